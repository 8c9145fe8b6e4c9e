using System.Text;

namespace CultureBot.Chat.Slack;

/// <summary>Makes text fit for Slack's literal elements, and escapes it for the one field that Slack parses.</summary>
internal static class SlackLiteral
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

    /// <summary>For mrkdwn: nothing in it can become a mention, a channel, a link or <c>&lt;!channel&gt;</c>.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>An opaque key, which cannot be cut.</summary>
    /// <exception cref="ArgumentException">It is longer than Slack takes: a bug in the card or form.</exception>
    public static string Key(string key, int limit, string what) => TextCut.Length(key) <= limit
        ? key
        : throw new ArgumentException($"A {what} of {TextCut.Length(key)} characters is over Slack's limit of {limit}.", nameof(key));

    /// <summary>Addresses that Slack takes: absolute, for the web or mail, at most 3,000 characters.</summary>
    public static bool IsAddress(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" or "mailto" } && address.AbsoluteUri.Length <= 3000;
}
