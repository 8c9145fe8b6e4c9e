using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>
/// Brings what is stored of a workspace's people, user groups and channels up to date. It goes in steps that may each be
/// repeated: accounts, groups, channels, then managers in chunks.
/// </summary>
public sealed partial class SyncPeople(
    Database database,
    IEnumerable<IChatPlatform> platforms,
    SyncManagers managers,
    ChannelChanges channels,
    TimeProvider time,
    ILogger<SyncPeople> logger)
{
    private const string Groups = "groups";
    private const string Channels = "channels";
    private const string Managers = "managers:";

    // One unit of work stays small, so that a person who waits for an answer never waits for a whole page.
    private const int RowsAtOnce = 200;

    /// <summary>Takes all steps but the managers, who take long.</summary>
    /// <returns>The cursor of the managers; null when the platform is not there.</returns>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    public async Task<string?> RunAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        string? cursor = "";
        while (cursor is not null and not Managers) cursor = await RunStepAsync(workspace, cursor, cancellationToken);
        return cursor;
    }

    /// <summary>Takes the step at the cursor (empty at first).</summary>
    /// <returns>The next cursor; null when all is done.</returns>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    public async Task<string?> RunStepAsync(Workspace workspace, string cursor, CancellationToken cancellationToken)
    {
        if (platforms.FirstOrDefault(p => p.Name == workspace.Platform) is not { } platform) return null;
        switch (cursor)
        {
            case "":
                await SyncAccountsAsync(platform, workspace, cancellationToken);
                return Groups;
            case Groups:
                await UnlessRefusedAsync(workspace, Groups, () => SyncGroupsAsync(platform, workspace, cancellationToken));
                return Channels;
            case Channels:
                await UnlessRefusedAsync(workspace, Channels, () => SyncChannelsAsync(platform, workspace, cancellationToken));
                await database.WriteAsync(
                    sql => WorkspacesStore.PeopleSyncedAsync(sql, workspace.Id, time.GetCurrentInstant()),
                    WriteUrgency.Background,
                    cancellationToken);
                return Managers;
            default:
                var next = await managers.RunChunkAsync(platform, workspace, cursor[Managers.Length..], cancellationToken);
                return next is null ? null : Managers + next;
        }
    }

    private async Task SyncAccountsAsync(IChatPlatform platform, Workspace workspace, CancellationToken cancellationToken)
    {
        var since = time.GetCurrentInstant();
        var listed = 0;
        await foreach (var page in platform.ListAccountsAsync(workspace.ExternalId, cancellationToken))
        {
            foreach (var some in page.Where(account => account.Kind != AccountKind.Stranger).Chunk(RowsAtOnce))
            {
                await database.WriteAsync(
                    sql => AccountsStore.SaveAsync(sql, workspace.Id, some, time.GetCurrentInstant()),
                    WriteUrgency.Background,
                    cancellationToken);
                listed += some.Count(account => account is { Kind: AccountKind.Member, IsDeactivated: false });
            }
        }

        // Where people are known through the places that the bot is in, there is nobody until it is in one.
        if (listed == 0 && platform.PeopleFollowPlaces) return;

        // A listing without a single member is a fault of the platform's, not a company that everybody left.
        if (listed == 0) throw new ChatPlatformException("the listing of accounts held no member", isTransient: true);
        var left = await DeactivateUnseenAsync(workspace, since, cancellationToken);
        await database.WriteAsync(
            async sql =>
            {
                if (await AccountsStore.FindCommonestTimeZoneAsync(sql, workspace.Id) is { } zone)
                {
                    await WorkspacesStore.SetFirstTimeZoneAsync(sql, workspace.Id, zone, time.GetCurrentInstant());
                }
            },
            WriteUrgency.Background,
            cancellationToken);
        Log.Accounts(logger, workspace.Platform, workspace.ExternalId, listed, left);
    }

    private async Task<int> DeactivateUnseenAsync(Workspace workspace, NodaTime.Instant since, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var some = await database.WriteAsync(
                sql => AccountsStore.DeactivateUnseenAsync(sql, workspace.Id, since, RowsAtOnce, time.GetCurrentInstant()),
                WriteUrgency.Background,
                cancellationToken);
            all += some;
            if (some < RowsAtOnce) return all;
        }
    }

    private async Task SyncGroupsAsync(IChatPlatform platform, Workspace workspace, CancellationToken cancellationToken)
    {
        var groups = await platform.ListGroupsAsync(workspace.ExternalId, cancellationToken);
        foreach (var group in groups)
        {
            await database.WriteAsync(
                sql => UserGroupsStore.SaveAsync(sql, workspace.Id, group), WriteUrgency.Background, cancellationToken);
        }

        await database.WriteAsync(
            async sql =>
            {
                var gone = (await UserGroupsStore.ListIdsAsync(sql, workspace.Id)).Except(groups.Select(g => g.GroupId), StringComparer.Ordinal);
                foreach (var id in gone) await UserGroupsStore.RemoveAsync(sql, workspace.Id, id);
                await WorkspacesStore.GroupsSyncedAsync(sql, workspace.Id, time.GetCurrentInstant());
            },
            WriteUrgency.Background,
            cancellationToken);
    }

    private async Task SyncChannelsAsync(IChatPlatform platform, Workspace workspace, CancellationToken cancellationToken)
    {
        var since = time.GetCurrentInstant();
        foreach (var some in (await platform.ListChannelsAsync(workspace.ExternalId, cancellationToken)).Chunk(RowsAtOnce))
        {
            await ChangeAsync(sql => WorkspacesStore.SaveChannelsAsync(sql, workspace.Id, some, since));
        }

        await ChangeAsync(sql => WorkspacesStore.CloseUnseenChannelsAsync(sql, workspace.Id, since));

        Task ChangeAsync(Func<SqlSession, Task> change) => database.WriteAsync(
            sql => channels.ApplyAsync(sql, workspace, since, () => change(sql)), WriteUrgency.Background, cancellationToken);
    }

    // An install that lacks a scope still gets everything else.
    private async Task UnlessRefusedAsync(Workspace workspace, string what, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (ChatPlatformException refusal) when (!refusal.IsTransient)
        {
            Log.Refused(logger, workspace.Platform, workspace.ExternalId, what, refusal.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Synced the {Platform} workspace {WorkspaceId}: {Members} active members, {Left} have left")]
        public static partial void Accounts(ILogger logger, string platform, string workspaceId, int members, int left);

        [LoggerMessage(LogLevel.Warning, "The {Platform} workspace {WorkspaceId} does not let its {What} be read: {Error}")]
        public static partial void Refused(ILogger logger, string platform, string workspaceId, string what, string error);
    }
}
