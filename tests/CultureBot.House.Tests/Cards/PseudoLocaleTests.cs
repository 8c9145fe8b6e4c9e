using System.Globalization;
using System.Text.RegularExpressions;
using CultureBot.House.Tests.House;

namespace CultureBot.House.Tests.Cards;

/// <summary>
/// Every card in the language qps-ploc, which puts ⟦brackets⟧ around what comes from a phrasebook, with people whose names
/// and words are digits: a letter outside the brackets is text that goes round the resources.
/// </summary>
public sealed partial class PseudoLocaleTests
{
    [Fact]
    public async Task No_text_on_a_card_goes_round_the_resources()
    {
        var culture = CultureInfo.GetCultureInfo("qps-ploc");
        var cards = await CardsAsync(culture);

        Repository.HasNone(
            "Say it through the slice's phrasebook (a key in its .resx), never as a literal.",
            from card in cards
            from text in card.Texts
            let outside = Outside(text.ToPlain(), culture)
            where outside.Any(char.IsLetter)
            select $"{card.Name}: \"{outside.Trim()}\" in {text.ToPlain()}");
    }

    [Fact]
    public async Task Every_phrase_of_the_chat_is_on_one_of_the_cards()
    {
        var shown = string.Join('\n', (await CardsAsync(CultureInfo.GetCultureInfo("en"))).SelectMany(c => c.Texts).Select(t => t.ToPlain()));

        Repository.HasNone(
            "A phrase that no example shows is not checked: add the card that says it to the examples, or remove the phrase.",
            from path in (string[])["Actions/ActionsWords", "Celebrations/CelebrationWords", "Feedback/Asking/AskWords", "Feedback/Chat/FeedbackWords", "Feedback/Responding/RespondingWords", "Feedback/Barriers/BarrierWords", "Feedback/Tone/ToneWords", "Feedback/Map/MapWords", "Feedback/Gap/GapWords", "Feedback/Digest/FeedbackDigestWords", "Feedback/CheckIns/CheckInWords", "Kudos/KudosWords", "Digests/DigestWords", "Home/HomeWords", "People/PeopleWords", "Delivery/DeliveryWords", "Schedules/ScheduleWords", "Pulse/Asking/AskingWords", "Pulse/Questions/QuestionBankWords", "Pulse/Results/Chat/ResultsWords", "Pulse/Surveys/SurveyWords"]
            from phrase in Words.ResourceFile.Read($"src/CultureBot/{path}.resx")
            where !phrase.Key.StartsWith("Keywords", StringComparison.Ordinal) && phrase.Key != "CapabilityKudos"
            let piece = Pieces(phrase.Value).MaxBy(p => p.Length)
            where piece is { Length: > 2 } && !shown.Contains(piece, StringComparison.Ordinal)
            select $"src/CultureBot/{path}.resx: {phrase.Key}: {piece}");
    }

    [Fact]
    public void A_letter_outside_the_brackets_is_found()
    {
        var culture = CultureInfo.GetCultureInfo("qps-ploc");

        Assert.Equal("1001 and ", Outside("1001⟦ ţĥåñķš ⟧ and ⟦ýöû⟧", culture));
        Assert.DoesNotContain(Outside("#4001: ⟦öñçé⟧", culture), char.IsLetter);
    }

    private static async Task<IReadOnlyList<ProductCard>> CardsAsync(CultureInfo culture)
    {
        await using var product = await Product.StartAsync();
        var company = await Company.FoundAsync(product.Database, culture, Said.Digits);
        return [.. new KudosCardExamples(product, company, culture).All(), .. new AskingCardExamples(product, company, culture).All(), .. await new SurveyCardExamples(product, company, culture).AllAsync(), .. await new OtherCardExamples(product, company, culture).AllAsync(), .. new ResultsCardExamples(product, company, culture).All()];
    }

    // The names of months and days come from the culture itself, a zone has one name everywhere, a language is listed as it calls itself, and a question of the bank by its code.
    private static string Outside(string text, CultureInfo culture) =>
        culture.DateTimeFormat.MonthNames.Concat(culture.DateTimeFormat.DayNames).Concat(NodaTime.DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal))).Concat(CultureBot.Pulse.QuestionBank.All.Select(question => question.Item)).Append(CultureBot.Pulse.QuestionBank.RecommendTeam).Concat(CultureBot.People.Languages.Written.Select(l => l.NativeName)).Where(n => n.Length > 0).Aggregate(Phrase().Replace(text, ""), (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));

    /// <summary>The literal runs of a pattern outside its placeholders.</summary>
    private static IEnumerable<string> Pieces(string pattern)
    {
        var depth = 0;
        var piece = new System.Text.StringBuilder();
        foreach (var at in pattern.Replace("**", "\0", StringComparison.Ordinal))
        {
            if (at is '{' or '\0' && piece.Length > 0)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            if (at == '{') depth++;
            else if (at == '}') depth--;
            else if (depth == 0 && at != '\0') piece.Append(at);
        }

        yield return piece.ToString();
    }

    [GeneratedRegex("⟦[^⟧]*⟧", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Phrase();
}
