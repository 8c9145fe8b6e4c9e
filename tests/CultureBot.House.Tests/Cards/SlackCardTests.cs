using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.Chat.Slack;
using CultureBot.House.Tests.House;
using CultureBot.Testing.Slack;

namespace CultureBot.House.Tests.Cards;

/// <summary>Every card and form of the product as Slack gets it, with the nastiest people there are.</summary>
public sealed class SlackCardTests
{
    /// <summary>The only places where Slack shows text to the letter (the message's own text is escaped).</summary>
    private static readonly string[] Literal = ["plain_text.text", "text.text", "link.text", "plain_text_input.initial_value", ".text"];

    [Fact]
    public async Task Every_card_keeps_Slacks_limits_and_its_types_and_shows_words_to_the_letter()
    {
        Assert.SkipWhen(SlackTypes.Unavailable is not null, SlackTypes.Unavailable ?? "");
        var rendered = (await RenderedAsync()).ToList();

        Repository.HasNone(
            "Slack would refuse or cut this: see tests/CultureBot.Testing/Slack/block-kit-limits.json.",
            rendered.SelectMany(r => BlockKitLimits.Check(r.Json).Select(wrong => $"{r.Name}: {wrong}")));
        Repository.HasNone(
            "A person's words stand where Slack reads markup: show them in a PlainSegment or a QuoteBlock.",
            rendered.SelectMany(r => Read(JsonNode.Parse(r.Json.ToJsonString()), "").Select(at => $"{r.Name}: {at}")));
        Repository.HasNone("This is not of the type that @slack/types publishes.", await SlackTypes.CheckAsync(rendered, TestContext.Current.CancellationToken));
    }

    private static async Task<IEnumerable<(string Name, JsonNode Json)>> RenderedAsync()
    {
        var culture = CultureInfo.GetCultureInfo("en");
        var rendered = new List<(string, JsonNode)>();
        await using var product = await Product.StartAsync();
        foreach (var said in Said.Nasty)
        {
            var company = await Company.FoundAsync(product.Database, culture, said);
            ProductCard[] cards = [.. new KudosCardExamples(product, company, culture).All(), .. new AskingCardExamples(product, company, culture).All(), .. await new SurveyCardExamples(product, company, culture).AllAsync(), .. await new OtherCardExamples(product, company, culture).AllAsync(), .. new ResultsCardExamples(product, company, culture).All()];
            foreach (var card in cards)
            {
                if (card.Form is not null) rendered.Add(($"{said} {card.Name}", BlockKitRenderer.View(card.Form)));
                if (card.Card is null) continue;
                rendered.Add(($"{said} {card.Name}", BlockKitRenderer.Message(card.Card)));
                rendered.Add(($"{said} {card.Name} in a view", SlackViews.Showing(card.Card, before: null)));
            }
        }

        return rendered;
    }

    /// <summary>Where marked words stand outside the literal places.</summary>
    private static IEnumerable<string> Read(JsonNode? node, string at) => node switch
    {
        JsonObject json => json.SelectMany(child => Read(child.Value, $"{(json["type"] is JsonValue type ? (string?)type : "")}.{child.Key}")),
        JsonArray array => array.SelectMany(child => Read(child, at)),
        JsonValue value when value.TryGetValue(out string? text) && text.Contains(Said.Marker, StringComparison.Ordinal) && !Literal.Contains(at, StringComparer.Ordinal) => [at],
        _ => [],
    };
}
