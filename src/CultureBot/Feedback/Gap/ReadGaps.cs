using System.Collections.Immutable;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// Pairs what people say of their own service with what their customers say. Both sides are released figures; those who say it are partly the same people,
/// which makes the interval wider than it would have to be. One who rated several teams is several of the organization's ratings, which makes that one narrower:
/// it is shown, and nothing is concluded from it.
/// </summary>
internal sealed class ReadGaps(ISelfFigures figures)
{
    /// <param name="sql">The session.</param>
    /// <param name="report">What is published of the quarter.</param>
    /// <param name="until">Surveys whose results were out by then.</param>
    public async Task<GapReport> HandleAsync(SqlSession sql, ServiceReport report, Instant until)
    {
        var family = new List<(ServiceDimension? About, string Team, FivesFigure Self, FivesFigure Customers)>();
        foreach (var pair in GapPair.All)
        {
            var said = await figures.ListAsync(sql, [pair.Self, pair.Others], until);
            if (Whole(said, pair.Self) is { } self && Whole(said, pair.Others) is { } others) family.Add((pair.About, "", self, others));
        }

        var own = await figures.ListAsync(sql, [GapPair.OwnFive], until);
        OrganizationGap[] ratings = Whole(own, GapPair.OwnFive) is { } all && report.Organization is { } rated
            ? [new(null, GapFigure.Judge([(all, rated)])[0] with { Verdict = GapVerdict.NotJudged })]
            : [];
        var teams = await ByTeamAsync(sql, own);
        foreach (var team in report.Teams)
        {
            if (teams.TryGetValue(team.Team.Key, out var self)) family.Add((null, team.Team.Key, self, team.Figure));
        }

        // Those of all teams are one family, whoever looks at which of them: a verdict is the same for everybody.
        var judged = family.Zip(GapFigure.Judge([.. family.Select(gap => (gap.Self, gap.Customers))])).ToList();
        return new(
            [.. judged.Where(gap => gap.First.Team.Length == 0).Select(gap => new OrganizationGap(gap.First.About, gap.Second)), .. ratings],
            judged.Where(gap => gap.First.Team.Length > 0).ToImmutableDictionary(gap => gap.First.Team, gap => gap.Second, StringComparer.Ordinal));
    }

    private static FivesFigure? Whole(ImmutableArray<SelfFigure> figures, string item) =>
        figures.FirstOrDefault(figure => figure.IsWhole && figure.Item == item) is { N: > 0 } figure ? new(figure.N, figure.Fives) : null;

    /// <summary>
    /// A survey by team says whose figure it is; one by managers only of those with one team below them and nobody else who leads, who had that team
    /// already when the survey was launched: its groups are those of that day.
    /// </summary>
    private static async Task<Dictionary<string, FivesFigure>> ByTeamAsync(SqlSession sql, ImmutableArray<SelfFigure> figures)
    {
        var byTeam = new Dictionary<string, FivesFigure>(StringComparer.Ordinal);
        var teams = await ProviderTeams.ReadAsync(sql);
        var then = figures.FirstOrDefault(figure => figure.Lead is not null) is { LaunchedAt: var launch } ? await LedAtLaunch.ReadAsync(sql, launch) : null;
        foreach (var figure in figures.Where(figure => figure.N > 0))
        {
            if (figure.Lead is { } lead)
            {
                string[] led = [.. (await TeamsStore.ListLedByAsync(sql, lead)).Select(DirectoryFields.Normalize).Distinct(StringComparer.Ordinal)];
                if (led is [var only] && teams.Find(only) is { } team && await teams.FindLeadAsync(sql, team) == lead && !await TeamsStore.HasLeadsBelowAsync(sql, lead)
                    && await then!.IsOfAsync(sql, lead, team.Key))
                    byTeam.TryAdd(team.Key, new(figure.N, figure.Fives));
            }
            else if (figure.Team.Length > 0)
            {
                byTeam[DirectoryFields.Normalize(figure.Team)] = new(figure.N, figure.Fives);
            }
        }

        return byTeam;
    }
}
