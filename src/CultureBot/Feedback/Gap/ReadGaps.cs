using System.Collections.Immutable;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>
/// Pairs what people say of their own service with what their customers say. Both sides are released figures; those who say it are partly the same people,
/// which makes the interval wider than it would have to be. One who rated several teams is several of the organization's ratings, which makes that one narrower:
/// it is shown, and nothing is concluded from it. Who leads which team is asked again after an hour, since that takes long.
/// </summary>
internal sealed class ReadGaps(ISelfFigures figures, TimeProvider clock)
{
    private static readonly Duration TimeKept = Duration.FromHours(1);

    private readonly KeptQuarters<KeptGaps> _kept = new();

    /// <param name="sql">The session.</param>
    /// <param name="report">What is published of the quarter.</param>
    /// <param name="until">Surveys whose results were out by then.</param>
    public async Task<GapReport> HandleAsync(SqlSession sql, ServiceReport report, Instant until)
    {
        var now = clock.GetCurrentInstant();
        var said = ImmutableArray.CreateBuilder<SelfFigure>();
        foreach (var pair in GapPair.All) said.AddRange(await figures.ListOfEverybodyAsync(sql, [pair.Self, pair.Others], until));
        said.AddRange(await figures.ListOfEverybodyAsync(sql, [GapPair.OwnFive], until));
        var kept = await _kept.ReadAsync(
            report.Quarter.Id,
            kept => kept.Said.SequenceEqual(said) && now >= kept.At && now - kept.At < TimeKept,
            async () => new(await MakeAsync(sql, report, said, until), [.. said], now));
        return kept.Report;
    }

    private async Task<GapReport> MakeAsync(SqlSession sql, ServiceReport report, IReadOnlyCollection<SelfFigure> said, Instant until)
    {
        var family = new List<(ServiceDimension? About, string Team, FivesFigure Self, FivesFigure Customers)>();
        foreach (var pair in GapPair.All)
        {
            if (Find(said, pair.Self) is { } self && Find(said, pair.Others) is { } others) family.Add((pair.About, "", self, others));
        }

        OrganizationGap[] ratings = Find(said, GapPair.OwnFive) is { } all && report.Organization is { } rated
            ? [new(null, GapFigure.Judge([(all, rated)])[0] with { Verdict = GapVerdict.NotJudged })]
            : [];
        var teams = await ByTeamAsync(sql, until);
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

    private static FivesFigure? Find(IReadOnlyCollection<SelfFigure> said, string item) =>
        said.FirstOrDefault(figure => figure.Item == item) is { N: > 0 } figure ? new(figure.N, figure.Fives) : null;

    /// <summary>
    /// A survey by team says whose figure it is; one by managers only of those who lead one team alone, and did when the survey was launched: its groups are
    /// those of that day.
    /// </summary>
    private async Task<Dictionary<string, FivesFigure>> ByTeamAsync(SqlSession sql, Instant until)
    {
        var byTeam = new Dictionary<string, FivesFigure>(StringComparer.Ordinal);
        var groups = (await figures.ListOfGroupsAsync(sql, GapPair.OwnFive, until)).Where(figure => figure.N > 0).ToList();
        if (groups.Find(figure => figure.Lead is not null) is { LaunchedAt: var launch })
        {
            var (now, then) = (await SoleLeads.ReadAsync(sql), await SoleLeads.ReadAsync(sql, launch));
            foreach (var figure in groups)
            {
                if (figure.Lead is { } lead && now.TeamOf(lead) is { } team && then.TeamOf(lead) == team) byTeam.TryAdd(team, new(figure.N, figure.Fives));
            }
        }

        foreach (var figure in groups.Where(figure => figure.Team.Length > 0)) byTeam[DirectoryFields.Normalize(figure.Team)] = new(figure.N, figure.Fives);
        return byTeam;
    }

    /// <param name="Report">What was worked out.</param>
    /// <param name="Said">What everybody said then, which tells by which surveys.</param>
    /// <param name="At">When.</param>
    private sealed record KeptGaps(GapReport Report, ImmutableArray<SelfFigure> Said, Instant At);
}
