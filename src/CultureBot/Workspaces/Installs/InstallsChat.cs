using CultureBot.Chat;

namespace CultureBot.Workspaces.Installs;

/// <summary>Keeps up with what platforms report of installs.</summary>
public sealed class InstallsChat(DisconnectWorkspace disconnect, ChangeAccess changeAccess)
{
    public async Task<ChatAnswer> WorkspaceDisconnectedAsync(WorkspaceDisconnected change, CancellationToken cancellationToken)
    {
        await disconnect.RunAsync(change.Platform, change.WorkspaceId, change.HappenedAt, cancellationToken);
        return ChatAnswer.Nothing;
    }

    public async Task<ChatAnswer> WorkspaceAccessChangedAsync(WorkspaceAccessChanged change, CancellationToken cancellationToken)
    {
        await changeAccess.RunAsync(change, cancellationToken);
        return ChatAnswer.Nothing;
    }
}
