using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack.Tests.BlockKit;

public sealed class BlockKitRendererTests
{
    [Fact]
    public void A_kudos_is_rendered_as_rich_text_with_the_words_kept_to_the_letter()
    {
        var said = ChatText.Mention("U1", "Ana") + " thanks " + ChatText.Bold("Bo") + " in " + ChatText.Channel("C1", "general");
        var card = new Card(
            said,
            [
                new HeadingBlock("Kudos"),
                new TextBlock(said),
                new QuoteBlock("Covered *the* phones\r\nwhile <!channel> was out"),
                new ListBlock(["one", ChatText.Link("two", new Uri("https://culture.example/"))]),
                new NoteBlock("ownership"),
                new NoteBlock(ChatText.Bold("ownership")),
                new DividerBlock(),
                new ActionsBlock([new Button { Label = "+1", Action = "kudos.boost", Value = "k1", Style = ButtonStyle.Primary }]),
            ]);

        AssertJson(
            """
            {
              "text": "@Ana thanks Bo in #general",
              "blocks": [
                { "type": "header", "text": { "type": "plain_text", "text": "Kudos", "emoji": true } },
                { "type": "rich_text", "elements": [{ "type": "rich_text_section", "elements": [
                  { "type": "user", "user_id": "U1" }, { "type": "text", "text": " thanks " },
                  { "type": "text", "text": "Bo", "style": { "bold": true } }, { "type": "text", "text": " in " },
                  { "type": "channel", "channel_id": "C1" }] }] },
                { "type": "rich_text", "elements": [{ "type": "rich_text_quote", "elements": [
                  { "type": "text", "text": "Covered *the* phones\nwhile <!channel> was out" }] }] },
                { "type": "rich_text", "elements": [{ "type": "rich_text_list", "style": "bullet", "elements": [
                  { "type": "rich_text_section", "elements": [{ "type": "text", "text": "one" }] },
                  { "type": "rich_text_section", "elements": [{ "type": "link", "url": "https://culture.example/", "text": "two" }] }] }] },
                { "type": "context", "elements": [{ "type": "plain_text", "text": "ownership", "emoji": true }] },
                { "type": "rich_text", "elements": [{ "type": "rich_text_section", "elements": [
                  { "type": "text", "text": "ownership", "style": { "bold": true } }] }] },
                { "type": "divider" },
                { "type": "actions", "elements": [{ "type": "button", "action_id": "kudos.boost",
                  "text": { "type": "plain_text", "text": "+1", "emoji": true }, "value": "k1", "style": "primary" }] }
              ]
            }
            """,
            BlockKitRenderer.Message(card));
    }

    [Fact]
    public void The_notification_can_ping_nobody() =>
        Assert.Equal("&lt;!channel&gt; &amp; &lt;@U1&gt;", (string?)BlockKitRenderer.Message(Card.Of("<!channel> & <@U1>"))["text"]);

    [Fact]
    public void Actions_shown_several_times_get_ids_of_their_own_and_keep_their_name()
    {
        var card = new Card("x", [Row("boost", "again"), Row("boost", "link")]);

        var ids = BlockKitRenderer.Message(card)["blocks"]!.AsArray().SelectMany(block => block!["elements"]!.AsArray()).Select(b => (string)b!["action_id"]!).ToList();

        Assert.Equal(["boost", "again", "boost#2", "link"], ids);
        Assert.Equal(["boost", "again", "boost", "link"], ids.Select(SlackActionId.Route), StringComparer.Ordinal);
        Assert.All(["a#", "#1", "a#b", "a"], odd => Assert.Equal(odd, SlackActionId.Route(odd)));

        static ActionsBlock Row(string one, string other) => new([Button(one), Button(other)]);

        static Button Button(string action) => action == "link"
            ? new() { Label = "open", Address = new Uri("https://culture.example/") }
            : new() { Label = action, Action = action };
    }

    [Fact]
    public void What_shows_nothing_is_left_out()
    {
        var card = new Card("", [new HeadingBlock("\n"), new TextBlock(""), new QuoteBlock(" \0"), new ListBlock([]), new ListBlock(["", " "]), new NoteBlock(ChatText.Empty), new ActionsBlock([])]);

        AssertJson("""{ "text": "…", "blocks": [] }""", BlockKitRenderer.Message(card));
    }

