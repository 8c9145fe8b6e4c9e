using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>
/// Reads the people of a workspace as soon as it is connected, and again each minute while that fails; and once more when there
/// may be new ones (<see cref="Workspace.PeopleWantedAt"/>), at most once a minute, however often that is asked for. Who is whose
/// manager is read beside it, since that takes long in a large workspace; the nightly sync makes up for a failure.
/// </summary>
public sealed partial class FirstSync(
    Database database, SyncPeople sync, WorkspaceConnected connected, TimeProvider time, ILogger<FirstSync> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private Task _managers = Task.CompletedTask;

    /// <summary>Syncs every connected workspace that never was or that has to be again; a failure of one does not hold up the others.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in await database.ReadAsync(WorkspacesStore.ListConnectedAsync, cancellationToken))
        {
            if (!IsDue(workspace)) continue;
            try
            {
                var cursor = await sync.RunAsync(workspace, cancellationToken);
                if (workspace.PeopleWantedAt is { } wantedAt) await DoneAsync(workspace.Id, wantedAt, cancellationToken);
                _managers = Task.WhenAll(_managers, SyncManagersAsync(workspace, cursor, cancellationToken));
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, workspace.Platform, workspace.ExternalId, failure);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _managers.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.DatabaseFailed(logger, failure);
            }

            await connected.WaitAsync(LookEvery, time, stoppingToken);
        }
    }

    private bool IsDue(Workspace workspace) =>
        workspace.PeopleSyncedAt is not { } syncedAt
        || (workspace.PeopleWantedAt is not null && time.GetCurrentInstant() - syncedAt >= Duration.FromTimeSpan(LookEvery));

    private Task DoneAsync(WorkspaceId workspace, Instant wantedAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            sql => WorkspacesStore.PeopleReadAsync(sql, workspace, wantedAt), WriteUrgency.Background, cancellationToken);

    private async Task SyncManagersAsync(Workspace workspace, string? cursor, CancellationToken cancellationToken)
    {
        try
        {
            while (cursor is not null) cursor = await sync.RunStepAsync(workspace, cursor, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ManagersFailed(logger, workspace.Platform, workspace.ExternalId, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The first sync of the {Platform} workspace {WorkspaceId} failed and is tried again")]
        public static partial void Failed(ILogger logger, string platform, string workspaceId, Exception failure);

        [LoggerMessage(LogLevel.Warning, "Not all managers of the {Platform} workspace {WorkspaceId} could be read; the nightly sync goes on")]
        public static partial void ManagersFailed(ILogger logger, string platform, string workspaceId, Exception failure);

        [LoggerMessage(LogLevel.Error, "Could not see which workspaces are new; trying again")]
        public static partial void DatabaseFailed(ILogger logger, Exception failure);
    }
}
