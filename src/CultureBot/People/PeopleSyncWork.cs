using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People;

/// <summary>Syncs each workspace's people every night at three.</summary>
public sealed class PeopleSyncWork(Database database, SyncPeople sync) : IScheduledWork
{
    private const int ThreeInTheMorning = 3 * 60;

    public string Name => "people-sync";

    public MissedRule Missed => MissedRule.Latest;

    /// <summary>None until <see cref="FirstSync"/> has read everybody once: only then is the workspace's zone known.</summary>
    public Schedule? DefaultFor(Workspace workspace, Instant now) => workspace.PeopleSyncedAt is null ? null : new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Work = Name,
        WorkspaceId = workspace.Id,
        Cadence = Cadence.Daily,
        MinuteOfDay = ThreeInTheMorning,
        TimeZone = workspace.TimeZone,
        StartsAt = now,
    };

    public Schedule? DefaultForOrganization(Instant now) => null;

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        if (occurrence.WorkspaceId is not { } id) return null;
        return await database.ReadAsync(sql => WorkspacesStore.FindAsync(sql, id), cancellationToken) is { DisconnectedAt: null } workspace
            ? await sync.RunStepAsync(workspace, occurrence.Cursor, cancellationToken)
            : null;
    }
}
