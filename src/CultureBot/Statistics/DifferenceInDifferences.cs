using System.Runtime.InteropServices;

namespace CultureBot.Statistics;

/// <summary>A share before and after.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BeforeAfter(int CountBefore, int NBefore, int CountAfter, int NAfter);

/// <param name="Value">How much more the share rose where something was done, −2 to 2.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Interval">Its 95 % interval.</param>
internal sealed record Effect(double Value, double StandardError, Interval Interval)
{
    /// <summary>Otherwise it is "not shown to have worked". Four shares without any spread show nothing.</summary>
    public bool IsShownToHaveWorked => StandardError > 0 && Interval.Low > 0;
}

/// <summary>Whether an action helped: how much more the share rose where it was taken than where it was not.</summary>
internal static class DifferenceInDifferences
{
    /// <summary>Null when one of the four shares is of nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static Effect? Of(BeforeAfter acted, BeforeAfter others)
    {
        (int Count, int N)[] shares =
        [
            (acted.CountAfter, acted.NAfter), (acted.CountBefore, acted.NBefore), (others.CountAfter, others.NAfter), (others.CountBefore, others.NBefore),
        ];
        foreach (var (count, n) in shares) Counted.Check(count, n);
        if (shares.Any(s => s.N == 0)) return null;
        var p = Array.ConvertAll(shares, s => (double)s.Count / s.N);
        var value = p[0] - p[1] - (p[2] - p[3]);
        var error = Math.Sqrt(shares.Select((s, i) => p[i] * (1 - p[i]) / s.N).Sum());
        return new(value, error, new(value - Confidence.Z * error, value + Confidence.Z * error));
    }
}
