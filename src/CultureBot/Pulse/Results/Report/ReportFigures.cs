using System.Collections.Immutable;
using CultureBot.Statistics;

namespace CultureBot.Pulse;

/// <summary>The figures of one group with their ranges, and what changed since the window before.</summary>
internal static class ReportFigures
{
    /// <param name="questions">Of the window, in order.</param>
    /// <param name="group">Whose.</param>
    /// <param name="now">Its figures by item.</param>
    /// <param name="before">Those of the window before; empty when there is nothing to compare with.</param>
    public static ImmutableArray<FigureReport> Of(
        IEnumerable<Question> questions, PublishedGroup group, IReadOnlyDictionary<string, PublishedFigure> now, IReadOnlyDictionary<string, PublishedFigure> before)
    {
        FigureReport[] figures =
            [.. questions.Where(question => now.ContainsKey(question.Item)).Select(question => Of(question, group, now[question.Item]))];
        if (!group.HasTrend) return [.. figures];

        // What is shown together is judged together.
        var compared = figures.Where(figure => figure.Figure.Fives is not null && before.GetValueOrDefault(figure.Question.Item)?.Fives is not null).ToList();
        var changes = Changes.Judge([.. compared.Select(figure => Comparison(figure.Figure, before[figure.Question.Item]))]);
        var byItem = compared.Zip(changes).ToDictionary(pair => pair.First.Question.Item, pair => Report(pair.Second), StringComparer.Ordinal);
        return [.. figures.Select(figure => figure with { Change = byItem.GetValueOrDefault(figure.Question.Item) })];
    }

    public static ChangeReport? Report(Change change) => change.Difference is not { } difference ? null : new(
        Kind(change.Verdict), 100 * difference.Value, new(100 * difference.Interval.Low, 100 * difference.Interval.High));

    private static ChangeKind Kind(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Higher => ChangeKind.Higher,
        ChangeVerdict.Lower => ChangeKind.Lower,
        _ => ChangeKind.NoClearChange,
    };

    private static Comparison Comparison(PublishedFigure now, PublishedFigure before) => new(now.Fives!.Value, now.N, before.Fives!.Value, before.N);

    private static FigureReport Of(Question question, PublishedGroup group, PublishedFigure figure)
    {
        var report = new FigureReport { Question = question, Figure = figure };
        if (figure.Fives is { } fives && figure.N > 0)
        {
            var isPopulation = group.Invited >= figure.N;
            report = report with
            {
                Share = (double)fives / figure.N,
                Range = Range(isPopulation ? Wilson.OfPopulation(fives, figure.N, group.Invited!.Value) : Wilson.Of(fives, figure.N)),
                Bounds = isPopulation ? Range(NonResponse.Bounds(fives, figure.N, group.Invited!.Value)) : null,
                DetectablePoints = (int)Math.Round(100 * MinimumDetectableChange.AtMost(figure.N)!.Value),
            };
        }

        if (figure is not { High: { } high, Low: { } low }) return report;
        return question.Kind switch
        {
            QuestionKind.Recommend when Recommend.Of(high, low, figure.N) is { } score => report with { Recommend = new(score.Score, Range(score.Interval)) },
            QuestionKind.Ladder => report with { LadderIndex = 100.0 * (high - low) / figure.N },
            _ => report,
        };
    }

    private static LikelyRange Range(Interval interval) => new(interval.Low, interval.High);
}
