using System.Collections.Immutable;
using CultureBot.Actions;
using CultureBot.Feedback;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Web.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Groups;

/// <summary>
/// One's own team in what is published: that of those whom one leads, else the one that one is in. Nothing on it is of one person's answers; whom nobody has
/// thanked is for who leads them alone, and only where it was agreed.
/// </summary>
internal static class TeamPages
{
    public static void MapTeam(this IEndpointRouteBuilder app)
    {
        app.MapGet("/team", ShowAsync);
        app.MapGet("/team/trend.csv", TrendAsync);
    }

    private static async Task<IResult> ShowAsync(
        Visitor visitor, ReadLatestResults results, FindLead managers, ReadOwnService services, ListActions actions, ListNotNoticed notNoticed, CancellationToken cancellationToken)
    {
        var latest = await results.HandleAsync(await GroupOfAsync(visitor, managers, cancellationToken), cancellationToken);
        return new RazorComponentResult<TeamPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Results"] = latest,
            ["Actions"] = latest is { Group: { } group } ? await ActionsOfAsync(actions, latest, group, cancellationToken) : [],
            ["Service"] = await services.OfTeamAsync(visitor.Account!, cancellationToken),
            ["NotNoticed"] = await notNoticed.HandleAsync(visitor.Account!, cancellationToken),
        });
    }

    private static async Task<IResult> TrendAsync(Visitor visitor, ReadLatestResults results, FindLead managers, ResultsPictures pictures, CancellationToken cancellationToken) =>
        await results.HandleAsync(await GroupOfAsync(visitor, managers, cancellationToken), cancellationToken) is { } latest && pictures.Trend(latest) is { } trend
            ? trend.ToFile()
            : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

    private static async Task<string> GroupOfAsync(Visitor visitor, FindLead managers, CancellationToken cancellationToken)
    {
        var person = visitor.Account!.PersonId;
        if (visitor.Has(Role.Manager)) return ReadLatestResults.GroupOf(person);
        return await managers.HandleAsync(person, cancellationToken) is { } manager ? ReadLatestResults.GroupOf(manager) : ReadLatestResults.Company;
    }

    private static async Task<ImmutableArray<ActionEntry>> ActionsOfAsync(ListActions actions, LatestResults latest, GroupReport group, CancellationToken cancellationToken) =>
        [.. (await actions.OfWindowAsync(new(latest.Report.Ledger.Window.Id.Value), cancellationToken)).Where(action => action.Group == group.Group.GroupId)];
}
