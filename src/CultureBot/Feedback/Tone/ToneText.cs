using System.Globalization;
using System.Text;

namespace CultureBot.Feedback;

/// <summary>A word of a text as it is compared, and where it stands; the end of a sentence is a word, too.</summary>
/// <param name="Folded">In lower case, without accents, and with letters for digits that stand for them.</param>
/// <param name="From">Its first character in the text.</param>
/// <param name="To">Behind its last one.</param>
internal sealed record ToneWord(string Folded, int From, int To)
{
    public const string SentenceEnd = ".";
}

/// <summary>Divides a text into words, so that a pattern is found between their boundaries alone.</summary>
internal static class ToneText
{
    private const string Ends = ".!?;\n";

    public static List<ToneWord> Words(string text)
    {
        List<ToneWord> words = [];
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && IsInWord(text[at])) continue;
            if (at > from) words.Add(new(Fold(text[from..at]), from, at));
            if (at == text.Length || Ends.Contains(text[at])) words.Add(new(ToneWord.SentenceEnd, at, at));
            from = at + 1;
        }

        return words;
    }

    /// <summary>As two spellings of a word are compared.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        var hasLetter = word.Any(char.IsLetter);
        foreach (var letter in word.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (letter == 'ß') folded.Append("ss");
            else folded.Append(hasLetter ? Meant(letter) : letter);
        }

        return folded.ToString();
    }

    // A number alone is a number.
    private static char Meant(char sign) => sign switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => sign,
    };

    private static bool IsInWord(char sign) =>
        char.IsLetterOrDigit(sign) || sign is '@' or '$' || CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;
}
