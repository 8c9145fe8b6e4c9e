using System.Collections.Immutable;

namespace CultureBot.Chat.Slack;

/// <summary>What the bot asks for when it is installed; the manifest asks for the same (a test compares them).</summary>
public static class SlackScopes
{
    public static ImmutableArray<string> Bot { get; } =
    [
        "app_mentions:read",
        "commands",
        "chat:write",
        "im:write",
        "users:read",
        "users:read.email",
        "users.profile:read",
        "team:read",
        "usergroups:read",
        "channels:read",
        "groups:read",
        "reactions:read",
    ];
}
