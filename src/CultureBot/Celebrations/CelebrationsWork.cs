using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Celebrations;

/// <summary>Each night: the posts of the coming mornings, of every workspace in which something is celebrated.</summary>
internal sealed class CelebrationsWork(Database database, WantCelebrations want) : IScheduledWork
{
    private const int FourInTheMorning = 4;

    public string Name => "celebrations";

    public MissedRule Missed => MissedRule.Latest;

    public bool MayPause => true;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var at = WorkspaceCursor.Read(occurrence.Cursor);
        var workspaces = (await database.ReadAsync(CelebrationSettingsStore.ListOnAsync, cancellationToken)).Select(settings => settings.WorkspaceId).ToList();
        if (at.Find(workspaces) is not { } workspace) return null;
        return WorkspaceCursor.Next(workspaces, workspace, await want.ChunkAsync(workspace, at.After, cancellationToken));
    }
}
