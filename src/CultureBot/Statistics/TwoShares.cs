using MathNet.Numerics.Distributions;

namespace CultureBot.Statistics;

/// <summary>Whether two shares may be the same: Fisher's exact test where counts are small, otherwise the z test of two proportions.</summary>
internal static class TwoShares
{
    private const double SmallExpectedCount = 5;

    /// <summary>The two-sided p-value; null when one of them is a share of nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static double? PValue(int count, int n, int otherCount, int otherN)
    {
        Counted.Check(count, n);
        Counted.Check(otherCount, otherN);
        if (n == 0 || otherN == 0) return null;
        var pooled = ((double)count + otherCount) / ((double)n + otherN);
        var leastExpected = Math.Min(n, otherN) * Math.Min(pooled, 1 - pooled);
        if (leastExpected < SmallExpectedCount) return FisherExact.PValue(count, n, otherCount, otherN);
        var error = Math.Sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / otherN));
        return 2 * Normal.CDF(0, 1, -Math.Abs((double)count / n - (double)otherCount / otherN) / error);
    }
}
