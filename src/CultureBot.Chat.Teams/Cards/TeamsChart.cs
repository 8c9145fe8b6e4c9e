using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>
/// A chart as Teams' extension of Adaptive Cards 1.5 (Microsoft's pages: "Charts in Adaptive Cards"). Where it is not known it is
/// left out: the finding above it and the numbers below say the same.
/// </summary>
internal static class TeamsChart
{
    private const int LongestLabel = 40;

    public static JsonObject Element(ChartBlock chart) => chart.Kind switch
    {
        ChartKind.Pie => Chart("Chart.Pie", Points(chart, "legend", "value")),

        // Areas are drawn as lines: Teams has none. Labels that are no dates make its axis one of categories.
        ChartKind.Line or ChartKind.Area => Measured(chart, Chart("Chart.Line", new(new JsonObject { ["legend"] = Name(chart), ["values"] = Points(chart, "x", "y") })), "yAxisTitle"),

        // Lying bars have room for words beside them, on a phone, too.
        _ => Measured(chart, Chart("Chart.HorizontalBar", Points(chart, "x", "y")), "xAxisTitle"),
    };

    private static JsonObject Chart(string type, JsonArray data) => new() { ["type"] = type, ["data"] = data, ["fallback"] = "drop" };

    private static JsonObject Measured(ChartBlock chart, JsonObject element, string axis)
    {
        if (LiteralText.Line(chart.Unit).Length > 0) element[axis] = ChartDrawing.Line(chart.Unit, LongestLabel);
        return element;
    }

    private static string Name(ChartBlock chart) =>
        ChartDrawing.Line(LiteralText.Line(chart.Unit).Length > 0 ? chart.Unit : chart.Title.ToPlain(), LongestLabel);

    private static JsonArray Points(ChartBlock chart, string label, string value) =>
        [.. ChartDrawing.Points(chart, LongestLabel).Select(point => new JsonObject { [label] = point.Label, [value] = point.Value })];
}
