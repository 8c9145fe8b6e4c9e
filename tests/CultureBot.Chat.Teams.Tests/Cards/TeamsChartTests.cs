using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class TeamsChartTests
{
    private static readonly ImmutableArray<ChartPoint> Points = [new("#care", 3, "#care: 3 times"), new("#ownership", 1, "#ownership: once")];

    [Fact]
    public void It_stands_between_its_finding_and_its_numbers()
    {
        var body = Body(new ChartBlock(ChartKind.Bar, "#care was lived most often", Points) { Unit = "thank-yous" });

        Assert.Equal("#care was lived most often", Said(body[0]));
        AssertJson("""{ "type": "Chart.HorizontalBar", "data": [{ "x": "#care", "y": 3 }, { "x": "#ownership", "y": 1 }], "xAxisTitle": "thank-yous", "fallback": "drop", "spacing": "Small" }""", body[1]!);
        Assert.Equal("#care: 3 times · #ownership: once", Said(body[2]));
    }

    [Theory]
    [InlineData(ChartKind.Line)]
    [InlineData(ChartKind.Area)]
    public void Lines_and_areas_are_a_line_of_categories(ChartKind kind) => AssertJson(
        """{ "type": "Chart.Line", "data": [{ "legend": "a finding", "values": [{ "x": "#care", "y": 3 }, { "x": "#ownership", "y": 1 }] }], "fallback": "drop", "spacing": "Small" }""",
        Body(new ChartBlock(kind, "a finding", Points))[1]!);

    [Fact]
    public void A_pie_has_no_slice_of_nothing() => AssertJson(
        """{ "type": "Chart.Pie", "data": [{ "legend": "#care", "value": 3 }, { "legend": "#ownership", "value": 1 }], "fallback": "drop", "spacing": "Small" }""",
        Body(new ChartBlock(ChartKind.Pie, "a finding", [new("none", 0, "none: never"), .. Points]))[1]!);

    [Fact]
    public void Seven_at_most_are_drawn_with_labels_of_their_own_and_all_are_said()
    {
        ImmutableArray<ChartPoint> many = [.. Enumerable.Range(0, 9).Select(i => new ChartPoint("a value with a name that is far too long for a chart " + i, i, $"value {i}"))];

        var body = Body(new ChartBlock(ChartKind.Bar, "x", many));

        Assert.Equal(ChartBlock.MostDrawn, body[1]!["data"]!.AsArray().Select(point => (string?)point!["x"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(string.Join(" · ", many.Select(point => point.InWords.ToPlain())), Said(body[2]));
    }

    [Fact]
    public void A_second_chart_and_one_with_nothing_to_see_are_words()
    {
        var body = Body(
            new ChartBlock(ChartKind.Line, "nothing", [new("a", 0, "a: never"), new("b", 0, "b: never")]),
            new ChartBlock(ChartKind.Line, "alone", Points[..1]),
            new ChartBlock(ChartKind.Line, "first", Points),
            new ChartBlock(ChartKind.Line, "second", Points));

        Assert.Equal(5, body.ToList().FindIndex(element => (string?)element!["type"] == "Chart.Line"));
        Assert.Single(body, element => (string?)element!["type"] == "Chart.Line");
        Assert.Equal(["second", "#care: 3 times · #ownership: once"], body.TakeLast(2).Select(Said), StringComparer.Ordinal);
    }

    private static JsonArray Body(params CardBlock[] blocks) => AdaptiveCardRenderer.One(new("x", [.. blocks]))["body"]!.AsArray();

    private static string Said(JsonNode? block) => string.Concat(block!["inlines"]!.AsArray().Select(run => (string?)run!["text"]));

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.ToJsonString())), actual.ToJsonString());
}
