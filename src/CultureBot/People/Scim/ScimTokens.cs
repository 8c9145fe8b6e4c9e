using System.Text;
using System.Text.Json;

namespace CultureBot.People.Scim;

/// <summary>What a filter is made of.</summary>
internal enum ScimTokenKind
{
    /// <summary>A name, an operator, true, false, null or a number.</summary>
    Word,
    Text,

    /// <summary>A bracket of either kind.</summary>
    Mark,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written; of a text what it says.</param>
internal readonly record struct ScimToken(ScimTokenKind Kind, string Text)
{
    public bool Is(string word) => Kind is ScimTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(char mark) => Kind is ScimTokenKind.Mark && Text[0] == mark;
}

/// <summary>Takes a filter apart.</summary>
internal static class ScimTokens
{
    private const string Marks = "()[]";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ScimRefusedException">A text does not end, or is no JSON text.</exception>
    public static List<ScimToken> Read(string filter)
    {
        var tokens = new List<ScimToken>();
        for (var at = 0; at < filter.Length;)
        {
            var start = at;
            if (filter[at] == ' ') at++;
            else if (Marks.Contains(filter[at], StringComparison.Ordinal)) tokens.Add(new(ScimTokenKind.Mark, filter[at++].ToString()));
            else if (filter[at] == '"')
            {
                at = EndOfText(filter, at);
                tokens.Add(new(ScimTokenKind.Text, TextOf(filter[start..at])));
            }
            else
            {
                while (at < filter.Length && filter[at] is not (' ' or '"') && !Marks.Contains(filter[at], StringComparison.Ordinal)) at++;
                tokens.Add(new(ScimTokenKind.Word, filter[start..at]));
            }
        }

        tokens.Add(new(ScimTokenKind.End, ""));
        return tokens;
    }

    private static int EndOfText(string filter, int start)
    {
        for (var at = start + 1; at < filter.Length; at++)
        {
            if (filter[at] == '\\') at++;
            else if (filter[at] == '"') return at + 1;
        }

        throw ScimRefusedException.Invalid(ScimFault.InvalidFilter, "A text has no quotation mark at its end.");
    }

    private static string TextOf(string quoted)
    {
        try
        {
            // Databases take neither control characters nor half a surrogate pair, for which GetByteCount fails; it may stand there itself or be escaped.
            Strict.GetByteCount(quoted);
            var text = JsonSerializer.Deserialize<string>(quoted) ?? "";
            Strict.GetByteCount(text);
            if (!text.Any(char.IsControl)) return text;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or EncoderFallbackException)
        {
            // Said below, as for control characters.
        }

        throw ScimRefusedException.Invalid(ScimFault.InvalidFilter, "A text is not written as in JSON, or has control characters.");
    }
}
