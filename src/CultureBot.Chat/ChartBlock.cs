using System.Collections.Immutable;

namespace CultureBot.Chat;

/// <summary>
/// A few numbers as a picture, and the same numbers in words below it. A message shows one chart: the next ones, and every
/// chart where a platform draws none, are shown as their words.
/// </summary>
/// <param name="Kind">How it is drawn; bars begin at zero.</param>
/// <param name="Title">The finding, not the measure; platforms cut it near 50 characters in the picture.</param>
/// <param name="Points">In the order of drawing. At most seven are drawn, and all are in words.</param>
public sealed record ChartBlock(ChartKind Kind, ChatText Title, ImmutableArray<ChartPoint> Points) : CardBlock
{
    /// <summary>More than this cannot be taken in at a glance.</summary>
    public const int MostDrawn = 7;

    /// <summary>What the values count, for the axis; may be empty.</summary>
    public string Unit { get; init; } = "";
}

public enum ChartKind
{
    Bar,
    Line,
    Area,
    Pie,
}

/// <param name="Label">What it is the number of; platforms cut it near 20 characters in the picture.</param>
/// <param name="Value">Zero or more.</param>
/// <param name="InWords">Label and number as a reader of text alone gets them: "care: 3 times".</param>
public sealed record ChartPoint(string Label, decimal Value, ChatText InWords);
