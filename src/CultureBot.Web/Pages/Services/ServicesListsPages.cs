using System.Collections.Immutable;
using CultureBot.Feedback;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Services;

/// <summary>The lists behind the page of a quarter, which may be long: all teams, and who served whom.</summary>
internal static class ServicesListsPages
{
    public static void MapServicesLists(this IEndpointRouteBuilder app)
    {
        app.MapGet("/services/teams", TeamsAsync);
        app.MapGet("/services/edges", EdgesAsync);
    }

    private static async Task<IResult> TeamsAsync(string? quarter, string? find, int? page, Visitor visitor, ReadServicesView read, CancellationToken cancellationToken)
    {
        var typed = find?.Trim() ?? "";
        if (await FindAsync(quarter, visitor, read, cancellationToken) is not { } view) return NotFound();
        ImmutableArray<ServiceTeam> found = [.. view.Teams.Where(team => Has(team.Name, typed))];
        return new RazorComponentResult<TeamsPage>(new { View = view, Teams = ListPart.Of<ServiceTeam>(found, page ?? 1), Find = typed });
    }

    private static async Task<IResult> EdgesAsync(string? quarter, string? find, int? page, Visitor visitor, ReadServicesView read, CancellationToken cancellationToken)
    {
        var typed = find?.Trim() ?? "";
        if (await FindAsync(quarter, visitor, read, cancellationToken) is not { } view) return NotFound();
        ImmutableArray<ServiceEdgeLine> found = [.. view.Edges.Where(edge => Has(edge.Team, typed) || Has(edge.Customer, typed))];
        return new RazorComponentResult<EdgesPage>(new { View = view, Edges = ListPart.Of<ServiceEdgeLine>(found, page ?? 1), Find = typed });
    }

    /// <summary>Null before the first results are out, and for a quarter of which none are.</summary>
    private static async Task<ServicesView?> FindAsync(string? quarter, Visitor visitor, ReadServicesView read, CancellationToken cancellationToken) =>
        await read.HandleAsync(visitor.Account!, string.IsNullOrEmpty(quarter) ? null : quarter, cancellationToken) is { Quarter: not null } view ? view : null;

    private static bool Has(string name, string typed) => name.Contains(typed, StringComparison.OrdinalIgnoreCase);

    private static RazorComponentResult<NotFoundPage> NotFound() => new() { StatusCode = StatusCodes.Status404NotFound };
}
