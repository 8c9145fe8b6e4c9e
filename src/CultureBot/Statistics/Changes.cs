using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CultureBot.Statistics;

/// <summary>Two shares that are shown beside each other: a group now and before, or a group and the rest.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Comparison(int Count, int N, int OtherCount, int OtherN);

internal enum ChangeVerdict
{
    /// <summary>A result of its own, not the lack of one.</summary>
    NoClearChange,
    Higher,
    Lower,
}

/// <param name="Verdict">Whether it changed.</param>
/// <param name="Difference">By how much; null when one of the shares is of nobody.</param>
/// <param name="QValue">Its q-value within the family; null likewise.</param>
internal sealed record Change(ChangeVerdict Verdict, Difference? Difference, double? QValue);

/// <summary>Says "changed" only if Newcombe's interval excludes 0 and q is at most .10 over all that is shown together.</summary>
internal static class Changes
{
    private const double MostQ = .10;

    /// <summary>A verdict for each comparison of the family, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static ImmutableArray<Change> Judge(IReadOnlyList<Comparison> family)
    {
        var pValues = family.Select(c => TwoShares.PValue(c.Count, c.N, c.OtherCount, c.OtherN)).ToArray();
        // A share of nobody was not tested, and makes the family no larger.
        var tested = new Queue<double>(BenjaminiHochberg.QValues([.. pValues.OfType<double>()]));
        return [.. family.Select((comparison, i) => Judge(comparison, pValues[i] is null ? null : tested.Dequeue()))];
    }

    private static Change Judge(Comparison comparison, double? q)
    {
        var difference = Newcombe.Of(comparison.Count, comparison.N, comparison.OtherCount, comparison.OtherN);
        if (difference is null || difference.MayBeNone || q is not <= MostQ) return new(ChangeVerdict.NoClearChange, difference, q);
        return new(difference.Value > 0 ? ChangeVerdict.Higher : ChangeVerdict.Lower, difference, q);
    }
}
