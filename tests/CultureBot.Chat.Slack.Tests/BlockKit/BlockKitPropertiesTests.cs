using System.Text.Json.Nodes;
using CultureBot.Testing.Cards;
using CultureBot.Testing.Slack;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Chat.Slack.Tests.BlockKit;

public sealed class BlockKitPropertiesTests
{
    /// <summary>The only places where text stands that Slack shows to the letter (text is escaped at the top of a message; a chart reads no markup).</summary>
    private static readonly string[] Literal =
    [
        "plain_text.text", "text.text", "link.text", "plain_text_input.initial_value", ".text",
        "data_visualization.title", ".label", ".name", ".categories", ".y_label",
    ];

    [Fact]
    public void Every_card_keeps_every_limit() => ForAll(AnyCard.Cards, card => Check(BlockKitRenderer.Message(card)));

    [Fact]
    public void Every_form_keeps_every_limit() => ForAll(AnyCard.Forms, form => Check(BlockKitRenderer.View(form)));

    [Fact]
    public async Task Every_card_and_form_is_of_the_type_that_Slack_publishes()
    {
        Assert.SkipWhen(SlackTypes.Unavailable is not null, SlackTypes.Unavailable ?? "");
        var cards = AnyCard.Cards.Sample(60, 20).Select((card, i) => ($"card {i}", (JsonNode)BlockKitRenderer.Message(card)));
        var forms = AnyCard.Forms.Sample(30, 20).Select((form, i) => ($"form {i}", (JsonNode)BlockKitRenderer.View(form)));

        Assert.Empty(await SlackTypes.CheckAsync([.. cards, .. forms], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_Slack_would_not_take_is_found()
    {
        Assert.SkipWhen(SlackTypes.Unavailable is not null, SlackTypes.Unavailable ?? "");
        var wrong = JsonNode.Parse("""{"text":"x","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}""")!;

        var complaint = Assert.Single(await SlackTypes.CheckAsync([("a wrong one", wrong)], TestContext.Current.CancellationToken));
        Assert.StartsWith("a wrong one: ", complaint, StringComparison.Ordinal);
        Assert.NotEmpty(BlockKitLimits.Check(wrong));
    }

    private static void ForAll<T>(Gen<T> values, Action<T> check) => Prop.ForAll(values.ToArbitrary(), check).QuickCheckThrowOnFailure();

    private static void Check(JsonObject json)
    {
        Assert.Empty(BlockKitLimits.Check(json));
        var sent = JsonNode.Parse(json.ToJsonString())!;
        Assert.True(JsonNode.DeepEquals(json, sent));
        WordsAreLiteral(sent, "");
    }

    private static void WordsAreLiteral(JsonNode? node, string at)
    {
        switch (node)
        {
            case JsonObject json:
                var type = json["type"] is JsonValue named ? (string?)named : "";
                foreach (var (name, child) in json) WordsAreLiteral(child, $"{type}.{name}");
                break;
            case JsonArray array:
                foreach (var child in array) WordsAreLiteral(child, at);
                break;
            case JsonValue value when value.TryGetValue(out string? text) && text.Contains(AnyCard.Marker, StringComparison.Ordinal):
                Assert.Contains(at, Literal, StringComparer.Ordinal);
                break;
        }
    }
}
