namespace CultureBot.Statistics;

/// <summary>How unevenly something is spread: 0 when everybody has the same, near 1 when one has it all.</summary>
internal static class Gini
{
    /// <summary>Σ(2i − n − 1)x₍ᵢ₎/(nΣx); 0 when there is nothing to spread, null when there is nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double? Of(IEnumerable<int> counts)
    {
        int[] sorted = [.. counts.Order()];
        if (sorted.Length == 0) return null;
        ArgumentOutOfRangeException.ThrowIfNegative(sorted[0], nameof(counts));
        var total = sorted.Sum(x => (double)x);
        if (total == 0) return 0;
        var spread = 0.0;
        for (var i = 0; i < sorted.Length; i++) spread += (2.0 * (i + 1) - sorted.Length - 1) * sorted[i];
        return spread / (sorted.Length * total);
    }
}
