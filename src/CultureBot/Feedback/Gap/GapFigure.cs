using System.Collections.Immutable;
using CultureBot.Statistics;

namespace CultureBot.Feedback;

/// <summary>How people see their service beside how their customers do.</summary>
public enum GapVerdict
{
    /// <summary>A result of its own, not the lack of one.</summary>
    NoClearGap,

    /// <summary>They see it better than their customers do.</summary>
    BlindSpot,

    /// <summary>Their customers see it better than they do.</summary>
    HiddenStrength,

    /// <summary>One customer may be in several of the ratings, and nobody knows who is: the interval is narrower than what is known.</summary>
    NotJudged,
}

/// <param name="Self">What they say of themselves.</param>
/// <param name="Customers">What their customers say.</param>
/// <param name="Difference">The first share less the second, with Newcombe's interval.</param>
/// <param name="Verdict">Clear only if the interval excludes 0 and q is at most .10 over all gaps of the release.</param>
internal sealed record GapFigure(FivesFigure Self, FivesFigure Customers, Difference Difference, GapVerdict Verdict)
{
    /// <summary>A verdict for each of the gaps that are shown together, in the order given.</summary>
    public static ImmutableArray<GapFigure> Judge(IReadOnlyList<(FivesFigure Self, FivesFigure Customers)> family)
    {
        var changes = Changes.Judge([.. family.Select(gap => new Comparison(gap.Self.Fives, gap.Self.N, gap.Customers.Fives, gap.Customers.N))]);
        return [.. family.Zip(changes, (gap, change) => new GapFigure(gap.Self, gap.Customers, change.Difference!, VerdictOf(change.Verdict)))];
    }

    private static GapVerdict VerdictOf(ChangeVerdict verdict) => verdict switch
    {
        ChangeVerdict.Higher => GapVerdict.BlindSpot,
        ChangeVerdict.Lower => GapVerdict.HiddenStrength,
        _ => GapVerdict.NoClearGap,
    };
}
