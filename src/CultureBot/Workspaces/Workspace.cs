using NodaTime;

namespace CultureBot.Workspaces;

public readonly record struct WorkspaceId(Guid Value);

/// <summary>One Slack team or Teams tenant of the organization.</summary>
public sealed record Workspace
{
    public required WorkspaceId Id { get; init; }

    /// <summary>The platform's name, for example <c>slack</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The workspace's id on its platform.</summary>
    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public string BotAccountId { get; init; } = "";

    /// <summary>The language of what is posted in channels (BCP 47).</summary>
    public string Locale { get; init; } = "en";

    /// <summary>The IANA zone of what is posted in channels.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Where public kudos go that cannot be posted where they were given; null until set.</summary>
    public string? KudosChannelId { get; init; }

    /// <summary>Where the weekly digest goes; null until set.</summary>
    public string? DigestChannelId { get; init; }

    public Instant? DisconnectedAt { get; init; }

    /// <summary>Null until everybody has been read from the platform once.</summary>
    public Instant? PeopleSyncedAt { get; init; }

    /// <summary>Since when everybody is to be read again before the night; null when there is no need.</summary>
    public Instant? PeopleWantedAt { get; init; }

    /// <summary>When the user groups were last read from the platform.</summary>
    public Instant? GroupsSyncedAt { get; init; }
}
