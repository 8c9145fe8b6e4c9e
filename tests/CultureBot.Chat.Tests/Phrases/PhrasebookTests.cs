using System.Globalization;
using System.Resources;
using CultureBot.Testing.Words;

namespace CultureBot.Chat.Tests.Phrases;

public sealed class PhrasebookTests
{
    private static readonly Phrasebook Words = Book("Words");

    [Fact]
    public void Placeholders_take_values_and_bold_reaches_them()
    {
        var said = Words.Say(En, "Thanks", ("giver", ChatText.Mention("U1", "Ana")), ("recipients", "Bo"));

        Assert.Equal([new MentionSegment("U1", "Ana") { IsBold = true }, new PlainSegment(" thanks Bo")], said.Segments);
    }

    [Theory]
    [InlineData("en", 0, "nobody")]
    [InlineData("en", 1, "1 person")]
    [InlineData("en", 1234, "1,234 people")]
    [InlineData("de", 1, "1 Person")]
    [InlineData("de-AT", 2, "2 Menschen")]
    [InlineData("pl", 1, "1 osoba")]
    [InlineData("pl", 3, "3 osoby")]
    [InlineData("pl", 12, "12 osób")]
    [InlineData("fr-CA", 0, "nobody")]
    [InlineData("ja", 1, "1 person")]
    [InlineData("fr", 1, "1 person")]
    [InlineData("qps-ploc", 2, "2⟦ þéöþļé⟧")]
    public void A_plural_follows_the_language_that_the_sentence_is_written_in(string culture, int count, string expected) =>
        Assert.Equal(expected, Words.SayPlain(CultureInfo.GetCultureInfo(culture), "People", ("count", count)));

    [Theory]
    [InlineData(1.5, "1,5 Menschen")]
    [InlineData(1.0, "1 Person")]
    [InlineData(1234.56789, "1.234,568 Menschen")]
    public void Numbers_are_written_as_the_reader_writes_them(double count, string expected)
    {
        Assert.Equal(expected, Words.SayPlain(De, "People", ("count", count)));
        Assert.Equal(expected, Words.SayPlain(De, "People", ("count", (decimal)count)));
    }

    [Fact]
    public void A_language_that_lacks_a_sentence_falls_back_to_English() =>
        Assert.Equal("Only English has this", Words.SayPlain(De, "Only"));

    [Fact]
    public void Bold_spans_a_plural_inside_it()
    {
        var said = Words.Say(En, "Bold", ("giver", "Ana"), ("count", 2));

        Assert.Equal([new PlainSegment("Ana gave 2 kudos") { IsBold = true }, new PlainSegment(" today")], said.Segments);
    }

    [Theory]
    [InlineData("team", "The team didn't wait")]
    [InlineData("person", "Bo didn't wait")]
    [InlineData("robot", "Somebody didn't wait")]
    public void A_select_chooses_by_text(string kind, string expected) =>
        Assert.Equal(expected, Words.SayPlain(En, "Select", ("kind", kind), ("name", "Bo")));

    [Theory]
    [InlineData(0, "Nobody")]
    [InlineData(1, "Bo")]
    [InlineData(2, "Bo and 1 other")]
    [InlineData(5, "Bo and 4 others")]
    public void A_plural_can_leave_the_first_ones_out(int count, string expected) =>
        Assert.Equal(expected, Words.SayPlain(En, "Others", ("count", count), ("name", "Bo")));

