using System.Globalization;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>A chart as Slack's data_visualization block (docs.slack.dev, "Data visualization block"); its words stand below it.</summary>
internal static class SlackChart
{
    private const int LongestTitle = 50;
    private const int LongestLabel = 20;

    /// <summary>What a drawn chart takes of a message's budget at most: title, axis, and each label twice.</summary>
    public const int Cost = (3 * LongestTitle) + (2 * ChartBlock.MostDrawn * LongestLabel);

    /// <summary>Two numbers or more, and something to see of them.</summary>
    public static bool IsDrawable(ChartBlock chart) => Drawn(chart) is { Count: > 1 } drawn && drawn.Exists(point => point.Value > 0);

    public static JsonObject Block(ChartBlock chart) => new()
    {
        ["type"] = "data_visualization",
        ["title"] = Line(chart.Title.ToPlain(), LongestTitle),
        ["chart"] = chart.Kind == ChartKind.Pie ? Pie(chart) : Series(chart),
    };

    /// <summary>All numbers in one line, behind the finding where the picture does not show that whole.</summary>
    public static ChatText Words(ChartBlock chart, bool isDrawn)
    {
        var numbers = ChatText.Join(" · ", chart.Points.Select(point => point.InWords));
        var isTitleWhole = isDrawn && TextCut.Length(SlackLiteral.Line(chart.Title.ToPlain())) <= LongestTitle;
        return isTitleWhole ? numbers : ChatText.Bold(chart.Title.ToPlain()) + "\n" + numbers;
    }

    private static JsonObject Pie(ChartBlock chart) => new()
    {
        ["type"] = "pie",
        ["segments"] = new JsonArray([.. Drawn(chart).Select(Point)]),
    };

    private static JsonObject Series(ChartBlock chart)
    {
        var drawn = Drawn(chart);
        var axis = new JsonObject { ["categories"] = new JsonArray([.. drawn.Select(point => (JsonNode)point.Label)]) };
        if (!string.IsNullOrWhiteSpace(SlackLiteral.Line(chart.Unit))) axis["y_label"] = Line(chart.Unit, LongestTitle);
        return new()
        {
            ["type"] = chart.Kind switch { ChartKind.Line => "line", ChartKind.Area => "area", _ => "bar" },
            ["series"] = new JsonArray(new JsonObject
            {
                ["name"] = Line(chart.Unit.Length > 0 ? chart.Unit : chart.Title.ToPlain(), LongestLabel),
                ["data"] = new JsonArray([.. drawn.Select(Point)]),
            }),
            ["axis_config"] = axis,
        };
    }

    private static JsonObject Point((string Label, decimal Value) point) => new() { ["label"] = point.Label, ["value"] = point.Value };

    // Slack draws no slice of nothing, and knows a category by its label: two that are cut alike are numbered.
    private static List<(string Label, decimal Value)> Drawn(ChartBlock chart)
    {
        var drawn = new List<(string Label, decimal Value)>();
        foreach (var point in chart.Points.Where(p => chart.Kind == ChartKind.Pie ? p.Value > 0 : p.Value >= 0).Take(ChartBlock.MostDrawn))
        {
            var label = Line(point.Label, LongestLabel);
            for (var n = 2; drawn.Exists(d => d.Label == label); n++)
                label = string.Create(CultureInfo.InvariantCulture, $"{Line(point.Label, LongestLabel - 3)} {n}");
            drawn.Add((label, point.Value));
        }

        return drawn;
    }

    private static string Line(string text, int limit) => SlackLiteral.Line(text) is { Length: > 0 } line ? TextCut.Cut(line, limit) : "…";
}
