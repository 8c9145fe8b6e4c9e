using System.Globalization;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Translates what people do in channels and on the app's home page: mentions, reactions, opening it.</summary>
internal static class SlackTalkReader
{
    public static SlackIncoming Mention(SlackEnvelope envelope)
    {
        var said = envelope.Event;
        // What was said nowhere cannot be answered.
        if (Text(said, "channel") is not { Length: > 0 } channel || Text(said, "ts") is not { Length: > 0 } ts) return SlackIncoming.Ignored;
        // What another app says thanks nobody.
        if (Text(said, "user") is not { Length: > 0 } user || Text(said, "bot_id") is not null || envelope.IsBot(user)) return SlackIncoming.Ignored;
        return SlackIncoming.Of(new MentionRequest
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = envelope.Workspace,
            AccountId = user,
            // The message, not the event: one that is edited is told of again.
            RequestKey = SlackKeys.Of(envelope.Workspace, $"mention:{channel}:{ts}"),
            Place = SlackPlaces.Of(channel, ""),
            ReplyTo = new SlackWhisper(channel, user, Text(said, "thread_ts") ?? "").ToString(),
            Text = WithoutTheBot(SlackText.Parse(Text(said, "text") ?? ""), envelope),
        });
    }

    public static SlackIncoming Reaction(SlackEnvelope envelope, bool isRemoved)
    {
        var reacted = envelope.Event;
        if (!reacted.TryGetProperty("item", out var item) || Text(item, "type") != "message") return SlackIncoming.Ignored;
        if (Text(item, "channel") is not { Length: > 0 } channel || Text(item, "ts") is not { Length: > 0 } ts
            || Text(reacted, "user") is not { Length: > 0 } user || Text(reacted, "reaction") is not { Length: > 0 } emoji) return SlackIncoming.Ignored;
        if (envelope.IsBot(user)) return SlackIncoming.Ignored;
        return SlackIncoming.Of(new ReactionRequest
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = envelope.Workspace,
            AccountId = user,
            RequestKey = envelope.Key,
            Place = SlackPlaces.Of(channel, ""),
            ReplyTo = new SlackWhisper(channel, user, "").ToString(),
            Emoji = emoji.Split("::", 2)[0],
            Message = new(channel, ts, Text(reacted, "item_user") ?? ""),
            IsRemoved = isRemoved,
            HappenedAt = Microseconds(Text(reacted, "event_ts")),
        });
    }

    public static SlackIncoming Home(SlackEnvelope envelope) =>
        Text(envelope.Event, "tab") is not (null or "home") || Text(envelope.Event, "user") is not { Length: > 0 } user
            ? SlackIncoming.Ignored
            : SlackIncoming.Of(new HomeOpened
            {
                Platform = SlackPlatform.PlatformName,
                WorkspaceId = envelope.Workspace,
                AccountId = user,
                RequestKey = envelope.Key,
            });

    // Only the first: "@CultureBot thanks @CultureBot" is about the bot.
    private static CommandText WithoutTheBot(CommandText text, SlackEnvelope envelope)
    {
        var bot = text.Parts.FirstOrDefault(p => p is NamedAccount named && envelope.IsBot(named.AccountId))
            ?? text.Parts.FirstOrDefault(p => p is NamedAccount);
        return bot is null ? text : new(text.Parts.Remove(bot));
    }

    /// <summary>Slack's times are seconds with a fraction, as text.</summary>
    private static long Microseconds(string? ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1_000_000_000_000m
            ? (long)(seconds * 1_000_000)
            : 0;

    private static string? Text(JsonElement element, string name) => SlackEventReader.Text(element, name);
}
