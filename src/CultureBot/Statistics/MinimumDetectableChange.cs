namespace CultureBot.Statistics;

/// <summary>How large a change must be for a group of that size to see it four times in five.</summary>
internal static class MinimumDetectableChange
{
    /// <summary>The normal quantile of a power of 80 %.</summary>
    private const double PowerQuantile = .841621233573;

    /// <summary>As a share, at most 1: 2.801585 √(2p(1 − p)/n) for <paramref name="count"/> of <paramref name="n"/>; null for nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a count of that many.</exception>
    public static double? Of(int count, int n)
    {
        Counted.Check(count, n);
        return n == 0 ? null : At((double)count / n, n);
    }

    /// <summary>The largest it can be for a group of that size, whatever it answers: that of a share of one half.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than nobody.</exception>
    public static double? AtMost(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return n == 0 ? null : At(.5, n);
    }

    private static double At(double share, int n) => Math.Min(1, (Confidence.Z + PowerQuantile) * Math.Sqrt(2 * share * (1 - share) / n));
}
