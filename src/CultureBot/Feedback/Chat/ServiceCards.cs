using System.Globalization;
using CultureBot.Chat;
using CultureBot.Statistics;

namespace CultureBot.Feedback;

/// <summary>How well we served each other in a quarter: Fives first, each with how sure it is; means are nowhere.</summary>
internal static class ServiceCards
{
    private const int MostEdges = 8;

    // More than seven bars are a table; the page has them all.
    private const int MostBars = 7;

    public static Card None(CultureInfo culture) => Card.Of(Say(culture, "ResultsNone"));

    /// <param name="culture">The reader's language.</param>
    /// <param name="report">What they may see.</param>
    /// <param name="ownTeam">The key of the reader's team, or of the one that they lead; empty for none.</param>
    /// <param name="gaps">Blind spots and hidden strengths.</param>
    public static Card Of(CultureInfo culture, ServiceReport report, string ownTeam, params IEnumerable<CardBlock> gaps)
    {
        var title = Say(culture, "ResultsTitle", ("quarter", report.Quarter.Name));
        return new(title, [new HeadingBlock(title), .. Organization(culture, report), .. OwnTeam(culture, report, ownTeam), .. Own(culture, report), .. gaps, .. Chart(culture, report), .. Edges(culture, report), new NoteBlock(Say(culture, "ResultsNote", ("fives", report.Quarter.ForFives)))]);
    }

    private static IEnumerable<CardBlock> Organization(CultureInfo culture, ServiceReport report) =>
        report.Organization is { } all ? [new TextBlock(Figure(culture, "ResultsAll", all))] : [new TextBlock(Say(culture, "ResultsHidden"))];

    private static IEnumerable<CardBlock> OwnTeam(CultureInfo culture, ServiceReport report, string ownTeam)
    {
        if (ownTeam.Length == 0) yield break;
        if (report.Teams.FirstOrDefault(team => team.Team.Key == ownTeam) is not { } mine)
        {
            yield return new TextBlock(Say(culture, "ResultsTeamHidden"));
            yield break;
        }

        yield return new TextBlock(ChatText.Join(" ", [Figure(culture, "ResultsTeam", mine.Figure, ("team", mine.Team.Name)), Step(culture, mine.Figure), Changed(culture, mine.Change)]));
    }

    private static IEnumerable<CardBlock> Own(CultureInfo culture, ServiceReport report) =>
        report.Own is { } own ? [new TextBlock(ChatText.Join(" ", [Figure(culture, "ResultsOwn", own), Step(culture, own)]))] : [];

    private static IEnumerable<CardBlock> Chart(CultureInfo culture, ServiceReport report)
    {
        if (report.Teams.Length < 2) return [];
        var shown = report.Teams.OrderByDescending(team => team.Figure.Likely.Low).ThenBy(team => team.Team.Name, StringComparer.OrdinalIgnoreCase).Take(MostBars).ToList();
        return
        [
            new ChartBlock(
                ChartKind.Bar,
                Say(culture, "ResultsChart", ("team", shown[0].Team.Name)),
                [.. shown.Select(team => new ChartPoint(team.Team.Name, Rounded.Percent(team.Figure.Share), Figure(culture, "ResultsPoint", team.Figure, ("team", team.Team.Name))))])
            {
                Unit = FeedbackWords.SayPlain(culture, "ResultsUnit"),
            },
        ];
    }

    private static IEnumerable<CardBlock> Edges(CultureInfo culture, ServiceReport report) => report.Edges.Length == 0
        ? []
        : [new TextBlock(Say(culture, "ResultsEdges")), new ListBlock([.. report.Edges.Take(MostEdges).Select(edge => Edge(culture, edge))])];

    private static ChatText Edge(CultureInfo culture, EdgeService edge)
    {
        var key = edge.Estimate?.Rank is null ? "ResultsEdge" : "ResultsEdgeRanked";
        return Figure(culture, key, edge.Figure, ("team", edge.Team.Name), ("customer", edge.Customer), ("rank", edge.Estimate?.Rank ?? 0));
    }

    // "No clear change" is a result of its own.
    private static ChatText Changed(CultureInfo culture, Change? change) => change is null ? "" : change.Verdict switch
    {
        ChangeVerdict.NoClearChange => Say(culture, "ResultsNoChange"),
        var verdict => Say(culture, verdict == ChangeVerdict.Higher ? "ResultsHigher" : "ResultsLower", ("points", Math.Abs(Rounded.Percent(change.Difference!.Value)))),
    };

    private static ChatText Step(CultureInfo culture, FivesFigure figure) =>
        figure.MoreToTheNextStep > 0 ? Say(culture, "ResultsStep", ("more", figure.MoreToTheNextStep), ("next", figure.NextStep)) : Say(culture, "ResultsAllFives");

    private static ChatText Figure(CultureInfo culture, string key, FivesFigure figure, params ReadOnlySpan<(string Name, object Value)> more) => Say(
        culture,
        key,
        [
            .. more,
            ("percent", Rounded.Percent(figure.Share)), ("n", figure.N), ("low", Rounded.Percent(figure.Likely.Low)), ("high", Rounded.Percent(figure.Likely.High)),
        ]);

    private static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) => FeedbackWords.Say(culture, key, values);
}
