using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>
/// The arithmetic that a reader of the published rows can do who knows nobody's group: it needs no more than that groups lie within others and
/// that nobody has two values. Any other difference of nested groups is a sum of these remainders.
/// </summary>
internal static class LedgerAttack
{
    public static ImmutableArray<LedgerFinding> Run(IReadOnlyCollection<LedgerFigure> figures, IReadOnlyCollection<LedgerTrend> trends)
    {
        var remainders = Remainders(figures);
        var unpublished = Unpublished(figures);
        var bands = figures.Select(figure => (figure.Bands, figure.Cap)).Concat(remainders.Concat(unpublished).Select(left => (left.Bands, left.Cap)))
            .Where(sum => sum.Bands is not null).ToList();
        return
        [
            new(LedgerAttackKind.Figures, figures.Count, figures.Count(figure => figure.N < figure.K)),
            new(LedgerAttackKind.Remainders, remainders.Count, remainders.Count(IsSmall)),
            new(LedgerAttackKind.Unpublished, unpublished.Count, unpublished.Count(IsSmall)),
            new(LedgerAttackKind.LowAnswers, bands.Count, bands.Count(sum => GivesLowAway(sum.Bands!.Value, sum.Cap))),
            new(LedgerAttackKind.Windows, trends.Count, trends.Count(trend => !new Movement(trend.Joined, trend.Departed).IsLargeEnough(trend.K))),
        ];
    }

    private static List<Left> Remainders(IReadOnlyCollection<LedgerFigure> figures)
    {
        var below = figures.Where(figure => figure.ParentId is not null).ToLookup(figure => (figure.Question, figure.K, figure.ParentId!));
        return [.. figures.Where(figure => !figure.IsValue).Select(figure => (figure, Taken: below[(figure.Question, figure.K, figure.Id)])).Where(one => one.Taken.Any()).Select(one => Left.Of(one.figure, one.Taken))];
    }

    private static List<Left> Unpublished(IReadOnlyCollection<LedgerFigure> figures)
    {
        var values = figures.Where(figure => figure.IsValue).ToLookup(figure => (figure.Question, figure.K));
        return [.. figures.Where(figure => figure is { IsValue: false, ParentId: null } && values.Contains((figure.Question, figure.K)))
            .Select(figure => Left.Of(figure, values[(figure.Question, figure.K)]))];
    }

    private static bool IsSmall(Left left) => left.N > 0 && left.N < left.K;

    // Everybody who did not answer high is known to have answered low.
    private static bool GivesLowAway(Bands bands, LowCap cap) =>
        bands.Low > 0 && bands.Low == (cap == LowCap.TwoInTheMiddle ? bands.N - bands.High : bands.N);

    private sealed record Left(int K, int N, Bands? Bands, LowCap Cap)
    {
        public static Left Of(LedgerFigure figure, IEnumerable<LedgerFigure> taken) => taken.Aggregate(
            new Left(figure.K, figure.N, figure.Bands, figure.Cap),
            (left, some) => left with
            {
                N = left.N - some.N,
                Bands = left.Bands is { } all && some.Bands is { } less ? new Bands(all.High - less.High, all.Middle - less.Middle, all.Low - less.Low) : null,
            });
    }
}
