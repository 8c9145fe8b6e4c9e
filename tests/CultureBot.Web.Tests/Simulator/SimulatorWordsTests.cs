using System.Globalization;
using CultureBot.Web.Simulator;

namespace CultureBot.Web.Tests.Simulator;

public sealed class SimulatorWordsTests
{
    [Fact]
    public void Every_phrase_is_well_formed() => Assert.Empty(SimulatorWords.Book.Problems(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("de-DE", "en")]
    [InlineData("en-NZ", "en-NZ")]
    [InlineData("", "en")]
    public void Pages_speak_a_language_that_there_are_words_in(string locale, string language) =>
        Assert.Equal(language, SimulatorWords.LanguageFor(locale).Name);
}
