using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>Forgets a workspace's token once its platform took it away; its facts stay.</summary>
public sealed class DisconnectWorkspace(Database database, WorkspaceTokens tokens, TimeProvider time)
{
    /// <summary>Marks the workspace as disconnected; changes nothing when it already is.</summary>
    public async Task RunAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            sql => WorkspacesStore.DisconnectAsync(sql, workspace.Id, time.GetCurrentInstant()),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        tokens.Forget(workspace.Platform, workspace.ExternalId);
    }
}