    [Fact]
    public void Long_words_are_cut_between_words_and_the_buttons_below_stay()
    {
        var words = string.Concat(Enumerable.Repeat("𝔘𝔫𝔦 ", 5000));
        var blocks = BlockKitRenderer.Message(new("x", [.. Enumerable.Repeat(new QuoteBlock(words), 10), new NoteBlock("small print"), new ActionsBlock([new Button { Label = "Undo", Action = "undo" }])]))["blocks"]!.AsArray();

        var quotes = blocks.Take(10).Select(block => (string)block!["elements"]![0]!["elements"]![0]!["text"]!).ToList();
        Assert.All(quotes, quote => Assert.EndsWith("𝔘𝔫𝔦…", quote, StringComparison.Ordinal));
        Assert.Equal(3000, TextCut.Length(quotes[0]), tolerance: 4);
        Assert.Equal("small print", (string?)blocks[10]!["elements"]![0]!["text"]);
        Assert.Equal("undo", (string?)blocks[11]!["elements"]![0]!["action_id"]);
    }

    [Fact]
    public void A_list_that_is_cut_says_so()
    {
        var items = BlockKitRenderer.Message(new("x", [new ListBlock([.. Enumerable.Range(1, 101).Select(i => ChatText.Plain($"item {i}"))])]))["blocks"]![0]!["elements"]![0]!["elements"]!.AsArray();

        Assert.Equal(100, items.Count);
        Assert.Equal("item 99", (string?)items[98]!["elements"]![0]!["text"]);
        Assert.Equal("item 100 …", string.Concat(items[99]!["elements"]!.AsArray().Select(element => (string?)element!["text"])));
    }

    [Fact]
    public void Keys_that_are_too_long_are_a_bug() =>
        Assert.Throws<ArgumentException>(() => BlockKitRenderer.Message(new("x", [new ActionsBlock([new Button { Label = "x", Action = "x", Value = new string('v', 2001) }])])));

    [Fact]
    public void A_form_is_rendered_as_a_modal_with_an_input_a_field()
    {
        var form = new Form("kudos", "Thank someone who helped you", "Send", "Never mind", "state", [
            new PeopleField("people", "Who?") { Initial = ["U1"] },
            new TextField("words", "What?") { IsMultiline = true, Initial = "They *helped*", MaxLength = 500, Hint = "Whom did it help?" },
            new ChoiceField("who", "Who sees it?", [new("public", "All"), new("private", "They")]) { Initial = "private" },
            new ChoicesField("values", "Values", [.. Enumerable.Range(0, 11).Select(i => new FormOption($"v{i}", $"Value {i}"))]) { IsOptional = true },
        ]);

        var view = BlockKitRenderer.View(form);

        Assert.Equal("Thank someone who…", (string?)view["title"]!["text"]);
        Assert.Equal(("modal", "kudos", "state"), ((string?)view["type"], (string?)view["callback_id"], (string?)view["private_metadata"]));
        var inputs = view["blocks"]!.AsArray();
        Assert.Equal(["people", "words", "who", "values"], inputs.Select(input => (string?)input!["block_id"]), StringComparer.Ordinal);
        Assert.Equal(["multi_users_select", "plain_text_input", "radio_buttons", "multi_static_select"], inputs.Select(input => (string?)input!["element"]!["type"]), StringComparer.Ordinal);
        Assert.All(inputs, input => Assert.Equal("value", (string?)input!["element"]!["action_id"]));
        Assert.Equal([false, false, false, true], inputs.Select(input => (bool)input!["optional"]!));
        AssertJson(
            """{ "type": "plain_text_input", "action_id": "value", "multiline": true, "max_length": 500, "initial_value": "They *helped*" }""",
            inputs[1]!["element"]!);
        Assert.Equal("private", (string?)inputs[2]!["element"]!["initial_option"]!["value"]);
    }

    [Fact]
    public void A_form_that_breaks_its_contract_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => BlockKitRenderer.View(new("f", "t", "s", "c", "", [])));
        Assert.Throws<ArgumentException>(() => BlockKitRenderer.View(new("f", "t", "s", "c", "", [new TextField("a", "A"), new TextField("a", "B")])));
        Assert.Throws<ArgumentException>(() => BlockKitRenderer.View(new("f", "t", "s", "c", "", [new ChoiceField("a", "A", [])])));
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
