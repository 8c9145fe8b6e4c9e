using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Own;

/// <summary>What somebody chooses for themselves, by the form that they know from chat.</summary>
internal static class OwnPages
{
    private const string Address = "/me/settings";

    public static void MapOwnPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapPost(Address, SaveAsync);
    }

    private static async Task<IResult> ShowAsync(string? saved, Visitor visitor, OwnPreferences own, CancellationToken cancellationToken) =>
        Page(await own.ReadAsync(visitor.Account!, visitor.Culture, visitor.Zone, cancellationToken), values: null, [], saved is not null);

    private static async Task<IResult> SaveAsync(IFormCollection posted, Visitor visitor, OwnPreferences own, CancellationToken cancellationToken)
    {
        var values = posted.ToImmutableDictionary(field => field.Key, field => field.Value.OfType<string>().ToImmutableArray(), StringComparer.Ordinal);
        var errors = await own.SaveAsync(visitor.Account!, visitor.Culture, new(values), cancellationToken);
        return errors.IsEmpty
            ? TypedResults.LocalRedirect(Address + "?saved=1")
            : Page(await own.ReadAsync(visitor.Account!, visitor.Culture, visitor.Zone, cancellationToken), new(values), errors, isSaved: false);
    }

    private static RazorComponentResult<OwnSettingsPage> Page(Form form, FormValues? values, ImmutableDictionary<string, string> errors, bool isSaved) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Form"] = form, ["Values"] = values, ["Errors"] = errors, ["IsSaved"] = isSaved })
        {
            StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}
