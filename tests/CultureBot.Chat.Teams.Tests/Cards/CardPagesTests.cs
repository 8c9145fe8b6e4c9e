using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class CardPagesTests
{
    private static readonly ActionsBlock Undo = new([new Button { Label = "Undo", Action = "undo" }]);

    [Fact]
    public void A_list_of_three_hundred_goes_on_as_many_pages_as_it_needs_and_every_one_says_which_it_is()
    {
        ImmutableArray<ChatText> items = [.. Enumerable.Range(1, 300).Select(i => ChatText.Mention($"29:{i}", $"Person {i}") + $" helped with {i}")];

        var pages = AdaptiveCardRenderer.Pages(new("many", [new HeadingBlock("Everybody"), new ListBlock(items), Undo]));

        Assert.InRange(pages.Length, 2, 6);
        Assert.All(pages, page => Assert.InRange(Size(page), 1, AdaptiveCardRenderer.MostBytes));
        Assert.Equal(Enumerable.Range(1, 300).Select(i => $"• <at>Person {i}</at> helped with {i}"), pages.SelectMany(Lines).Where(line => line.StartsWith('•')), StringComparer.Ordinal);
        Assert.All(pages.Select((page, i) => (page, i)), at => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"({at.i + 1}/{pages.Length})"), Lines(at.page), StringComparer.Ordinal));
        Assert.All(pages, page => Assert.Equal(Lines(page).Count(line => line.Contains("<at>", StringComparison.Ordinal)), page["msteams"]!["entities"]!.AsArray().Count));
        Assert.All(pages[..^1], page => Assert.DoesNotContain(page["body"]!.AsArray(), element => (string?)element!["type"] == "ActionSet"));
        Assert.Equal("ActionSet", (string?)pages[^1]["body"]!.AsArray()[^1]!["type"]);
    }

    [Fact]
    public void Long_words_go_on_between_words_in_a_box_of_their_own()
    {
        var words = string.Concat(Enumerable.Range(0, 4000).Select(i => string.Create(CultureInfo.InvariantCulture, $"word{i} ")));

        var pages = AdaptiveCardRenderer.Pages(new("x", [new TextBlock("Ana thanks Bo"), new QuoteBlock(words), new NoteBlock("care")]), mostBytes: 8000);

        Assert.All(pages, page => Assert.InRange(Size(page), 1, 8000));
        Assert.All(pages, page => Assert.Contains(page["body"]!.AsArray(), element => (string?)element!["style"] == "emphasis"));
        Assert.Equal(words.TrimEnd(), string.Concat(pages.SelectMany(Lines).Where(line => line.StartsWith("word", StringComparison.Ordinal))).TrimEnd());
    }

    [Fact]
    public void A_heading_stays_with_what_it_stands_above_and_buttons_with_what_they_stand_below()
    {
        var pages = AdaptiveCardRenderer.Pages(
            new("x", [new TextBlock(new string('a', 1550)), new HeadingBlock("Next"), new TextBlock(new string('b', 1550)), new TextBlock(new string('c', 1500)), Undo]), mostBytes: 4000);

        Assert.Equal(["a", "Nextb", "c"], pages.Select(page => string.Concat(Lines(page).Where(line => line[0] != '(').Select(line => line == "Next" ? line : line[..1]))), StringComparer.Ordinal);
    }

    [Fact]
    public void On_one_page_it_is_cut_at_a_word_and_its_buttons_stay()
    {
        var words = string.Concat(Enumerable.Repeat("𝔘𝔫𝔦 code ", 5000));

        var page = AdaptiveCardRenderer.One(new("x", [new QuoteBlock(words), new NoteBlock("small print"), new ActionsBlock([new Button { Label = "Not me", Action = "no" }]), new NoteBlock("more"), Undo]));

        Assert.InRange(Size(page), AdaptiveCardRenderer.MostBytes - 2000, AdaptiveCardRenderer.MostBytes);
        Assert.EndsWith("…", Lines(page)[^1], StringComparison.Ordinal);
        Assert.Equal(["undo"], page["body"]!.AsArray().SelectMany(element => element!["actions"]?.AsArray() ?? []).Select(action => (string?)action!["verb"]));
    }

    [Fact]
    public void What_shows_nothing_is_left_out_and_an_empty_card_says_so()
    {
        var card = new Card("", [new HeadingBlock("\n"), new TextBlock(""), new QuoteBlock(" \0"), new ListBlock([]), new ListBlock(["", " "]), new NoteBlock(ChatText.Empty), new ActionsBlock([]), new DividerBlock()]);

        Assert.Equal(["…"], Lines(Assert.Single(AdaptiveCardRenderer.Pages(card))));
        Assert.Equal(["…"], Lines(AdaptiveCardRenderer.Dialog(card)));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\ufeff")]
    [InlineData("\u200b")]
    public void No_piece_of_a_long_heading_shows_nothing(string nothing)
    {
        var heading = "Thanks" + string.Concat(Enumerable.Repeat(nothing, 20_000)) + "Ana";

        var pages = AdaptiveCardRenderer.Pages(new("x", [new HeadingBlock(heading), new TextBlock("care")]));

        Assert.Equal(["Thanks", "Ana", "care"], pages.SelectMany(Lines).Select(line => line.Trim(' ', '\ufeff', '\u200b')).Where(line => line.Length == 0 || line[0] != '('), StringComparer.Ordinal);
    }

    private static int Size(JsonObject page) => Encoding.UTF8.GetByteCount(page.ToJsonString());

    private static List<string> Lines(JsonNode page) => [.. LinesOf(page["body"])];

    private static IEnumerable<string> LinesOf(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(LinesOf),
        JsonObject json when (string?)json["type"] == "TextBlock" => [(string)json["text"]!],
        JsonObject json when (string?)json["type"] == "RichTextBlock" => [string.Concat(json["inlines"]!.AsArray().Select(run => (string?)run!["text"]))],
        JsonObject json => LinesOf(json["items"]),
        _ => [],
    };
}
