using System.Collections.Immutable;

namespace CultureBot.Statistics;

/// <summary>The rate of false discoveries in a family of tests (Benjamini and Hochberg, 1995).</summary>
internal static class BenjaminiHochberg
{
    /// <summary>The q-value of each p-value, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not between 0 and 1.</exception>
    public static ImmutableArray<double> QValues(IReadOnlyList<double> pValues)
    {
        var order = Enumerable.Range(0, pValues.Count).OrderByDescending(i => pValues[i]).ToArray();
        var q = new double[pValues.Count];
        var least = 1.0;
        for (var above = 0; above < order.Length; above++)
        {
            var p = pValues[order[above]];
            if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value lies between 0 and 1.");
            // The factor first: it is at least 1, so that rounding leaves no q below its p.
            least = Math.Min(least, p * ((double)order.Length / (order.Length - above)));
            q[order[above]] = least;
        }

        return [.. q];
    }
}
