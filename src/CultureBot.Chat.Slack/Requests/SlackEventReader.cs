using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Translates what the Events API sends.</summary>
internal static class SlackEventReader
{
    /// <exception cref="JsonException">The body is not the JSON Slack sends.</exception>
    public static SlackIncoming Read(ReadOnlySpan<byte> body)
    {
        var envelope = JsonSerializer.Deserialize(body, SlackJson.Default.SlackEnvelope);
        return envelope switch
        {
            { Type: "url_verification", Challenge: { } challenge } => SlackIncoming.Verification(challenge),
            // Some events of an app's own functions name no workspace: none of ours.
            { Type: "event_callback", Event.ValueKind: JsonValueKind.Object } =>
                envelope.Workspace.Length > 0 ? Event(envelope) : SlackIncoming.Ignored,
            { Type: "event_callback" or "url_verification" } or { Type: null } or null => SlackIncoming.Malformed,
            _ => SlackIncoming.Ignored,
        };
    }

    private static SlackIncoming Event(SlackEnvelope envelope)
    {
        var happened = envelope.Event;
        return Text(happened, "type") switch
        {
            "team_join" or "user_change" => Account(envelope),
            "member_joined_channel" or "member_left_channel" when envelope.IsBot(Text(happened, "user")) => Channel(envelope),
            "channel_left" or "group_left" or "channel_rename" or "group_rename" or "channel_archive" or "group_archive"
                or "channel_unarchive" or "group_unarchive" or "channel_deleted" or "group_deleted" => Channel(envelope),
            "app_mention" => SlackTalkReader.Mention(envelope),
            "reaction_added" => SlackTalkReader.Reaction(envelope, isRemoved: false),
            "reaction_removed" => SlackTalkReader.Reaction(envelope, isRemoved: true),
            "app_home_opened" => SlackTalkReader.Home(envelope),
            "app_uninstalled" => SlackInstallReader.Disconnected(envelope),
            "tokens_revoked" when HasRevokedBots(happened) => SlackInstallReader.Disconnected(envelope),
            "team_access_granted" => SlackInstallReader.Access(envelope, isGranted: true),
            "team_access_revoked" => SlackInstallReader.Access(envelope, isGranted: false),
            _ => SlackIncoming.Ignored,
        };
    }

    private static SlackIncoming Account(SlackEnvelope envelope)
    {
        if (!envelope.Event.TryGetProperty("user", out var element) || element.ValueKind != JsonValueKind.Object) return SlackIncoming.Malformed;
        var user = element.Deserialize(SlackJson.Default.SlackUser);
        if (user?.Id is not { Length: > 0 }) return SlackIncoming.Malformed;
        return SlackIncoming.Of(new AccountChanged
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = envelope.Workspace,
            RequestKey = envelope.Key,
            // An organization's people belong to workspaces that it does not name here.
            Account = SlackAccounts.Of(user, envelope.IsOfOrganization ? "" : envelope.Workspace),
        });
    }

    // Events of a channel carry its id and little else; the endpoint asks Slack how the channel stands now, which also
    // makes their order irrelevant (Slack promises none).
    private static SlackIncoming Channel(SlackEnvelope envelope)
    {
        if (!envelope.Event.TryGetProperty("channel", out var channel)) return SlackIncoming.Malformed;
        var id = channel.ValueKind == JsonValueKind.String ? channel.GetString() : Text(channel, "id");
        if (string.IsNullOrEmpty(id)) return SlackIncoming.Malformed;
        var inviter = Text(envelope.Event, "inviter") ?? "";
        return SlackIncoming.Of(new ChannelChanged
        {
            AccountId = inviter,
            ReplyTo = inviter.Length > 0 ? new SlackWhisper(id, inviter, "").ToString() : "",
            BotJoined = Text(envelope.Event, "type") == "member_joined_channel",
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = envelope.Workspace,
            RequestKey = envelope.Key,
            Channel = new PlatformChannel
            {
                ChannelId = id,
                Name = Text(channel, "name") ?? "",
                IsArchived = Text(envelope.Event, "type") is "channel_archive" or "group_archive" or "channel_deleted" or "group_deleted",
            },
        });
    }

    // A person's own token may be revoked while the bot's lives on.
    private static bool HasRevokedBots(JsonElement happened) =>
        happened.TryGetProperty("tokens", out var tokens) && tokens.ValueKind == JsonValueKind.Object
        && tokens.TryGetProperty("bot", out var bots) && bots.ValueKind == JsonValueKind.Array && bots.GetArrayLength() > 0;

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
