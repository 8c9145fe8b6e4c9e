namespace CultureBot.Chat.Slack;

/// <summary>Escapes text for the one field that Slack parses, and checks what cannot be cut.</summary>
internal static class SlackLiteral
{
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
