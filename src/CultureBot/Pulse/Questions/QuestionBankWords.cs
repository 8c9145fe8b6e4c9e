using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Pulse;

/// <summary>The words of the bank's items, under their codes; one more file a language.</summary>
public sealed class QuestionBankWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(QuestionBankWords)));

    /// <summary>
    /// What is asked, in the reader's language. A question of the survey's own falls back to the parent language, then to the
    /// workspace's, to English, and to whichever text it has.
    /// </summary>
    public static string WordsOf(Question question, CultureInfo culture, CultureInfo? otherwise = null) =>
        !question.Texts.IsEmpty ? TextOf(question, culture, otherwise).Words
        : question.RatedTeam.Length > 0 ? Book.SayPlain(culture, QuestionBank.RecommendTeam, ("team", question.RatedTeam))
        : Book.SayPlain(culture, question.Item);

    /// <summary>The options of a choice of the survey's own.</summary>
    public static IReadOnlyList<string> OptionsOf(Question question, CultureInfo culture, CultureInfo? otherwise = null) =>
        question.Texts.IsEmpty ? [] : TextOf(question, culture, otherwise).Options;

    private static QuestionText TextOf(Question question, CultureInfo culture, CultureInfo? otherwise)
    {
        foreach (var language in (string[])[.. Chain(culture), .. Chain(otherwise), "en"])
        {
            if (question.Texts.TryGetValue(language, out var text)) return text;
        }

        return question.Texts.Values.First();
    }

    private static IEnumerable<string> Chain(CultureInfo? culture)
    {
        for (var one = culture; one is { Name.Length: > 0 }; one = one.Parent) yield return one.Name.ToLowerInvariant();
    }
}
