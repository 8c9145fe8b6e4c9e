using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class AdaptiveCardRendererTests
{
    [Fact]
    public void A_line_that_is_bold_as_a_whole_stays_so_around_a_mention_and_a_part_of_one_keeps_its_spaces()
    {
        var ana = new MentionSegment("29:ana", "Ana") { IsBold = true };
        var whole = Only(ChatText.Bold("Mia thanks ") + new ChatText([ana]));
        var part = Only(ChatText.Bold("Mia ") + "thanks " + ChatText.Mention("29:ana", "Ana"));

        Assert.Equal(("Mia thanks <at>Ana</at>", "Bolder"), ((string?)whole["text"], (string?)whole["weight"]));
        Assert.Equal(("**Mia** thanks <at>Ana</at>", null), ((string?)part["text"], (string?)part["weight"]));
    }

    [Fact]
    public void A_command_is_written_as_one_types_it()
    {
        var runs = Only("Write " + new ChatText([new CommandSegment("kudos")]) + " or /this")["inlines"]!.AsArray();

        Assert.Equal(["Write ", "kudos", " or /this"], runs.Select(run => (string?)run!["text"]));
        Assert.Equal([false, true, false], runs.Select(run => run!["weight"] is not null));
    }

    [Fact]
    public void A_card_is_rendered_block_by_block_with_words_kept_to_the_letter()
    {
        var said = ChatText.Mention("29:ana", "Ana") + " thanks " + ChatText.Bold("Bo") + " in " + ChatText.Channel("19:c", "general");
        var card = new Card(
            said,
            [
                new HeadingBlock("Kudos"),
                new TextBlock(said),
                new QuoteBlock("Covered *the* phones\r\nwhile [all](https://x.example) were out"),
                new ListBlock(["one", ChatText.Link("two", new Uri("https://culture.example/"))]),
                new DividerBlock(),
                new NoteBlock("ownership"),
                new ActionsBlock([new Button { Label = "+1", Action = "kudos.boost", Value = "k1", Style = ButtonStyle.Primary }]),
            ]);

        AssertJson(
            """
            {
              "$schema": "https://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.5",
              "fallbackText": "@Ana thanks Bo in #general", "speak": "@Ana thanks Bo in #general",
              "body": [
                { "type": "TextBlock", "text": "Kudos", "wrap": true, "size": "Large", "weight": "Bolder", "style": "heading" },
                { "type": "TextBlock", "text": "<at>Ana</at> thanks **Bo** in #general", "wrap": true },
                { "type": "Container", "style": "emphasis", "items": [
                  { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "Covered *the* phones" }] },
                  { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "while [all](https://x.example) were out" }], "spacing": "None" }] },
                { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "• one" }] },
                { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "• " },
                  { "type": "TextRun", "text": "two", "selectAction": { "type": "Action.OpenUrl", "url": "https://culture.example/" } }], "spacing": "Small" },
                { "type": "RichTextBlock", "inlines": [{ "type": "TextRun", "text": "ownership", "size": "Small", "isSubtle": true }], "spacing": "Medium", "separator": true },
                { "type": "ActionSet", "actions": [{
                  "type": "Action.Execute", "title": "+1", "data": { "button": "kudos.boost", "value": "k1" }, "style": "positive", "verb": "kudos.boost", "associatedInputs": "none",
                  "fallback": { "type": "Action.Submit", "title": "+1", "data": { "button": "kudos.boost", "value": "k1" }, "style": "positive", "associatedInputs": "none" } }] }
              ],
              "msteams": { "width": "Full", "entities": [{ "type": "mention", "text": "<at>Ana</at>", "mentioned": { "id": "29:ana", "name": "Ana" } }] }
            }
            """,
            Assert.Single(AdaptiveCardRenderer.Pages(card)));
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.ToJsonString())), actual.ToJsonString());

    private static JsonObject Only(ChatText text) => (JsonObject)Assert.Single(AdaptiveCardRenderer.One(Card.Of(text))["body"]!.AsArray())!;
}
