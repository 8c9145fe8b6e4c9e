namespace CultureBot.Statistics;

/// <summary>What can be counted: between none and all of a number of people.</summary>
internal static class Counted
{
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or larger than what it is counted among.</exception>
    public static void Check(int count, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, n);
    }
}
