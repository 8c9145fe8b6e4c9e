using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime.Extensions;

namespace CultureBot.People;

/// <summary>Keeps up with what platforms report between two syncs.</summary>
public sealed class PeopleChat(Database database, WorkspaceLookup workspaces, DisconnectWorkspace disconnect, TimeProvider time)
{
    public async Task<ChatAnswer> AccountChangedAsync(AccountChanged change, CancellationToken cancellationToken)
    {
        if (await workspaces.FindAsync(change, cancellationToken) is { } workspace)
        {
            await database.WriteAsync(
                sql => AccountsStore.SaveAsync(sql, workspace.Id, [change.Account], time.GetCurrentInstant()),
                WriteUrgency.Acknowledgement,
                cancellationToken);
        }

        return ChatAnswer.Nothing;
    }

    public async Task<ChatAnswer> ChannelChangedAsync(ChannelChanged change, CancellationToken cancellationToken)
    {
        if (await workspaces.FindAsync(change, cancellationToken) is { } workspace)
        {
            await database.WriteAsync(
                sql => WorkspacesStore.SaveChannelsAsync(sql, workspace.Id, [change.Channel], time.GetCurrentInstant()),
                WriteUrgency.Acknowledgement,
                cancellationToken);
        }

        return ChatAnswer.Nothing;
    }

    public async Task<ChatAnswer> WorkspaceDisconnectedAsync(WorkspaceDisconnected change, CancellationToken cancellationToken)
    {
        if (await workspaces.FindAsync(change, cancellationToken) is { } workspace)
        {
            await disconnect.RunAsync(workspace, cancellationToken);
        }

        return ChatAnswer.Nothing;
    }
}
