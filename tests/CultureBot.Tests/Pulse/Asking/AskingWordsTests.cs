using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CultureBot.Pulse;

namespace CultureBot.Tests.Pulse.Asking;

/// <summary>What surrounds a question speaks the language of the question.</summary>
public sealed class AskingWordsTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("es")]
    public void A_language_of_the_bank_has_every_word_around_a_question_with_the_same_values(string language)
    {
        var english = Words("en");
        var translated = Words(language);

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), translated.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, phrase => Assert.Equal(Values(phrase.Value), Values(translated[phrase.Key])));
        Assert.InRange(english.Count(phrase => phrase.Value == translated[phrase.Key]), 0, 3);
    }

    [Theory]
    [InlineData("de-AT", "Frage 2 von 3", "Die Ergebnisse kommen 1 Tag nach dem Ende")]
    [InlineData("es-MX", "Pregunta 2 de 3", "1 día después del cierre")]
    [InlineData("ja", "Question 2 of 3", "1 day after the survey")]
    public void A_reader_of_a_region_reads_their_language_and_others_English(string culture, string progress, string results)
    {
        var reader = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(progress, AskingWords.Book.SayPlain(reader, "Progress", ("number", 2), ("count", 3)));
        Assert.Contains(results, AskingWords.Book.SayPlain(reader, "ResultsAfterTheClose", ("days", 1)), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Words(string language) =>
        new ResourceManager(typeof(AskingWords)).GetResourceSet(language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Values(string phrase) =>
        Regex.Matches(phrase, "\\{(?<name>[a-z]+)[,}]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);
}
