using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Persons;

/// <summary>The page on which administrators say which accounts are one person.</summary>
internal static class PersonsEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/accounts", ShowAsync);
        app.MapPost("/people/accounts/same", SameAsync);
        app.MapPost("/people/accounts/different", DifferentAsync);
        app.MapPost("/people/accounts/split", SplitAsync);
    }

    private static async Task<IResult> ShowAsync(string? find, string? done, ReadPersons persons, CancellationToken cancellationToken)
    {
        var typed = find?.Trim() ?? "";
        Dictionary<string, object?> parameters = new(StringComparer.Ordinal)
        {
            ["Persons"] = await persons.ListAsync(typed, cancellationToken),
            ["Find"] = typed,
            ["Done"] = done is "same" or "different" or "split" ? done : "",
        };
        return new RazorComponentResult<PersonsPage>(parameters);
    }

    private static async Task<IResult> SameAsync(IFormCollection posted, MergePersons merge, Visitor visitor, CancellationToken cancellationToken) =>
        Account(posted, "one") is { } one && Account(posted, "other") is { } other
        && await merge.SameAsync(one, other, visitor.Account?.Id, cancellationToken) is null
            ? Done(posted, "same")
            : NotFound();

    private static async Task<IResult> DifferentAsync(IFormCollection posted, MergePersons merge, Visitor visitor, CancellationToken cancellationToken) =>
        Account(posted, "one") is { } one && Account(posted, "other") is { } other
        && await merge.DifferentAsync(one, other, visitor.Account?.Id, cancellationToken) is null
            ? Done(posted, "different")
            : NotFound();

    // Whoever presses twice finds the account alone already.
    private static async Task<IResult> SplitAsync(IFormCollection posted, SplitAccount split, Visitor visitor, CancellationToken cancellationToken) =>
        Account(posted, "account") is { } account
        && await split.HandleAsync(account, visitor.Account?.Id, cancellationToken) is null or PersonRefusal.OnlyAccount
            ? Done(posted, "split")
            : NotFound();

    private static AccountId? Account(IFormCollection posted, string field) =>
        Guid.TryParse(posted[field], out var id) ? new AccountId(id) : null;

    private static RedirectHttpResult Done(IFormCollection posted, string what)
    {
        var find = posted["find"].ToString();
        return TypedResults.LocalRedirect($"/people/accounts?done={what}{(find.Length == 0 ? "" : "&find=" + Uri.EscapeDataString(find))}");
    }

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
