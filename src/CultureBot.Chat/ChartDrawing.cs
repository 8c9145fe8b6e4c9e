using System.Globalization;

namespace CultureBot.Chat;

/// <summary>What of a chart a platform draws, and what is said of it beside the picture.</summary>
public static class ChartDrawing
{
    /// <summary>Two numbers or more, and something to see of them.</summary>
    public static bool IsDrawable(ChartBlock chart) => Drawable(chart).ToList() is { Count: > 1 } drawn && drawn.Exists(point => point.Value > 0);

    /// <summary>
    /// The first seven points with labels of at most so many characters, on one line each. Platforms know a category by its label:
    /// two that are cut alike are numbered.
    /// </summary>
    public static IReadOnlyList<(string Label, decimal Value)> Points(ChartBlock chart, int longestLabel)
    {
        var drawn = new List<(string Label, decimal Value)>();
        foreach (var point in Drawable(chart))
        {
            var label = Line(point.Label, longestLabel);
            for (var n = 2; drawn.Exists(d => d.Label == label); n++)
                label = string.Create(CultureInfo.InvariantCulture, $"{Line(point.Label, longestLabel - 3)} {n}");
            drawn.Add((label, point.Value));
        }

        return drawn;
    }

    /// <summary>All numbers in one line.</summary>
    public static ChatText Numbers(ChartBlock chart) => ChatText.Join(" · ", chart.Points.Select(point => point.InWords));

    /// <summary>On one line and cut to the limit; "…" when nothing is seen of it.</summary>
    public static string Line(string text, int limit) => LiteralText.Line(text) is { Length: > 0 } line ? TextCut.Cut(line, limit) : "…";

    // No slice of nothing can be drawn.
    private static IEnumerable<ChartPoint> Drawable(ChartBlock chart) =>
        chart.Points.Where(p => chart.Kind == ChartKind.Pie ? p.Value > 0 : p.Value >= 0).Take(ChartBlock.MostDrawn);
}
