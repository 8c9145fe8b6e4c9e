namespace CultureBot.Chat.Slack;

/// <summary>
/// A place for answers to what has no response_url (a mention, a reaction, an invitation): a message in the channel that
/// one account alone sees, or a direct message where there is no channel (a shortcut, a button of the home page). It
/// stands in <see cref="ChatRequest.ReplyTo"/> where a response_url otherwise does.
/// </summary>
internal sealed record SlackWhisper(string ChannelId, string AccountId, string ThreadTs)
{
    private const string Scheme = "whisper:";

    public bool IsDirect => ChannelId.Length == 0;

    public static SlackWhisper DirectTo(string accountId) => new("", accountId, "");

    public static SlackWhisper? Parse(string address) =>
        address.StartsWith(Scheme, StringComparison.Ordinal) && address[Scheme.Length..].Split('/') is [var channel, { Length: > 0 } account, var thread]
            ? new(channel, account, thread)
            : null;

    public override string ToString() => $"{Scheme}{ChannelId}/{AccountId}/{ThreadTs}";
}
