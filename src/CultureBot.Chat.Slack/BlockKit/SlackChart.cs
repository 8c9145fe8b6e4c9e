using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>A chart as Slack's data_visualization block (docs.slack.dev, "Data visualization block"); its words stand below it.</summary>
internal static class SlackChart
{
    private const int LongestTitle = 50;
    private const int LongestLabel = 20;

    /// <summary>What a drawn chart takes of a message's budget at most: title, axis, and each label twice.</summary>
    public const int Cost = (3 * LongestTitle) + (2 * ChartBlock.MostDrawn * LongestLabel);

    public static JsonObject Block(ChartBlock chart) => new()
    {
        ["type"] = "data_visualization",
        ["title"] = ChartDrawing.Line(chart.Title.ToPlain(), LongestTitle),
        ["chart"] = chart.Kind == ChartKind.Pie ? Pie(chart) : Series(chart),
    };

    /// <summary>All numbers in one line, behind the finding where the picture does not show that whole.</summary>
    public static ChatText Words(ChartBlock chart, bool isDrawn)
    {
        var numbers = ChartDrawing.Numbers(chart);
        var isTitleWhole = isDrawn && TextCut.Length(LiteralText.Line(chart.Title.ToPlain())) <= LongestTitle;
        return isTitleWhole ? numbers : ChatText.Bold(chart.Title.ToPlain()) + "\n" + numbers;
    }

    private static JsonObject Pie(ChartBlock chart) => new()
    {
        ["type"] = "pie",
        ["segments"] = new JsonArray([.. ChartDrawing.Points(chart, LongestLabel).Select(Point)]),
    };

    private static JsonObject Series(ChartBlock chart)
    {
        var drawn = ChartDrawing.Points(chart, LongestLabel);
        var axis = new JsonObject { ["categories"] = new JsonArray([.. drawn.Select(point => (JsonNode)point.Label)]) };
        if (!string.IsNullOrWhiteSpace(LiteralText.Line(chart.Unit))) axis["y_label"] = ChartDrawing.Line(chart.Unit, LongestTitle);
        return new()
        {
            ["type"] = chart.Kind switch { ChartKind.Line => "line", ChartKind.Area => "area", _ => "bar" },
            ["series"] = new JsonArray(new JsonObject
            {
                ["name"] = ChartDrawing.Line(chart.Unit.Length > 0 ? chart.Unit : chart.Title.ToPlain(), LongestLabel),
                ["data"] = new JsonArray([.. drawn.Select(Point)]),
            }),
            ["axis_config"] = axis,
        };
    }

    private static JsonObject Point((string Label, decimal Value) point) => new() { ["label"] = point.Label, ["value"] = point.Value };
}
