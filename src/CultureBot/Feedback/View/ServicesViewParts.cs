using System.Collections.Immutable;
using CultureBot.Statistics;

namespace CultureBot.Feedback;

/// <summary>Turns what is published into what a page shows.</summary>
internal static class ServicesViewParts
{
    public static ServicesView Fill(ServicesView view, ServiceReport report, OwnGaps gaps, ProviderTeams teams, string ownTeam) => view with
    {
        Quarter = report.Quarter.Name,
        PublishedAt = report.Quarter.PublishedAt,
        ForFives = report.Quarter.ForFives,
        Organization = report.Organization is { } all ? Of(all) : null,
        Teams = TeamsOf(report, teams, ownTeam),
        Edges = [.. report.Edges.Select(edge => new ServiceEdgeLine(
            edge.Team.Name, edge.Customer, Of(edge.Figure), edge.Estimate?.Mean, edge.Estimate?.Interval.Low, edge.Estimate?.Rank))],
        Own = report.Own is { } own ? Of(own) : null,
        Gaps = [.. gaps.All.Organization.Select(gap => Of(gap.About, gap.Figure))],
        OwnGap = gaps.Own is { } team && gaps.All.Teams.TryGetValue(team.Team.Key, out var gap) ? Of(null, gap) : null,
        Expected = gaps.Expected is { } expected ? new(expected.Tenths, expected.Verdict) : null,
    };

    /// <summary>A team that too few have rated and one that nobody has look alike.</summary>
    private static ImmutableArray<ServiceTeam> TeamsOf(ServiceReport report, ProviderTeams teams, string ownTeam)
    {
        var shown = report.Teams.Select(team => team.Team.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. report.Teams.Select(team => (team.Team, Line: Of(team, ownTeam)))
                .Concat(teams.All.Where(team => !shown.Contains(team.Key)).Select(team => (team, Line: new ServiceTeam(team.Name, team.Key == ownTeam, null, null, 0))))
                .OrderByDescending(team => team.Line.IsOwn).ThenBy(team => team.Line.Fives is null).ThenBy(team => team.Line.Name, StringComparer.OrdinalIgnoreCase)
                .Select(team => team.Line),
        ];
    }

    private static ServiceTeam Of(TeamService team, string ownTeam) => new(
        team.Team.Name,
        team.Team.Key == ownTeam,
        Of(team.Figure),
        TrendOf(team.Change),
        PointsOf(team.Change));

    private static ServiceTrend? TrendOf(Change? change) => change?.Verdict switch
    {
        null => null,
        ChangeVerdict.Higher => ServiceTrend.Higher,
        ChangeVerdict.Lower => ServiceTrend.Lower,
        _ => ServiceTrend.NoClearChange,
    };

    private static int PointsOf(Change? change) =>
        change is { Verdict: not ChangeVerdict.NoClearChange, Difference: { } difference } ? Math.Abs(Rounded.Percent(difference.Value)) : 0;

    private static ServiceGap Of(ServiceDimension? about, GapFigure gap) => new(
        about, Of(gap.Self), Of(gap.Customers), Rounded.Percent(gap.Difference.Interval.Low), Rounded.Percent(gap.Difference.Interval.High), gap.Verdict);

    /// <summary>With what all teams together did since the quarter before, judged by itself.</summary>
    public static ServicesView WithTrend(ServicesView view, ImmutableArray<ServiceQuarter> trend)
    {
        if (trend is not [.., { Organization: { } before }, { Organization: { } now }]) return view with { Trend = trend };
        var change = Changes.Judge([new(now.Fives, now.N, before.Fives, before.N)])[0];
        return view with { Trend = trend, Change = TrendOf(change), ChangePoints = PointsOf(change) };
    }

    /// <summary>Null where nothing is published.</summary>
    public static ServiceFives? Sum(IEnumerable<TeamTotal> totals)
    {
        var all = totals.Aggregate(new FivesFigure(0, 0), (sum, total) => new(sum.N + total.Figure.N, sum.Fives + total.Figure.Fives));
        return all.N == 0 ? null : Of(all);
    }

    public static ServiceFives Of(FivesFigure figure) => new(figure.N, figure.Fives, figure.Likely.Low, figure.Likely.High, figure.MoreToTheNextStep, figure.NextStep);
}
