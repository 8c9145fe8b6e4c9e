using MathNet.Numerics.Distributions;

namespace CultureBot.Statistics;

/// <summary>Fisher's exact test of a table of two by two, two-sided.</summary>
internal static class FisherExact
{
    // Tables as likely as the one seen count as well; rounding must not tell them apart.
    private const double Tolerance = 1 + 1e-7;

    /// <summary>
    /// How likely a table at most as likely as this one is, with the same margins, when both shares are the same.
    /// 1 when one of them is a share of nobody.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static double PValue(int count, int n, int otherCount, int otherN)
    {
        Counted.Check(count, n);
        Counted.Check(otherCount, otherN);
        var (all, successes) = (checked(n + otherN), count + otherCount);
        var seen = Hypergeometric.PMF(all, successes, n, count) * Tolerance;
        var p = 0.0;
        for (var x = Math.Max(0, n + successes - all); x <= Math.Min(n, successes); x++)
        {
            var likely = Hypergeometric.PMF(all, successes, n, x);
            if (likely <= seen) p += likely;
        }

        return Math.Min(p, 1);
    }
}
