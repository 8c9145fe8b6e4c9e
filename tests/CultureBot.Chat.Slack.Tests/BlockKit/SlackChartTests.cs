using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests.BlockKit;

public sealed class SlackChartTests
{
    private static readonly ImmutableArray<ChartPoint> Points = [new("#care", 3, "#care: 3 times"), new("#ownership", 1, "#ownership: once")];

    [Fact]
    public void It_is_drawn_with_its_numbers_in_a_line_of_text_below()
    {
        var blocks = Blocks(new ChartBlock(ChartKind.Bar, "#care was lived most often", Points) { Unit = "thank-yous" });

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {
                  "type": "data_visualization", "title": "#care was lived most often",
                  "chart": {
                    "type": "bar",
                    "series": [{ "name": "thank-yous", "data": [{ "label": "#care", "value": 3 }, { "label": "#ownership", "value": 1 }] }],
                    "axis_config": { "categories": ["#care", "#ownership"], "y_label": "thank-yous" }
                  }
                }
                """),
            JsonNode.Parse(blocks[0]!.ToJsonString())),
            blocks[0]!.ToJsonString());
        Assert.Equal("#care: 3 times · #ownership: once", Said(blocks[1]));
    }

    [Theory]
    [InlineData(ChartKind.Bar)]
    [InlineData(ChartKind.Line)]
    [InlineData(ChartKind.Area)]
    [InlineData(ChartKind.Pie)]
    public void Every_kind_draws_seven_at_most_keeps_labels_apart_and_says_all(ChartKind kind)
    {
        ImmutableArray<ChartPoint> many = [.. Enumerable.Range(0, 9).Select(i => new ChartPoint($"a value with a very long name {i}", i, $"value {i}"))];

        var blocks = Blocks(new ChartBlock(kind, new string('t', 60), many));

        Assert.Empty(BlockKitLimits.Check(blocks));
        var chart = blocks[0]!["chart"]!;
        var labels = (chart["segments"] ?? chart["series"]![0]!["data"])!.AsArray().Select(p => (string?)p!["label"]).ToList();
        Assert.Equal(ChartBlock.MostDrawn, labels.Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith(new string('t', 60), Said(blocks[1]), StringComparison.Ordinal);
        Assert.All(many, point => Assert.Contains(point.InWords.ToPlain(), Said(blocks[1]), StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_chart_and_one_with_nothing_to_see_are_words()
    {
        var blocks = Blocks(
            new ChartBlock(ChartKind.Line, "nothing", [new("a", 0, "a: never"), new("b", 0, "b: never")]),
            new ChartBlock(ChartKind.Line, "alone", Points[..1]),
            new ChartBlock(ChartKind.Line, "first", Points),
            new ChartBlock(ChartKind.Line, "second", Points));

        Assert.Equal(["rich_text", "rich_text", "data_visualization", "rich_text", "rich_text"], blocks.Select(b => (string?)b!["type"]));
        Assert.Equal("second\n#care: 3 times · #ownership: once", Said(blocks[4]));
    }

    [Fact]
    public void Modals_and_home_pages_say_it_in_words()
    {
        var card = new Card("x", [new ChartBlock(ChartKind.Pie, "a finding", Points)]);

        Assert.Equal("rich_text", (string?)Assert.Single(BlockKitRenderer.ViewBlocks(card))!["type"]);
        Assert.Equal("rich_text", (string?)Assert.Single(BlockKitRenderer.Home(card)["blocks"]!.AsArray())!["type"]);
    }

    private static JsonArray Blocks(params ImmutableArray<CardBlock> blocks) => BlockKitRenderer.Message(new("x", blocks))["blocks"]!.AsArray();

    private static string Said(JsonNode? block) => string.Concat(block!["elements"]![0]!["elements"]!.AsArray().Select(e => (string?)e!["text"]));
}
