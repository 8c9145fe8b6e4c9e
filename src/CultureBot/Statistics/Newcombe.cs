namespace CultureBot.Statistics;

/// <param name="Value">The first share less the second, −1 to 1.</param>
/// <param name="Interval">Its 95 % interval.</param>
internal sealed record Difference(double Value, Interval Interval)
{
    /// <summary>Whether no difference is among what is likely.</summary>
    public bool MayBeNone => Interval.Holds(0);
}

/// <summary>The difference of two independent shares, from their Wilson limits (R. G. Newcombe, 1998, method 10).</summary>
internal static class Newcombe
{
    /// <summary>The first share less the second; null when one of them is a share of nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static Difference? Of(int count, int n, int otherCount, int otherN)
    {
        var (first, second) = (Wilson.Of(count, n), Wilson.Of(otherCount, otherN));
        if (n == 0 || otherN == 0) return null;
        var (p, q) = ((double)count / n, (double)otherCount / otherN);
        var below = Math.Sqrt(Square(p - first.Low) + Square(second.High - q));
        var above = Math.Sqrt(Square(first.High - p) + Square(q - second.Low));
        return new(p - q, new(p - q - below, p - q + above));
    }

    private static double Square(double x) => x * x;
}
