using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class TeamsFormTests
{
    private const string Entra = "4f1c9a52-0d0f-4d3e-9f5e-6f0a3b1c2d3e";

    private static readonly ImmutableArray<FormOption> People = [new("29:ana", "Ana"), new("29:bo", "Bo _B_")];

    private static readonly Form Kudos = new("kudos", "Thank someone", "Send", "Never mind", "state", [
        new PeopleField("people", "Who?") { Initial = ["29:ana", "29:gone"] },
        new TextField("words", "What?") { IsMultiline = true, Initial = "They *helped*", MaxLength = 500, Hint = "Whom did it help?" },
        new ChoiceField("who", "Who sees it?", [new("public", "All"), new("private", "They")]) { Initial = "private" },
        new ChoicesField("values", "Values", [.. Enumerable.Range(0, 11).Select(i => new FormOption($"v{i}", $"#value {i}"))]) { IsOptional = true, Initial = ["v1", "v3"] },
    ]);

    [Fact]
    public void A_dialog_has_an_input_a_field_and_one_button()
    {
        var body = AdaptiveCardRenderer.Form(Kudos, People, isDialog: true)["body"]!.AsArray();

        AssertJson(
            """
            { "type": "Input.ChoiceSet", "id": "people", "label": "Who?", "isRequired": true, "errorMessage": "Please fill this in: Who?", "style": "filtered", "isMultiSelect": true,
              "choices": [{ "title": "Ana", "value": "29:ana" }, { "title": "Bo ＿B＿", "value": "29:bo" }],
              "choices.data": { "type": "Data.Query", "dataset": "graph.microsoft.com/users" }, "value": "29:ana" }
            """,
            body[0]!);
        AssertJson(
            """{ "type": "Input.Text", "id": "words", "label": "What?", "isRequired": true, "errorMessage": "Please fill this in: What?", "maxLength": 500, "isMultiline": true, "value": "They *helped*" }""",
            body[1]!);
        Assert.Equal("Whom did it help?", (string?)body[2]!["inlines"]![0]!["text"]);
        AssertJson(
            """
            { "type": "Input.ChoiceSet", "id": "who", "label": "Who sees it?", "isRequired": true, "errorMessage": "Please fill this in: Who sees it?", "style": "expanded", "wrap": true,
              "choices": [{ "title": "All", "value": "public" }, { "title": "They", "value": "private" }], "value": "private" }
            """,
            body[3]!);
        Assert.Equal(("compact", true, "v1,v3"), ((string?)body[4]!["style"], (bool)body[4]!["isMultiSelect"]!, (string?)body[4]!["value"]));
        Assert.Null(body[4]!["isRequired"]);
        Assert.Equal("Action.Submit", (string?)Assert.Single(body[5]!["actions"]!.AsArray())!["type"]);
        Assert.Equal(6, body.Count);
    }

    [Fact]
    public void On_a_card_it_says_what_it_is_and_can_be_left()
    {
        var body = AdaptiveCardRenderer.Form(Kudos, People, isDialog: false)["body"]!.AsArray();

        var asked = body[0]!["items"]!.AsArray();
        Assert.Equal("Thank someone", (string?)asked[0]!["text"]);
        var actions = asked[^1]!["actions"]!.AsArray();
        Assert.Equal(("Action.Execute", "Action.Submit"), ((string?)actions[0]!["type"], (string?)actions[0]!["fallback"]!["type"]));
        Assert.True(JsonNode.DeepEquals(actions[0]!["data"], actions[0]!["fallback"]!["data"]));
        Assert.Equal(("Action.ToggleVisibility", "Never mind"), ((string?)actions[1]!["type"], (string?)actions[1]!["title"]));
        Assert.Equal([(string?)body[0]!["id"], (string?)body[1]!["id"]], actions[1]!["targetElements"]!.AsArray().Select(target => (string?)target!["elementId"]), StringComparer.Ordinal);
        Assert.False((bool)body[1]!["isVisible"]!);
    }

    [Fact]
    public void Shown_again_it_holds_what_was_typed_and_says_beside_each_field_what_is_wrong()
    {
        var typed = ImmutableDictionary<string, ImmutableArray<string>>.Empty
            .Add("people", ["29:bo", Entra, "29:gone"]).Add("words", ["Thanks"]).Add("who", ["public"]).Add("values", []);
        var errors = ImmutableDictionary<string, string>.Empty.Add("words", "Say a *little* more.").Add("elsewhere", "Nobody is here.");

        var body = AdaptiveCardRenderer.Form(Kudos, People, isDialog: true, typed, errors)["body"]!.AsArray();

        var shown = body.Where(element => element!["id"] is not null).ToDictionary(element => (string)element!["id"]!, element => (string?)element!["value"], StringComparer.Ordinal);
        Assert.Equal(("29:bo," + Entra, "Thanks", "public", null), (shown["people"], shown["words"], shown["who"], shown["values"]));
        Assert.Equal("Nobody is here.", (string?)body[0]!["inlines"]![0]!["text"]);
        var words = body.ToList().FindIndex(element => (string?)element!["id"] == "words");
        AssertJson("""[{ "type": "TextRun", "text": "Say a *little* more.", "color": "Attention" }]""", body[words + 1]!["inlines"]!);
    }

    [Fact]
    public void Texts_that_are_too_large_together_get_shorter_and_nothing_else_is_left_out()
    {
        Form large = Kudos with { Fields = [.. Enumerable.Range(0, 12).Select(i => new TextField($"f{i}", "Label") { Initial = new string('\u4e2d', 3000) })] };

        var card = AdaptiveCardRenderer.Form(large, [], isDialog: true);

        Assert.InRange(card.ToJsonString().Length, 1000, AdaptiveCardRenderer.MostBytes);
        Assert.All(card["body"]!.AsArray().Take(12), input => Assert.EndsWith("中…", (string?)input!["value"], StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_that_breaks_its_contract_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => Show());
        Assert.Throws<ArgumentException>(() => Show(new TextField("a", "A"), new TextField("a", "B")));
        Assert.Throws<ArgumentException>(() => Show(new ChoiceField("a", "A", [])));
        Assert.Throws<ArgumentException>(() => Show(new TextField("button", "A")));

        static JsonObject Show(params FormField[] fields) => AdaptiveCardRenderer.Form(new("f", "t", "s", "c", "", [.. fields]), [], isDialog: true);
    }

    private static void AssertJson(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.ToJsonString())), actual.ToJsonString());
}
