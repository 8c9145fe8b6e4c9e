using CultureBot.Celebrations;
using CultureBot.Privacy;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Settings;

/// <summary>The page on which HR turns birthdays and anniversaries on, workspace by workspace.</summary>
internal static class CelebrationsPages
{
    public const string Address = "/settings/celebrations";

    public static void MapCelebrationsPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async Task<IResult> (string? saved, ReadCelebrations read, CancellationToken cancellationToken) =>
            Page(await read.HandleAsync(cancellationToken), saved ?? "", isSaved: saved is not null));
        app.MapPost(Address + "/{workspace:guid}", SaveAsync);
    }

    /// <summary>The id that a workspace's form has on the page.</summary>
    public static string FormId(Guid workspace) => SettingsState.FormId(workspace, "celebrations");

    private static async Task<IResult> SaveAsync(
        Guid workspace, IFormCollection posted, ReadCelebrations read, ChangeCelebrationsHandler change, Visitor visitor, CancellationToken cancellationToken)
    {
        if ((await read.HandleAsync(cancellationToken)).FirstOrDefault(one => one.Workspace.Id.Value == workspace) is not { } present)
            return new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
        var (id, form) = (FormId(workspace), CelebrationsForm.Read(posted));
        if (form.Check(present.Settings, SettingsEndpoints.Revision(posted)) is not { } settings) return await WrongAsync("rule", "celebrations.rule_wrong");
        return await change.HandleAsync(new(present.Workspace, settings, visitor.Account!.Id), cancellationToken) switch
        {
            null => TypedResults.LocalRedirect($"{Address}?saved={id}#{id}"),
            ChangeCelebrationsRefusal.ChangedMeanwhile => Page(await read.HandleAsync(cancellationToken), refusal: SettingRefusal.ChangedMeanwhile),
            ChangeCelebrationsRefusal.CannotPost => await WrongAsync("channel", "settings.error_channel"),
            _ => await WrongAsync("channel", "settings.error_unreachable"),
        };

        async Task<IResult> WrongAsync(string field, string key) =>
            Page(await read.HandleAsync(cancellationToken), id, form with { Errors = form.Errors.Add(field, key) }, refusal: SettingRefusal.OutOfRange);
    }

    private static RazorComponentResult<CelebrationsPage> Page(
        IReadOnlyList<WorkspaceCelebrations> all, string form = "", CelebrationsForm? typed = null, bool isSaved = false, SettingRefusal? refusal = null) =>
        new(new { All = all, State = new SettingsState { Form = form, IsSaved = isSaved }, Typed = typed, Refusal = refusal == SettingRefusal.ChangedMeanwhile ? refusal : null })
        {
            StatusCode = SettingsEndpoints.StatusOf(refusal),
        };
}
