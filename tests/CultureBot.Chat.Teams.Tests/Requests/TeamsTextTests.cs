using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

public sealed class TeamsTextTests
{
    private static readonly TeamsMention Ana = Mention("29:ana", "Ana García");
    private static readonly TeamsMention Bob = Mention("29:bob", "Bob");

    [Fact]
    public void Mentions_are_recognized_by_their_entities() => AssertParts(
        Parse("thanks <at>Ana García</at> and <at>Bob</at>!", Ana, Bob),
        new TypedText("thanks "), new NamedAccount("29:ana", "Ana García"), new TypedText(" and "), new NamedAccount("29:bob", "Bob"), new TypedText("!"));

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_their_order() => AssertParts(
        Parse("<at>Bob</at> <at>Bob</at>", Bob, Mention("29:other", "Bob")),
        new NamedAccount("29:bob", "Bob"), new TypedText(" "), new NamedAccount("29:other", "Bob"));

    [Fact]
    public void A_mention_is_found_whatever_the_order_of_the_entities() => AssertParts(
        Parse("<at>Ana García</at><at>Bob</at>", Bob, Ana),
        new NamedAccount("29:ana", "Ana García"), new NamedAccount("29:bob", "Bob"));

    [Fact]
    public void A_name_with_markup_in_it_has_an_entity_without_text() => AssertParts(
        Parse("<at>R&amp;D Bob</at> hi", new TeamsMention { Type = "mention", Mentioned = new() { Id = "29:rd", Name = "R&D Bob" } }),
        new NamedAccount("29:rd", "R&D Bob"), new TypedText(" hi"));

    [Theory]
    [InlineData("<at>Ana</at>")]
    [InlineData("<at>Ana")]
    [InlineData("<at")]
    [InlineData("<at></at>")]
    [InlineData("</at><at>")]
    [InlineData("a < b > c")]
    [InlineData("C<data>")]
    [InlineData("AT&T")]
    [InlineData("a & b && c;")]
    [InlineData("&nosuch;")]
    [InlineData("&;")]
    [InlineData("mail bob@example.com")]
    [InlineData("@ alone @")]
    [InlineData("@everyone")]
    public void What_is_no_mention_and_no_entity_stays_as_it_was_typed(string text) => AssertParts(Parse(text), new TypedText(text));

    [Theory]
    [InlineData("R&amp;D &lt;3 &quot;x&quot; &#39;y&#39;", "R&D <3 \"x\" 'y'")]
    [InlineData("hello&nbsp;there", "hello there")]
    [InlineData("hello\u00A0there", "hello there")]
    [InlineData("&amp;lt;", "&lt;")]
    public void Entities_of_HTML_are_read_once(string text, string read) => AssertParts(Parse(text), new TypedText(read));

    [Fact]
    public void An_entity_that_was_typed_to_the_letter_stays() => Assert.Equal(
        new CommandText([new TypedText("write &amp; in HTML")]),
        TeamsText.Parse("write &amp; in HTML", [], "<div><p>write &amp;amp; in HTML</p></div>"));

    [Fact]
    public void Lines_are_kept_and_what_surrounds_them_is_not() => AssertParts(
        Parse("\r\none\r\ntwo\rthree\n\nfour\n"), new TypedText("one\ntwo\nthree\n\nfour"));

    [Fact]
    public void Typed_handles_are_recognized() => AssertParts(
        Parse("thanks @bob.b, and (@ana)."),
        new TypedText("thanks "), new TypedHandle("bob.b"), new TypedText(", and ("), new TypedHandle("ana"), new TypedText(")."));

    [Fact]
    public void Channels_and_tags_are_named_for_what_they_are() => AssertParts(
        Parse("<at>General</at> <at>Designers</at>", Mention(SignedActivities.Team, "General"), Mention("MTc0Nzk", "Designers")),
        new NamedChannel(SignedActivities.Team, "General"), new TypedText(" @Designers"));

    [Fact]
    public void What_no_database_stores_is_replaced() => AssertParts(Parse("a\0b"), new TypedText("a\uFFFDb"));

    private static TeamsMention Mention(string id, string name) =>
        new() { Type = "mention", Mentioned = new() { Id = id, Name = name }, Text = $"<at>{name}</at>" };

    private static CommandText Parse(string text, params TeamsMention[] mentions) => TeamsText.Parse(text, mentions);

    private static void AssertParts(CommandText text, params CommandPart[] parts) => Assert.Equal(parts, text.Parts);
}
