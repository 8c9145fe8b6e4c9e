using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class TeamsCardActionTests
{
    private static readonly Form Kudos = new("kudos", "Thank someone", "Send", "Never mind", "state", [
        new PeopleField("people", "Who?") { Initial = ["29:ana"] },
        new TextField("words", "What?") { IsMultiline = true, Initial = "They *helped*", MaxLength = 500, Hint = "Whom did it help?" },
        new ChoiceField("who", "Who sees it?", [new("public", "All"), new("private", "They")]) { Initial = "private" },
        new ChoicesField("values", "Values", [new("care", "Care"), new("a,b", "Both"), new("", "None"), new("#1", "First")]) { IsOptional = true },
    ]);

    [Fact]
    public void A_pressed_button_comes_back_by_either_kind_of_action()
    {
        var action = Actions(AdaptiveCardRenderer.One(new("x", [new ActionsBlock([new Button { Label = "+1", Action = "kudos.boost", Value = "k1" }])]))).Single();

        Assert.Equal(new PressedButton("kudos.boost", "k1"), Read(action["data"]!));
        Assert.Equal(new PressedButton("kudos.boost", "k1"), Read(action["fallback"]!["data"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_submitted_form_comes_back_with_what_it_asked_and_what_was_typed(bool isDialog)
    {
        var data = Actions(AdaptiveCardRenderer.Form(Kudos, [new("29:ana", "Ana")], isDialog))[0]["data"]!.AsObject();
        data["people"] = "29:ana, 4f1c9a52-0d0f-4d3e-9f5e-6f0a3b1c2d3e";
        data["words"] = "Thanks, all";
        data["who"] = "public";
        data["values"] = "care,#1,#2,#3";

        var form = Assert.IsType<SubmittedForm>(Read(data));

        Assert.Equal(("kudos", "state", "Thank someone", 4), (form.Form.Id, form.Form.State, form.Form.Title, form.Form.Fields.Length));
        Assert.Equal(["29:ana", "4f1c9a52-0d0f-4d3e-9f5e-6f0a3b1c2d3e"], form.Values["people"]);
        Assert.Equal(["Thanks, all"], form.Values["words"]);
        Assert.Equal(["public"], form.Values["who"]);
        Assert.Equal(["care", "a,b", "", "#1"], form.Values["values"]);
    }

    [Fact]
    public void What_nobody_touched_comes_back_empty()
    {
        var data = Actions(AdaptiveCardRenderer.Form(Kudos, [], isDialog: true))[0]["data"]!.AsObject();
        data["words"] = "";
        data["values"] = null;

        Assert.All(Assert.IsType<SubmittedForm>(Read(data)).Values.Values, given => Assert.Empty(given));
    }

    [Theory]
    [InlineData("words", "\"0000\"", 200)]
    [InlineData("words", "[\"a list\"]", 1)]
    [InlineData("words", "\"half \\ud800\"", 1)]
    [InlineData("who", "\"everybody\"", 1)]
    [InlineData("values", "\"care,other\"", 1)]
    [InlineData("values", "\"#9\"", 1)]
    [InlineData("people", "\"29:a b\"", 1)]
    [InlineData("people", "7", 1)]
    public void An_input_that_no_client_sends_is_none_of_ours(string field, string json, int times)
    {
        var data = Actions(AdaptiveCardRenderer.Form(Kudos, [], isDialog: true))[0]["data"]!.ToJsonString();
        var sent = data[..^1] + $",\"{field}\":{json.Replace("0000", string.Concat(Enumerable.Repeat("0000", times)), StringComparison.Ordinal)}}}";

        Assert.NotNull(TeamsCardAction.Read(JsonElement.Parse(data)));
        Assert.Null(TeamsCardAction.Read(JsonElement.Parse(sent)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"kudos.boost\"")]
    [InlineData("{}")]
    [InlineData("""{ "button": "" }""")]
    [InlineData("""{ "button": 7, "value": "k" }""")]
    [InlineData("""{ "button": "kudos.boost", "value": 7 }""")]
    [InlineData("""{ "form": "kudos" }""")]
    [InlineData("""{ "form": { "id": "kudos" } }""")]
    [InlineData("""{ "form": { "id": "k", "title": "t", "submitLabel": "s", "cancelLabel": "c", "state": "", "fields": [null] } }""")]
    [InlineData("""{ "form": { "id": "k", "title": "t", "submitLabel": "s", "cancelLabel": "c", "state": "", "fields": [{ "$type": "choice", "name": "a", "label": "A" }] } }""")]
    [InlineData("""{ "form": { "id": "k", "title": "t", "submitLabel": "s", "cancelLabel": "c", "state": "", "fields": [{ "$type": "secret", "name": "a", "label": "A" }] } }""")]
    [InlineData("""{ "form": { "id": "k", "title": "t", "submitLabel": "s", "cancelLabel": "c", "state": "", "fields": [{ "name": "a", "label": "A" }] } }""")]
    public void Anything_else_is_none_of_ours(string data) => Assert.Null(TeamsCardAction.Read(JsonElement.Parse(data)));

    [Fact]
    public void A_form_that_unpacks_to_more_than_any_form_is_none_of_ours()
    {
        var bomb = FormPacking.Pack(new byte[50 * 1024 * 1024]);

        Assert.InRange(bomb.Length, 1, 1000);
        Assert.Null(Read(new JsonObject { ["form"] = bomb }));
    }

    [Fact]
    public void Whatever_is_sent_is_read_or_passed_over()
    {
        var made = JsonSerializer.Serialize(Actions(AdaptiveCardRenderer.Form(Kudos, [], isDialog: true))[0]["data"]);
        var packed = JsonSerializer.Serialize(Actions(AdaptiveCardRenderer.Form(Kudos with { State = new string('s', 2000) }, [], isDialog: true))[0]["data"]);
        Assert.Contains("\"form\":\"", packed, StringComparison.Ordinal);
        string[] pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "0", "\\ud800", "\"button\":\"a\"", "\"form\":", "\"$type\":\"text\"", "A", "\\"];
        var mutated =
            from text in Gen.Elements(made, packed)
            from at in Gen.Choose(0, text.Length - 1)
            from length in Gen.Choose(0, 12)
            from piece in Gen.Elements(pieces)
            select text[..at] + piece + text[Math.Min(text.Length, at + length)..];

        Prop.ForAll(mutated.ToArbitrary(), text =>
        {
            if (Parsed(text) is not { } data) return;
            var read = TeamsCardAction.Read(data);
            if (read is SubmittedForm form) AdaptiveCardRenderer.Form(form.Form, [], isDialog: true, form.Values);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

        static JsonElement? Parsed(string text)
        {
            try
            {
                return JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private static TeamsCardAction? Read(JsonNode data) => TeamsCardAction.Read(JsonSerializer.SerializeToElement(data));

    private static ImmutableArray<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject json when json["actions"] is JsonArray actions => [.. actions.Select(action => action!.AsObject())],
        JsonObject json => [.. json.SelectMany(child => Actions(child.Value))],
        JsonArray array => [.. array.SelectMany(child => Actions(child))],
        _ => [],
    };
}
