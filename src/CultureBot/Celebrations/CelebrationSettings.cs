using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.Celebrations;

/// <summary>What HR has set for a workspace: nothing is celebrated until somebody turns it on, since dates of birth are personal.</summary>
public sealed record CelebrationSettings
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The channel that was chosen, by its id on the platform; null leaves it to the bot.</summary>
    public string? ChannelId { get; init; }

    public bool HasBirthdays { get; init; }

    public bool HasAnniversaries { get; init; }

    public WeekendRule WeekendRule { get; init; }

    /// <summary>How often it has been changed.</summary>
    public long Revision { get; init; }

    public bool IsOn => HasBirthdays || HasAnniversaries;

    internal bool Has(CelebrationKind kind) => kind == CelebrationKind.Birthday ? HasBirthdays : HasAnniversaries;

    /// <summary>
    /// Where posts go: the channel that was chosen, and no other when it is closed, since it may have been chosen for who reads it. Where nobody chose, the one that kudos
    /// go to. Null for nowhere.
    /// </summary>
    internal async Task<Channel?> FindChannelAsync(SqlSession sql, Workspace workspace)
    {
        if (ChannelId is null) return await WorkspacesStore.FindKudosChannelAsync(sql, workspace);
        return await WorkspacesStore.FindChannelAsync(sql, WorkspaceId, ChannelId) is { CanPost: true, IsArchived: false } channel ? channel : null;
    }
}
