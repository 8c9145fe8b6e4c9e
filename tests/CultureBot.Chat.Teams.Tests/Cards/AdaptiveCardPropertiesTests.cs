using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CultureBot.Testing.Cards;
using CultureBot.Testing.Teams;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class AdaptiveCardPropertiesTests
{
    /// <summary>Where Teams shows text to the letter (a TextBlock holds what means the same with Markdown and without it: see below).</summary>
    private static readonly string[] Literal =
    [
        "TextRun.text", "TextBlock.text", "mention.text", ".name", "AdaptiveCard.speak", "AdaptiveCard.fallbackText", "Action.Execute.title", "Action.Submit.title", "Action.OpenUrl.title",
        "Chart.HorizontalBar.xAxisTitle", "Chart.Line.yAxisTitle", ".x", ".legend",
        "Input.Text.label", "Input.ChoiceSet.label", "Input.Text.value", "Input.Text.errorMessage", "Input.ChoiceSet.errorMessage", "Action.ToggleVisibility.title", ".title",
    ];

    [Fact]
    public void Every_card_fits_and_its_words_are_literal() => ForAll(AnyCard.Cards, card =>
    {
        var pages = AdaptiveCardRenderer.Pages(card);
        foreach (var page in (JsonObject[])[.. pages.Take(9), pages[^1], AdaptiveCardRenderer.One(card), AdaptiveCardRenderer.Dialog(card)]) Check(page, AdaptiveCardRenderer.MostBytes);
        Check(AdaptiveCardRenderer.One(card, 16_000), 16_000);
    });

    [Fact]
    public void Every_form_comes_back_as_it_was_made() => ForAll(AnyCard.Forms, form =>
    {
        foreach (var isDialog in (bool[])[true, false])
        {
            var card = AdaptiveCardRenderer.Form(form, [], isDialog);
            if (form.Fields.Length < 10) Check(card, AdaptiveCardRenderer.MostBytes);
            var read = Assert.IsType<SubmittedForm>(TeamsCardAction.Read(JsonSerializer.SerializeToElement(Submitted(card))));
            Assert.Equal((form.Id, form.State), (read.Form.Id, read.Form.State));
            Assert.Equal(form.Fields.Select(field => (field.GetType(), field.Name, field.IsOptional)), read.Form.Fields.Select(field => (field.GetType(), field.Name, field.IsOptional)));
            Assert.All(form.Fields.OfType<ChoicesField>(), field => Assert.Equal(field.Initial.Where(value => value != "gone"), read.Values[field.Name]));
        }
    });

    [Fact]
    public async Task Every_card_and_form_is_understood_by_Microsofts_library()
    {
        Assert.SkipWhen(AdaptiveCards.Unavailable is not null, AdaptiveCards.Unavailable ?? "");
        var cards = AnyCard.Cards.Sample(60, 20).SelectMany((card, i) => AdaptiveCardRenderer.Pages(card).Select(page => ($"card {i}", (JsonNode)page)));
        var forms = AnyCard.Forms.Sample(20, 20).Select((form, i) => ($"form {i}", (JsonNode)AdaptiveCardRenderer.Form(form, [], isDialog: i % 2 == 0)));

        var read = await AdaptiveCards.ReadAsync([.. cards, .. forms], TestContext.Current.CancellationToken);

        Assert.Empty(read.SelectMany(card => card.Complaints.Select(complaint => $"{card.Name}: {complaint}")));
    }

    [Fact]
    public async Task What_is_not_understood_is_found()
    {
        Assert.SkipWhen(AdaptiveCards.Unavailable is not null, AdaptiveCards.Unavailable ?? "");

        Assert.Contains("style", await ComplaintAsync("""{ "type": "TextBlock", "text": "x", "style": "huge" }"""), StringComparison.Ordinal);
        Assert.Contains("colour", await ComplaintAsync("""{ "type": "TextBlock", "text": "x", "colour": "red" }"""), StringComparison.Ordinal);
        Assert.Contains("em_open", await ComplaintAsync("""{ "type": "TextBlock", "text": "an *unmeant* star" }"""), StringComparison.Ordinal);
        Assert.Contains("no entity", await ComplaintAsync("""{ "type": "TextBlock", "text": "<at>Ana</at>" }"""), StringComparison.Ordinal);
        Assert.Contains("not a plain line", await ComplaintAsync("""{ "type": "TextBlock", "text": "- item" }"""), StringComparison.Ordinal);
        Assert.Contains("no data", await ComplaintAsync("""{ "type": "Chart.Pie", "data": [{ "legend": "x", "value": 0 }] }"""), StringComparison.Ordinal);

        static async Task<string> ComplaintAsync(string element)
        {
            var card = JsonNode.Parse($$"""{ "type": "AdaptiveCard", "version": "1.5", "body": [{{element}}] }""")!;
            return string.Join('\n', (await AdaptiveCards.ReadAsync([("x", card)], TestContext.Current.CancellationToken))[0].Complaints);
        }
    }

    private static void ForAll<T>(Gen<T> values, Action<T> check) => Prop.ForAll(values.ToArbitrary(), check).QuickCheckThrowOnFailure();

    /// <summary>What a client sends of a form that nobody touched.</summary>
    private static JsonObject Submitted(JsonObject card)
    {
        var body = card["body"]!.AsArray();
        var elements = body[0]!["items"]?.AsArray() ?? body;
        var data = elements[^1]!["actions"]![0]!["data"]!.DeepClone().AsObject();
        foreach (var input in elements.Where(element => element!["id"] is not null)) data[(string)input!["id"]!] = (string?)input["value"] ?? "";
        return data;
    }

    private static void Check(JsonObject card, int mostBytes)
    {
        var json = card.ToJsonString();
        Assert.InRange(Encoding.UTF8.GetByteCount(json), 1, mostBytes);
        var sent = JsonNode.Parse(json)!;
        Assert.True(JsonNode.DeepEquals(card, sent));
        WordsAreLiteral(sent, "");
    }

    private static void WordsAreLiteral(JsonNode? node, string at)
    {
        switch (node)
        {
            case JsonObject json:
                var type = json["type"] is JsonValue named ? (string?)named : "";
                foreach (var (name, child) in json.Where(child => child.Key != "data" || type!.StartsWith("Chart.", StringComparison.Ordinal))) WordsAreLiteral(child, $"{type}.{name}");
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
