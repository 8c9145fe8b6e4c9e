using System.Runtime.InteropServices;

namespace CultureBot.Pulse;

/// <summary>One question in one group.</summary>
public sealed record FigureReport
{
    public required Question Question { get; init; }

    public required PublishedFigure Figure { get; init; }

    /// <summary>The share of fives, 0 to 1; null for questions that have none.</summary>
    public double? Share { get; init; }

    /// <summary>Where the share of all is likely to be (95 %); narrower for a group of which most answered.</summary>
    public LikelyRange? Range { get; init; }

    /// <summary>What the share would be if everybody who did not answer had answered one way, or the other; null where it is not known how many were asked.</summary>
    public LikelyRange? Bounds { get; init; }

    /// <summary>Null where bands are not published, and for questions that are no Recommend.</summary>
    public RecommendReport? Recommend { get; init; }

    /// <summary>Advocates less the two lowest rungs, in a hundred; null where bands are not published, and for questions that are no ladder.</summary>
    public double? LadderIndex { get; init; }

    /// <summary>A smaller change would not show, in points of a hundred (methodology §3); null for questions without fives.</summary>
    public int? DetectablePoints { get; init; }

    /// <summary>Null where there is nothing to compare with, or it may not be compared.</summary>
    public ChangeReport? Change { get; init; }
}

/// <summary>From where to where something is likely to be.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LikelyRange(double Low, double High);

/// <param name="Score">Promoters less detractors in a hundred; steadied when there are under thirty answers.</param>
/// <param name="Range">Where it is likely to be (95 %).</param>
public sealed record RecommendReport(double Score, LikelyRange Range);

/// <param name="Kind">Whether it changed.</param>
/// <param name="Points">By how much, in points of a hundred.</param>
/// <param name="Range">Where the change is likely to be, in points.</param>
public sealed record ChangeReport(ChangeKind Kind, double Points, LikelyRange Range);

public enum ChangeKind
{
    /// <summary>A result of its own.</summary>
    NoClearChange,
    Higher,
    Lower,
}

/// <summary>Fives of several questions together.</summary>
/// <param name="Of">What the questions have in common.</param>
/// <param name="Fives">Among all answers to them.</param>
/// <param name="Answers">To all of them; one person gives several.</param>
public sealed record SharedFives<T>(T Of, int Fives, int Answers)
{
    /// <summary>0 to 1.</summary>
    public double Share => (double)Fives / Answers;
}

/// <param name="Self">How people see what they do.</param>
/// <param name="Others">How people see what other teams do for them.</param>
public sealed record PerceptionGap(FigureReport Self, FigureReport Others)
{
    /// <summary>How much kinder people are to themselves, in points of a hundred.</summary>
    public double Points => 100 * (Self.Share!.Value - Others.Share!.Value);
}
