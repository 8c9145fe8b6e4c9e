using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Chat.Tests;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("two words", 8, "two…")]
    [InlineData("two words here", 10, "two words…")]
    [InlineData("two words", 9, "two words")]
    [InlineData("unbreakable", 5, "unbr…")]
    [InlineData("a unbreakable", 9, "a unbrea…")]
    [InlineData("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", 7, "𝔘𝔫𝔦𝔠𝔬𝔡𝔢")]
    [InlineData("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", 3, "𝔘𝔫…")]
    [InlineData("ok 👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "ok 👩‍👩‍👧‍👦…")]
    [InlineData("👩‍👩‍👧‍👦", 4, "…")]
    [InlineData("anything", 0, "")]
    public void A_cut_falls_between_words_or_at_least_between_characters(string text, int limit, string expected)
    {
        Assert.Equal(expected, TextCut.Cut(text, limit));
        Assert.Equal(expected, TextCut.Cut(ChatText.Plain(text), limit).ToPlain());
    }

    [Fact]
    public void Mentions_stay_whole_or_go()
    {
        var text = "by " + ChatText.Mention("U1", "Ana") + " and " + ChatText.Bold("many others");

        Assert.Equal("by @Ana and many…", TextCut.Cut(text, 18).ToPlain());
        Assert.Equal("by …", TextCut.Cut(text, 6).ToPlain());
        Assert.Same(text, TextCut.Cut(text, 100));
    }

    [Fact]
    public void A_cut_fits_and_shows_the_beginning_character_by_character()
    {
        string[] pieces = ["a", " ", "word ", "\n", "𝔘", "e\u0301", "👩‍👩‍👧‍👦", "שלום", "\r\n", "\ud800", "\u200d", "\u0301"];
        var texts = from parts in Gen.ListOf(Gen.Elements(pieces)) from limit in Gen.Choose(1, 60) select (Text: string.Concat(parts), Limit: limit);

        Prop.ForAll(texts.ToArbitrary(), example =>
        {
            var cut = TextCut.Cut(example.Text, example.Limit);
            Assert.True(TextCut.Length(cut) <= example.Limit);
            if (cut == example.Text) return;
            Assert.EndsWith("…", cut, StringComparison.Ordinal);
            Assert.StartsWith(cut[..^1], example.Text, StringComparison.Ordinal);
            var starts = StringInfo.ParseCombiningCharacters(example.Text);
            Assert.Contains(cut.Length - 1, starts);
        }).QuickCheckThrowOnFailure();
    }
}
