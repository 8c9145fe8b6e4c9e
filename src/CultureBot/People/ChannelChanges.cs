using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.People;

/// <summary>
/// Every change of what is known about channels goes through here: when it closes the one that the digest or kudos go to,
/// whoever looks after that is told, once, in the same unit of work.
/// </summary>
public sealed partial class ChannelChanges(Roles roles, ILogger<ChannelChanges> logger)
{
    /// <param name="sql">The unit of work.</param>
    /// <param name="workspace">Whose channels change.</param>
    /// <param name="now">When.</param>
    /// <param name="change">Stores what the platform told.</param>
    public async Task ApplyAsync(SqlSession sql, Workspace workspace, Instant now, Func<Task> change)
    {
        // Of two changes that close a channel the second finds it closed.
        await OutboxStore.LockSubjectAsync(sql, "channels:" + workspace.Id.Value.ToString("D"));
        var present = await WorkspacesStore.FindAsync(sql, workspace.Id) ?? workspace;
        var used = await ListUsedAsync(sql, present);
        await change();

        var closed = new List<(Account Owner, ChannelUse Use, string ChannelId)>();
        foreach (var (use, before) in used)
        {
            if (await WorkspacesStore.FindChannelAsync(sql, workspace.Id, before.ExternalId) is { CanPost: true, IsArchived: false }) continue;
            if (await FindOwnerAsync(sql, present, use) is { } owner) closed.Add((owner, use, before.ExternalId));
            else Log.NobodyToTell(logger, workspace.Platform, workspace.ExternalId, use);
        }

        foreach (var told in closed.GroupBy(c => (c.Owner, c.ChannelId)))
        {
            var message = new WantedMessage
            {
                Kind = ChannelClosedKind.KindName,
                Subject = new ClosedChannel(workspace.Id, told.Key.ChannelId).ToString(),
                Destination = new(told.Key.Owner.WorkspaceId, DestinationKind.Account, told.Key.Owner.ExternalId),
                // Opened and closed again, it is told of again.
                Step = ChannelClosedKind.Step(told.Select(c => c.Use), now),
            };
            await OutboxStore.WantAsync(sql, message, now);
        }
    }

    private static async Task<IReadOnlyList<(ChannelUse Use, Channel Channel)>> ListUsedAsync(SqlSession sql, Workspace workspace)
    {
        var used = new List<(ChannelUse, Channel)>();
        if (await WorkspacesStore.FindDigestChannelAsync(sql, workspace) is { } digest) used.Add((ChannelUse.Digest, digest));
        if (await WorkspacesStore.FindKudosChannelAsync(sql, workspace) is { } kudos) used.Add((ChannelUse.Kudos, kudos));
        return used;
    }

    /// <summary>Who chose the channel, or changed the schedule last, or else an administrator; of the same workspace where there is one.</summary>
    private async Task<Account?> FindOwnerAsync(SqlSession sql, Workspace workspace, ChannelUse use)
    {
        var candidates = new List<AccountId?> { await WorkspacesStore.FindChooserAsync(sql, workspace.Id, use) };
        if (use == ChannelUse.Digest) candidates.Add(await SchedulesStore.FindLastChangedByAsync(sql, workspace.Id));
        foreach (var id in candidates.OfType<AccountId>())
        {
            if (await PeopleStore.FindAsync(sql, id) is { IsActive: true } owner) return owner;
        }

        return (await roles.ListAsync(sql, Role.Administrator)).OrderByDescending(a => a.WorkspaceId == workspace.Id).FirstOrDefault();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The channel for {Use} of the {Platform} workspace {WorkspaceId} is closed, and there is nobody to tell: no administrator is there")]
        public static partial void NobodyToTell(ILogger logger, string platform, string workspaceId, ChannelUse use);
    }
}
