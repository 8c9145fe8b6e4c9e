using System.Collections.Immutable;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Translates what the Events API tells of installs.</summary>
internal static class SlackInstallReader
{
    public static SlackIncoming Disconnected(SlackEnvelope envelope) => SlackIncoming.Of(new WorkspaceDisconnected
    {
        Platform = SlackPlatform.PlatformName,
        WorkspaceId = envelope.Install,
        RequestKey = envelope.Key,
        HappenedAt = envelope.EventTime,
    });

    /// <summary>Only organizations open and close workspaces to an app.</summary>
    public static SlackIncoming Access(SlackEnvelope envelope, bool isGranted)
    {
        if (envelope.EnterpriseId is not { Length: > 0 } organization) return SlackIncoming.Ignored;
        if (!envelope.Event.TryGetProperty("team_ids", out var ids) || ids.ValueKind != JsonValueKind.Array) return SlackIncoming.Malformed;
        return SlackIncoming.Of(new WorkspaceAccessChanged
        {
            Platform = SlackPlatform.PlatformName,
            WorkspaceId = organization,
            RequestKey = envelope.Key,
            WorkspaceIds = ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!).ToImmutableArray(),
            IsGranted = isGranted,
            HappenedAt = envelope.EventTime,
        });
    }
}
