using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Extensions;

namespace CultureBot.Web.Pages.Hooks;

/// <summary>The page on which administrators say which programs are told what happens here, and see whether it arrives.</summary>
internal static class HooksPages
{
    private const string Address = "/hooks";

    public static void MapHooksPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, AddAsync);
        app.MapPost("/hooks/{hook:guid}/events", SubscribeAsync);
        app.MapPost("/hooks/{hook:guid}/secret", RotateAsync);
        app.MapPost("/hooks/{hook:guid}/pause", PauseAsync);
        app.MapPost("/hooks/{hook:guid}/resume", ResumeAsync);
        app.MapPost("/hooks/{hook:guid}/delete", DeleteAsync);
        app.MapPost("/hooks/{hook:guid}/test", TestAsync);
        app.MapPost("/hooks/{hook:guid}/resend", ResendFailedAsync);
        app.MapPost("/hooks/deliveries/{delivery:guid}/resend", ResendAsync);
    }

    private static Task<IResult> ShowAsync(string? done, int? count, ReadHooks hooks, TimeProvider clock, CancellationToken cancellationToken) =>
        PageAsync(hooks, clock, HooksForm.Empty, done ?? "", count ?? 0, cancellationToken);

    private static async Task<IResult> AddAsync(
        IFormCollection posted, Visitor visitor, AddHookHandler add, ReadHooks hooks, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = HooksForm.Read(posted);
        var added = await add.HandleAsync(new(By(visitor), form.Address, form.Events), cancellationToken);
        return added.Secret is { } secret
            ? Secret("added", secret)
            : await PageAsync(hooks, clock, form with { Refusal = added.Refusal }, "", 0, cancellationToken);
    }

    private static async Task<IResult> SubscribeAsync(Guid hook, IFormCollection posted, Visitor visitor, ChangeHook change, CancellationToken cancellationToken) =>
        Done("saved", await change.SubscribeAsync(By(visitor), new(hook), HooksForm.EventsOf(posted), cancellationToken));

    private static async Task<IResult> RotateAsync(Guid hook, Visitor visitor, ChangeHook change, CancellationToken cancellationToken) =>
        await change.RotateAsync(By(visitor), new(hook), cancellationToken) is { } secret ? Secret("rotated", secret) : NotFound();

    private static async Task<IResult> PauseAsync(Guid hook, Visitor visitor, ChangeHook change, CancellationToken cancellationToken) =>
        Done("paused", await change.PauseAsync(By(visitor), new(hook), cancellationToken));

    private static async Task<IResult> ResumeAsync(Guid hook, Visitor visitor, ChangeHook change, CancellationToken cancellationToken) =>
        Done("resumed", await change.ResumeAsync(By(visitor), new(hook), cancellationToken));

    private static async Task<IResult> DeleteAsync(Guid hook, Visitor visitor, ChangeHook change, CancellationToken cancellationToken) =>
        Done("deleted", await change.DeleteAsync(By(visitor), new(hook), cancellationToken));

    private static async Task<IResult> TestAsync(Guid hook, Visitor visitor, ResendDeliveries resend, CancellationToken cancellationToken) =>
        Done("tested", await resend.TestAsync(By(visitor), new(hook), cancellationToken));

    private static async Task<IResult> ResendFailedAsync(Guid hook, IFormCollection posted, Visitor visitor, ResendDeliveries resend, CancellationToken cancellationToken)
    {
        if (HooksForm.Moment(posted, visitor) is not { } since) return Done("resent", false);
        var count = await resend.FailedAsync(By(visitor), new(hook), since, cancellationToken);
        return TypedResults.LocalRedirect($"{Address}?done=resent_all&count={count}");
    }

    private static async Task<IResult> ResendAsync(Guid delivery, Visitor visitor, ResendDeliveries resend, CancellationToken cancellationToken) =>
        Done("resent", await resend.OneAsync(By(visitor), new(delivery), cancellationToken));

    private static AccountId By(Visitor visitor) => visitor.Account!.Id;

    private static RedirectHttpResult Done(string what, bool isDone) => TypedResults.LocalRedirect($"{Address}?done={(isDone ? what : "nothing")}");

    private static RazorComponentResult<HookSecretPage> Secret(string what, string secret) => new(new { What = what, Secret = secret });

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<IResult> PageAsync(
        ReadHooks hooks, TimeProvider clock, HooksForm form, string done, int count, CancellationToken cancellationToken) =>
        new RazorComponentResult<HooksPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["View"] = await hooks.HandleAsync(cancellationToken),
            ["Form"] = form,
            ["Done"] = done is "saved" or "paused" or "resumed" or "deleted" or "tested" or "resent" or "resent_all" or "nothing" ? done : "",
            ["Count"] = Math.Max(count, 0),
            ["MadeAt"] = clock.GetCurrentInstant(),
        });
}
