using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Statistics;

namespace CultureBot.Pulse;

/// <summary>A group's results in a few lines and one chart, the same on the company's card and on a manager's.</summary>
internal static class ResultsLines
{
    // Of more questions than a chart takes in: the strongest, and one more of the weakest.
    private const int StrongestDrawn = 3;
    private const int WeakestDrawn = ChartBlock.MostDrawn - StrongestDrawn;

    /// <summary>Three lines — the strongest, the weakest, what changed — and the chart; before them how far few answers may mislead.</summary>
    public static IEnumerable<CardBlock> Of(CultureInfo culture, GroupReport group)
    {
        if (group is { LeadsWithBounds: true, Weakest.Bounds: { } bounds })
        {
            yield return new TextBlock(ResultsWords.Book.Say(
                culture, "FewAnswered", ("percent", Rounded.Percent(group.Participation!.Value)), ("question", Words(culture, group.Weakest)),
                ("low", Rounded.Percent(bounds.Low)), ("high", Rounded.Percent(bounds.High))));
        }

        if (group.Strongest is { } strongest) yield return Fives(culture, "Strongest", strongest);
        if (group.Weakest is { } weakest) yield return Fives(culture, "Weakest", weakest);
        yield return new TextBlock(ChatText.Join(" ", Changes(culture, group)));
        foreach (var asked in group.FollowUps)
            yield return new TextBlock(ResultsWords.Book.Say(culture, "FollowUp", ("question", Words(culture, asked)), ("fives", asked.Figure.Fives!.Value), ("n", asked.Figure.N)));
        if (Chart(culture, group) is { } chart) yield return chart;
        if (group.Strongest is { DetectablePoints: { } points, Figure.N: var n })
            yield return new NoteBlock(ResultsWords.Book.Say(culture, "Detectable", ("n", n), ("points", points)));
    }

    /// <summary>The Recommend score of the company; nothing where it was not asked or is not published.</summary>
    public static IEnumerable<CardBlock> Recommend(CultureInfo culture, GroupReport group)
    {
        if (group.Figures.FirstOrDefault(figure => figure is { Recommend: not null, Question.RatedTeam: "" }) is { Recommend: { } recommend })
        {
            yield return new TextBlock(ResultsWords.Book.Say(
                culture, "Recommend", ("score", Rounded.Points(recommend.Score)), ("low", Rounded.Points(recommend.Range.Low)), ("high", Rounded.Points(recommend.Range.High))));
        }
    }

    /// <summary>What became higher and what lower; that nothing clearly did; or that there is nothing to compare with.</summary>
    public static IEnumerable<ChatText> Changes(CultureInfo culture, GroupReport group)
    {
        if (!group.IsCompared) return [ResultsWords.Book.Say(culture, "NotCompared")];
        ChatText[] lines = [.. Changed(culture, group, ChangeKind.Higher, "Higher"), .. Changed(culture, group, ChangeKind.Lower, "Lower")];
        return lines.Length > 0 ? lines : [ResultsWords.Book.Say(culture, "NoClearChange")];
    }

    /// <summary>A question within a sentence of ours, without the full stop of its own.</summary>
    public static string Words(CultureInfo culture, Question question) => QuestionBankWords.WordsOf(question, culture).TrimEnd('.', '。');

    private static string Words(CultureInfo culture, FigureReport figure) => Words(culture, figure.Question);

    private static IEnumerable<ChatText> Changed(CultureInfo culture, GroupReport group, ChangeKind kind, string key)
    {
        var questions = group.Changed.Where(figure => figure.Change!.Kind == kind)
            .Select(figure => ResultsWords.Book.Say(culture, "ChangedBy", ("question", Words(culture, figure)), ("points", Math.Abs(Rounded.Points(figure.Change!.Points))))).ToList();
        if (questions.Count > 0)
            yield return ResultsWords.Book.Say(culture, key, ("questions", ChatText.Join(ResultsWords.Book.SayPlain(culture, "ListSeparator"), questions)));
    }

    private static TextBlock Fives(CultureInfo culture, string key, FigureReport figure) => new(ResultsWords.Book.Say(
        culture, key, ("question", Words(culture, figure)), ("percent", Rounded.Percent(figure.Share!.Value)), ("n", figure.Figure.N), ("likely", Likely(culture, figure))));

    // Where everybody answered there is nothing to be unsure of.
    private static ChatText Likely(CultureInfo culture, FigureReport figure)
    {
        var (low, high) = figure.Range!.Value;
        return low < high ? ResultsWords.Book.Say(culture, "Likely", ("low", Rounded.Percent(low)), ("high", Rounded.Percent(high))) : ResultsWords.Book.Say(culture, "AllAnswered");
    }

    private static ChartBlock? Chart(CultureInfo culture, GroupReport group)
    {
        ImmutableArray<FigureReport> all = [.. group.ByStrength];
        if (all.Length < 2) return null;
        var drawn = all.Length <= ChartBlock.MostDrawn ? all : [.. all.Take(StrongestDrawn), .. all.TakeLast(WeakestDrawn)];
        return new(
            ChartKind.Bar,
            ResultsWords.Book.Say(culture, "ChartTitle", ("question", Words(culture, all[^1]))),
            [.. drawn.Select(figure => Point(culture, figure))])
        { Unit = ResultsWords.Book.SayPlain(culture, "ChartUnit") };
    }

    private static ChartPoint Point(CultureInfo culture, FigureReport figure)
    {
        var (question, percent) = (Words(culture, figure), Rounded.Percent(figure.Share!.Value));
        return new(question, percent, ResultsWords.Book.Say(culture, "ChartPoint", ("question", question), ("percent", percent), ("n", figure.Figure.N)));
    }
}
