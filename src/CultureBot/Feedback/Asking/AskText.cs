using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Feedback;

/// <summary>What was typed behind <c>/feedback ask</c> or <c>/feedback served</c>.</summary>
/// <param name="IsForMe">Oneself served them, not one's team.</param>
/// <param name="Named">Whom.</param>
/// <param name="Purpose">With what, without the quotation marks.</param>
internal sealed record AskText(bool IsForMe, ImmutableArray<CommandPart> Named, string Purpose)
{
    private static readonly char[] Quotes = ['"', '“', '”', '„', '«', '»', '\''];
    private static readonly char[] Between = [' ', ',', '\n'];

    public static AskText Parse(CommandText text, CultureInfo culture)
    {
        var named = text.Parts.Where(part => part is NamedAccount or NamedGroup or TypedHandle).ToImmutableArray();
        // Behind the word that chose the topic; what stands between names are spaces and an "and".
        var behind = FeedbackText.FirstWord(string.Concat(text.Parts.Where(part => part is not (NamedAccount or NamedGroup or TypedHandle)).Select(part => part.Plain))).Behind;
        var (word, rest) = FeedbackText.FirstWord(behind);
        var isForMe = Is(culture, "KeywordsMe", word);
        return new(isForMe, named, PurposeOf(isForMe ? rest : behind, culture));
    }

    /// <summary>Whether what was typed is one of the words under a key, in English or in the reader's language.</summary>
    public static bool Is(CultureInfo culture, string key, string typed) => AskWords.Book.IsWord(culture, key, typed);

    private static string PurposeOf(string text, CultureInfo culture)
    {
        var words = text.Trim(Between);
        for (var (word, rest) = FeedbackText.FirstWord(words); Is(culture, "KeywordsFor", word.Trim(Between)); (word, rest) = FeedbackText.FirstWord(words)) words = rest.Trim(Between);
        return LiteralText.Clean(words.Trim().Trim(Quotes)).Trim();
    }
}
