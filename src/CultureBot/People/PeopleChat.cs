using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>Keeps up with what platforms report between two syncs.</summary>
public sealed class PeopleChat(Database database, WorkspaceLookup workspaces, TimeProvider time)
{
    public async Task<ChatAnswer> AccountChangedAsync(AccountChanged change, CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(change, cancellationToken))
        {
            var isNamed = workspace.ExternalId == change.WorkspaceId;
            await database.WriteAsync(
                async sql =>
                {
                    // Of an organization's people each workspace holds its own; the sync brings who is new.
                    if (!isNamed && await PeopleStore.FindAsync(sql, workspace.Id, change.Account.AccountId) is null) return;
                    await AccountsStore.SaveAsync(sql, workspace.Id, [change.Account], time.GetCurrentInstant());
                },
                WriteUrgency.Acknowledgement,
                cancellationToken);
        }

        return ChatAnswer.Nothing;
    }

    public async Task<ChatAnswer> ChannelChangedAsync(ChannelChanged change, CancellationToken cancellationToken)
    {
        foreach (var workspace in await workspaces.ListAsync(change, cancellationToken))
        {
            var isNamed = workspace.ExternalId == change.WorkspaceId;
            await database.WriteAsync(
                async sql =>
                {
                    if (!isNamed && await WorkspacesStore.FindChannelAsync(sql, workspace.Id, change.Channel.ChannelId) is null) return;
                    await WorkspacesStore.SaveChannelsAsync(sql, workspace.Id, [change.Channel], time.GetCurrentInstant());
                },
                WriteUrgency.Acknowledgement,
                cancellationToken);
        }

        return ChatAnswer.Nothing;
    }
}
