using System.Collections.Immutable;
using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Own;

/// <summary>What somebody chooses for themselves, by the form that they know from chat, and whether they are celebrated.</summary>
internal static class OwnPages
{
    public const string Address = "/me/settings";
    public const string CelebrationsAddress = Address + "/celebrations";

    public static void MapOwnPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, SaveAsync);
        app.MapPost(CelebrationsAddress, SaveCelebrationsAsync);
    }

    private static Task<IResult> ShowAsync(string? saved, Visitor visitor, OwnPreferences own, OwnCelebrations celebrations, CancellationToken cancellationToken) =>
        PageAsync(visitor, own, celebrations, new() { IsSaved = saved is not null }, cancellationToken);

    private static async Task<IResult> SaveAsync(
        IFormCollection posted, Visitor visitor, OwnPreferences own, OwnCelebrations celebrations, CancellationToken cancellationToken)
    {
        var values = ValuesOf(posted);
        var errors = await own.SaveAsync(visitor.Account!, visitor.Culture, values, cancellationToken);
        return errors.IsEmpty ? Saved() : await PageAsync(visitor, own, celebrations, new() { Errors = errors, Values = values }, cancellationToken);
    }

    private static async Task<IResult> SaveCelebrationsAsync(
        IFormCollection posted, Visitor visitor, OwnPreferences own, OwnCelebrations celebrations, CancellationToken cancellationToken)
    {
        var values = ValuesOf(posted);
        var errors = await celebrations.SaveAsync(visitor.Account!, visitor.Culture, visitor.Zone, values, cancellationToken);
        return errors.IsEmpty ? Saved() : await PageAsync(visitor, own, celebrations, new() { Errors = errors, CelebrationValues = values }, cancellationToken);
    }

    private static FormValues ValuesOf(IFormCollection posted) =>
        new(posted.ToImmutableDictionary(field => field.Key, field => field.Value.OfType<string>().ToImmutableArray(), StringComparer.Ordinal));

    private static RedirectHttpResult Saved() => TypedResults.LocalRedirect(Address + "?saved=1");

    private static async Task<IResult> PageAsync(Visitor visitor, OwnPreferences own, OwnCelebrations celebrations, OwnState state, CancellationToken cancellationToken) =>
        new RazorComponentResult<OwnSettingsPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Form"] = await own.ReadAsync(visitor.Account!, visitor.Culture, visitor.Zone, cancellationToken),
            ["Celebrations"] = await celebrations.ReadAsync(visitor.Account!, visitor.Culture, cancellationToken),
            ["State"] = state,
        })
        {
            StatusCode = state.Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
