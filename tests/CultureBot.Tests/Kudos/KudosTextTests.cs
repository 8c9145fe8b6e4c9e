using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;
using CultureBot.Kudos;

namespace CultureBot.Tests.Kudos;

public sealed class KudosTextTests
{
    private static readonly NamedAccount Ana = new("U1", "ana");
    private static readonly NamedAccount Ben = new("U2", "ben");
    private static readonly NamedGroup Desk = new("S1", "front-desk");
    private static readonly KudosKeywords Keywords = new(KudosWords.Book, CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Names_at_the_start_are_the_recipients_and_the_rest_is_the_words()
    {
        var parsed = Parse(Ana, new TypedText(" "), Ben, new TypedText(" Covered the phones while I was out #ownership"));

        Assert.Equal([Ana, Ben], parsed.Named);
        Assert.Equal("Covered the phones while I was out #ownership", parsed.Words);
        Assert.Equal(Visibility.Public, parsed.Visibility);
    }

    [Theory]
    [InlineData(" and ")]
    [InlineData(", ")]
    [InlineData(" & ")]
    [InlineData(" und ")]
    [InlineData(" + ")]
    public void Names_may_be_joined_as_people_join_them(string between) =>
        Assert.Equal([Ana, Desk], Parse(Ana, new TypedText(between), Desk, new TypedText(" stayed late")).Named);

    [Fact]
    public void A_name_inside_the_words_is_not_thanked_when_names_stand_at_the_start()
    {
        var parsed = Parse(Ana, new TypedText(" for helping "), Ben, new TypedText(" with the move"));

        Assert.Equal([Ana], parsed.Named);
        Assert.Equal("for helping @ben with the move", parsed.Words);
    }

    [Fact]
    public void Without_a_name_at_the_start_every_name_is_thanked_and_all_of_it_is_the_words()
    {
        var parsed = Parse(new TypedText("Big thanks to "), Ana, new TypedText(" and "), Ben, new TypedText(" for the move"));

        Assert.Equal([Ana, Ben], parsed.Named);
        Assert.Equal("Big thanks to @ana and @ben for the move", parsed.Words);
    }

    [Fact]
    public void Words_keep_their_lines()
    {
        var parsed = Parse(Ana, new TypedText(" First line\r\n\r\nthird line\n  indented"));

        Assert.Equal("First line\n\nthird line\n  indented", parsed.Words);
    }

    [Theory]
    [InlineData("private ", Visibility.Private)]
    [InlineData("PRIVATE+MANAGER ", Visibility.PrivateAndManager)]
    [InlineData("manager ", Visibility.ManagerOnly)]
    public void A_keyword_before_the_names_says_who_reads_it(string keyword, Visibility visibility)
    {
        var parsed = Parse(new TypedText(keyword), Ana, new TypedText(" thank you for yesterday"));

        Assert.Equal(visibility, parsed.Visibility);
        Assert.Equal([Ana], parsed.Named);
        Assert.Equal("thank you for yesterday", parsed.Words);
    }

    [Theory]
    [InlineData("Great #ownership and #Care.", "ownership,care")]
    [InlineData("#ownership#care", "ownership")]
    [InlineData("issue#ownership is no tag, #unknown neither", "")]
    [InlineData("##ownership", "")]
    public void Values_are_the_tags_that_the_company_knows(string words, string tags) =>
        Assert.Equal(tags.Split(',', StringSplitOptions.RemoveEmptyEntries), KudosText.Tags(words, ["ownership", "care"]));

    [Theory]
    [InlineData("Covered the phones #ownership #care", "Covered the phones")]
    [InlineData("Such #ownership in a hard week", "Such #ownership in a hard week")]
    [InlineData("#ownership", "#ownership")]
    [InlineData("Covered the phones #friday", "Covered the phones #friday")]
    public void Tags_that_end_the_words_are_shown_as_chips_alone(string words, string shown) =>
        Assert.Equal(shown, KudosText.WithoutClosingTags(words, ["ownership", "care"]));

    [Theory]
    [InlineData("thanks!", true)]
    [InlineData("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉", true)]
    [InlineData(":tada: :tada: :tada: :tada: thanks", true)]
    [InlineData("@ana.anderson.of.the.front.desk ty", true)]
    [InlineData("nineteen characters", true)]
    [InlineData("exactly twenty chars", false)]
    [InlineData("覆った電話を昼休みの間ずっと取ってくれた", false)]
    public void Thin_words_are_those_under_twenty_characters_without_emoji_and_mentions(string words, bool isThin) =>
        Assert.Equal(isThin, KudosText.IsThin(words));

    [Theory]
    [InlineData("Thank you, Ana!", "thank  you ana")]
    [InlineData("Ｔｈａｎｋ you", "thank you")]
    public void The_same_text_typed_a_little_differently_hashes_alike(string one, string other) =>
        Assert.Equal(KudosText.Hash(one), KudosText.Hash(other));

    [Theory]
    [InlineData("🎉", "🙏")]
    [InlineData("thank you Ana", "thank you Ben")]
    public void Different_texts_hash_differently(string one, string other) =>
        Assert.NotEqual(KudosText.Hash(one), KudosText.Hash(other));

    private static ParsedKudos Parse(params ImmutableArray<CommandPart> parts) => KudosText.Parse(new(parts), Keywords);
}
