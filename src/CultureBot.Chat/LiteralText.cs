using System.Text;

namespace CultureBot.Chat;

/// <summary>Makes what people wrote fit for the elements that platforms show to the letter.</summary>
public static class LiteralText
{
    /// <summary>
    /// Without control characters and half characters, which have no picture and which JSON readers choke on; lines end
    /// in \n.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.Any(c => NeedsCare(c))) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune)) clean.Append(rune.ToString());
        }

        return clean.ToString();

        static bool NeedsCare(char c) => char.IsSurrogate(c) || c is '\u2028' or '\u2029' || (char.IsControl(c) && c is not ('\n' or '\t'));
    }

    /// <summary>On one line, for headings and labels.</summary>
    public static string Line(string text) => Clean(text).Replace('\n', ' ').Replace('\t', ' ').Trim();
}
