using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams.Tests.Cards;

public sealed class TeamsTextTests
{
    [Theory]
    [InlineData("**bold** _it_ `code` [a](https://a.example)")]
    [InlineData("- item")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}} <at>Ana</at> </at>")]
    [InlineData("&lt; 5 < 6 & 7 > 3")]
    public void Words_stand_in_runs_which_are_shown_to_the_letter(string words)
    {
        foreach (var block in (CardBlock[])[new TextBlock(words), new NoteBlock(words), new HeadingBlock(words), new QuoteBlock(words), new ListBlock([words])])
        {
            var runs = Runs(Body(block)[0]!).ToList();

            Assert.Equal(block is ListBlock ? "• " + words : words, string.Concat(runs), StringComparer.Ordinal);
            Assert.All(runs, run => Assert.DoesNotContain("{{", run, StringComparison.Ordinal));
            Assert.All(runs, run => Assert.DoesNotContain("<at>", run, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("What happened this week", true)]
    [InlineData("#care was lived most often", true)]
    [InlineData("2 of 3 (so far) - 50 %", true)]
    [InlineData("R&D thanks IT", false)]
    [InlineData("# care", false)]
    [InlineData("3. Place", false)]
    [InlineData(" 1. ", false)]
    [InlineData("2)\tPlace", false)]
    [InlineData("---", false)]
    [InlineData("-- so it goes", true)]
    [InlineData("a_b", false)]
    public void A_heading_is_one_for_screen_readers_where_it_holds_no_markup(string words, bool isHeading) =>
        Assert.Equal(isHeading ? "heading" : null, (string?)Body(new HeadingBlock(words))[0]!["style"]);

    [Fact]
    public void Beside_a_mention_markup_is_written_with_its_full_width_twin()
    {
        var text = "- " + ChatText.Mention("29:a", "Ana *star* <b>") + " did [a](b) & R&D_x - " + ChatText.Bold("well done") + ChatText.Bold("!") + " in " + ChatText.Link("a_b", new Uri("https://a.example/x_(y)"));

        var card = AdaptiveCardRenderer.One(new("x", [new TextBlock(text)]));

        Assert.Equal(
            "－ <at>Ana ＊star＊ ＜b＞</at> did ［a］(b) & R＆D＿x - **well done**! in [a＿b](https://a.example/x%5F%28y%29)",
            (string?)card["body"]![0]!["text"]);
        var entity = card["msteams"]!["entities"]![0]!;
        Assert.Equal(("<at>Ana ＊star＊ ＜b＞</at>", "29:a", "Ana *star* <b>"), ((string?)entity["text"], (string?)entity["mentioned"]!["id"], (string?)entity["mentioned"]!["name"]));
    }

    [Theory]
    [InlineData("-", " one")]
    [InlineData(" ", "1. one")]
    [InlineData("1", ". one")]
    public void Parts_do_not_make_a_mark_together(string first, string second)
    {
        var text = ChatText.Plain(first) + ChatText.Plain(second) + ChatText.Mention("29:a", "Ana");

        var line = (string)AdaptiveCardRenderer.One(new("x", [new TextBlock(text)]))["body"]![0]!["text"]!;

        Assert.EndsWith("one<at>Ana</at>", line, StringComparison.Ordinal);
        Assert.Contains(line, sign => sign is '－' or '．');
    }

    [Fact]
    public void Namesakes_have_tags_of_their_own_and_one_person_has_one()
    {
        var card = AdaptiveCardRenderer.One(new("x", [new TextBlock(ChatText.Mention("29:a", "Ana") + " and " + ChatText.Mention("29:b", "Ana")), new NoteBlock(ChatText.Mention("29:a", "Ana"))]));

        Assert.Equal("<at>Ana</at> and <at>Ana\u200b</at>", (string?)card["body"]![0]!["text"]);
        Assert.Equal("<at>Ana</at>", (string?)card["body"]![1]!["text"]);
        Assert.Equal(["29:a", "29:b"], card["msteams"]!["entities"]!.AsArray().Select(entity => (string?)entity!["mentioned"]!["id"]), StringComparer.Ordinal);
    }

    [Fact]
    public void Nobody_is_mentioned_in_a_dialog_in_a_heading_or_without_an_id()
    {
        var ana = ChatText.Mention("29:a", "Ana");

        Assert.Equal(["@Ana"], Runs(AdaptiveCardRenderer.Dialog(new("x", [new TextBlock(ana)]))["body"]![0]!));
        Assert.Equal("@Ana", (string?)Body(new HeadingBlock(ana))[0]!["text"]);
        Assert.Equal(["@Ana"], Runs(Body(new TextBlock(ChatText.Mention("", "Ana")))[0]!));
        Assert.Equal(["@ "], Runs(Body(new TextBlock(ChatText.Mention("29:a", " ")))[0]!));
        Assert.Null(AdaptiveCardRenderer.One(new("x", [new TextBlock(ChatText.Mention("29:a", " "))]))["msteams"]);
    }

    [Fact]
    public void Lines_are_elements_and_a_blank_one_is_room()
    {
        var body = Body(new TextBlock("one\r\ntwo" + ChatText.Bold("\n\n\nthree\u2028")));

        Assert.Equal(["one", "two", "three"], body.SelectMany(line => Runs(line!)), StringComparer.Ordinal);
        Assert.Equal([null, "None", "Small"], body.Select(line => (string?)line!["spacing"]), StringComparer.Ordinal);
        Assert.Equal([null, null, "Bolder"], body.Select(line => (string?)line!["inlines"]![0]!["weight"]), StringComparer.Ordinal);
    }

    [Fact]
    public void What_notifications_and_voices_say_holds_no_markup()
    {
        var card = AdaptiveCardRenderer.One(new("<speak>*Ana* & <at>Bo</at>", [new TextBlock("x")]));

        Assert.Equal("＜speak>＊Ana＊ & ＜at>Bo＜/at>", (string?)card["speak"]);
        Assert.Equal("＜speak>＊Ana＊ & ＜at>Bo＜/at>", (string?)card["fallbackText"]);
    }

    [Fact]
    public void An_address_that_no_browser_opens_is_no_link()
    {
        var link = Body(new TextBlock(ChatText.Link("files", new Uri("ftp://files.example/"))))[0]!["inlines"]![0]!;

        Assert.Equal("files", (string?)link["text"]);
        Assert.Null(link["selectAction"]);
    }

    private static JsonArray Body(params CardBlock[] blocks) => AdaptiveCardRenderer.One(new("x", [.. blocks]))["body"]!.AsArray();

    private static IEnumerable<string> Runs(JsonNode element) =>
        (element["items"]?[0] ?? element)["inlines"]!.AsArray().Select(run => (string)run!["text"]!);
}