    [Fact]
    public void The_name_of_a_command_is_told_from_other_slashes_and_from_what_people_write()
    {
        var said = Words.Say(En, "Command", ("words", "/mine"));

        Assert.Equal(
            [
                new CommandSegment("thank") { IsBold = true }, new PlainSegment(" @name") { IsBold = true }, new PlainSegment(" and/or ("),
                new CommandSegment("help"), new PlainSegment("); https://a.example/b and /a/b are none, nor is /mine"),
            ],
            said.Segments);
        Assert.StartsWith("/thank @name and/or (/help); https", said.ToPlain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Apostrophes_quote_the_notation() =>
        Assert.Equal("{literal} and ** and ' and # is 3", Words.SayPlain(En, "Quoted", ("count", 3)));

    [Fact]
    public void Arguments_nest()
    {
        Assert.Equal("1 A", Words.SayPlain(En, "Nested", ("count", 1), ("kind", "a")));
        Assert.Equal(ChatText.Bold("many 7 Bs"), Words.Say(En, "Nested", ("count", 7), ("kind", "b")));
    }

    [Theory]
    [InlineData("{b} **x** <!channel> '{' # {0}")]
    [InlineData("{count, plural, other {x}}")]
    [InlineData("'")]
    public void Values_are_never_read_as_patterns(string words)
    {
        Assert.Equal($"First {words}\nthen y", Words.SayPlain(En, "Lines", ("a", words), ("b", "y")));
        Assert.Equal(ChatText.Plain($"First {words}\nthen y"), Words.Say(En, "Lines", ("a", ChatText.Plain(words)), ("b", "y")));
    }

    [Fact]
    public void The_pseudo_language_changes_the_words_and_leaves_the_values()
    {
        var said = Words.Say(CultureInfo.GetCultureInfo("qps-ploc"), "Thanks", ("giver", "Ana"), ("recipients", "Bo"));

        Assert.Equal([new PlainSegment("Ana") { IsBold = true }, new PlainSegment("⟦ ţĥåñķš ⟧Bo")], said.Segments);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("Absent", Assert.Throws<ArgumentException>(() => Words.Say(En, "Absent")).Message, StringComparison.Ordinal);
        Assert.Contains("'giver'", Assert.Throws<ArgumentException>(() => Words.Say(En, "Thanks")).Message, StringComparison.Ordinal);
        Assert.Contains("'count'", Assert.Throws<ArgumentException>(() => Words.Say(En, "People", ("count", "many"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Words.Say(En, "People", ("count", double.NaN)));
    }

    [Fact]
    public void Every_malformed_pattern_is_refused_and_reported()
    {
        var broken = Book("Broken");

        Assert.Equal(10, broken.Keys.Length);
        Assert.All(broken.Keys, key => Assert.Throws<ArgumentException>(() => broken.Say(En, key, ("name", "x"), ("n", 1))));
        Assert.Equal(10, broken.Problems(CultureInfo.InvariantCulture).Length);
    }

    [Fact]
    public void A_book_tells_what_a_language_lacks()
    {
        Assert.Empty(Words.Problems(CultureInfo.InvariantCulture));
        Assert.Empty(Words.Problems(En));
        Assert.Equal(["Only: lacking"], Words.Problems(De));
        var polish = Words.Problems(CultureInfo.GetCultureInfo("pl"));
        Assert.Contains("Only: lacking", polish, StringComparer.Ordinal);
        Assert.Contains("Extra: no such key in English", polish, StringComparer.Ordinal);
        Assert.Contains("Thanks: the placeholder recipients is lacking", polish, StringComparer.Ordinal);
        Assert.Contains("Others: a plural lacks 'few'", polish, StringComparer.Ordinal);
        Assert.Contains(polish, problem => problem.StartsWith("Bold: ", StringComparison.Ordinal));
        Assert.DoesNotContain(polish, problem => problem.StartsWith("People", StringComparison.Ordinal));
    }

    [Fact]
    public void A_further_language_needs_a_resource_file_alone() =>
        Assert.Equal(["", "de", "pl"], WrittenLanguages.Of(typeof(PhrasebookTests).Assembly).Select(language => language.Name), StringComparer.Ordinal);

    private static CultureInfo En => CultureInfo.GetCultureInfo("en");

    private static CultureInfo De => CultureInfo.GetCultureInfo("de");

    [Theory]
    [InlineData("en", "HELP", true)]
    [InlineData("en", "?", true)]
    [InlineData("en", "hilfe", false)]
    [InlineData("de-AT", "Hilfe", true)]
    [InlineData("de", "help", true)]
    [InlineData("ja", "help", true)]
    [InlineData("en", "help ?", false)]
    [InlineData("en", "", false)]
    public void A_word_is_known_in_English_and_in_the_readers_language(string culture, string typed, bool isKnown) =>
        Assert.Equal(isKnown, Words.IsWord(CultureInfo.GetCultureInfo(culture), "Steer", typed));

    private static Phrasebook Book(string name) => new(new ResourceManager($"CultureBot.Chat.Tests.Phrases.{name}", typeof(PhrasebookTests).Assembly));
}
