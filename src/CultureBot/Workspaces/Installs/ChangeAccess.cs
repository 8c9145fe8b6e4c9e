using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>An organization opened workspaces to the bot, or closed them.</summary>
public sealed class ChangeAccess(Database database, ReadOrganization read, WorkspaceTokens tokens, TimeProvider time)
{
    // Slack waits three seconds for the answer; what takes longer is read in the background.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// What was closed is sent nothing more from here on. Then the organization is read, at once or in a minute: news come in
    /// any order, and what the platform says now is true.
    /// </summary>
    public async Task RunAsync(WorkspaceAccessChanged change, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var happenedAt = DisconnectWorkspace.TimeOf(change.HappenedAt, now);
        var isKnown = await database.WriteAsync(
            async sql =>
            {
                if (await InstallsStore.FindAsync(sql, change.Platform, change.WorkspaceId) is not { IsOrganization: true } install) return false;
                if (!change.IsGranted) await ConnectedStore.DisconnectAsync(sql, install.Id, change.WorkspaceIds, happenedAt, now);
                await InstallsStore.ForgetWorkspacesReadAsync(sql, install.Id);
                return true;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        tokens.ForgetAll();
        if (isKnown) await ReadAsync(change, cancellationToken);
    }

    private async Task ReadAsync(WorkspaceAccessChanged change, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await read.TryRunAsync(change.Platform, change.WorkspaceId, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The background has it within the minute.
        }
    }
}
