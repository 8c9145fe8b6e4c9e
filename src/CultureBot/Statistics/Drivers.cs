using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CultureBot.Statistics;

/// <param name="Correlation">Spearman's, −1 to 1.</param>
/// <param name="Interval">95 %, of resampled groups.</param>
/// <param name="PValue">That there is none, two-sided; for q-values over all drivers shown.</param>
internal sealed record Driver(double Correlation, Interval Interval, double PValue);

/// <summary>
/// How two questions go together across released groups of one level of the tree. An association, never a cause, and of groups,
/// never of people: no row joins a person's answers.
/// </summary>
internal static class Drivers
{
    /// <summary>With fewer groups nothing is said.</summary>
    public const int FewestGroups = 30;

    private const int Resamples = 2000;
    private const double Tail = .025;

    /// <summary>Spearman's rank correlation; null under 30 groups, or when all groups have the same figure.</summary>
    /// <param name="first">One figure a released group.</param>
    /// <param name="second">The other figure of the same groups, in the same order.</param>
    /// <param name="seed">Chooses the resamples, so that a figure is the same each time it is shown.</param>
    /// <exception cref="ArgumentException">Not the same number of groups.</exception>
    public static Driver? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int seed)
    {
        if (first.Length != second.Length) throw new ArgumentException("Both figures are needed of every group.", nameof(second));
        if (first.Length < FewestGroups) return null;
        var (x, y) = (first.ToArray(), second.ToArray());
        var correlation = Correlation.Spearman(x, y);
        return double.IsNaN(correlation) ? null : new(correlation, Resampled(x, y, seed), PValue(correlation, x.Length));
    }

    private static Interval Resampled(double[] x, double[] y, int seed)
    {
        var random = new Random(seed);
        var (drawnX, drawnY) = (new double[x.Length], new double[x.Length]);
        var seen = new List<double>(Resamples);
        for (var round = 0; round < Resamples; round++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                var drawn = random.Next(x.Length);
                (drawnX[i], drawnY[i]) = (x[drawn], y[drawn]);
            }

            // One group drawn again and again has no order.
            if (Correlation.Spearman(drawnX, drawnY) is var correlation && !double.IsNaN(correlation)) seen.Add(correlation);
        }

        return new(seen.Quantile(Tail), seen.Quantile(1 - Tail));
    }

    private static double PValue(double correlation, int groups)
    {
        var freedom = groups - 2;
        var t = Math.Abs(correlation) * Math.Sqrt(freedom / Math.Max(double.Epsilon, 1 - correlation * correlation));
        return 2 * StudentT.CDF(0, 1, freedom, -t);
    }
}
