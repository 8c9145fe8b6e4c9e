using CultureBot.Chat;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>Connects the workspaces that an organization has opened to the bot, and disconnects those that it has closed.</summary>
public sealed partial class ReadOrganization(
    Database database,
    ChatInstalls platforms,
    WorkspaceTokens tokens,
    WorkspaceConnected connected,
    TimeProvider time,
    ILogger<ReadOrganization> logger)
{
    /// <summary>False when the platform could not tell; then it is asked again in a minute.</summary>
    public async Task<bool> TryRunAsync(string platformName, string organizationId, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(platformName, organizationId, cancellationToken);
            return true;
        }
        catch (ChatPlatformException failure)
        {
            Log.Failed(logger, platformName, organizationId, failure.Message);
            return false;
        }
    }

    /// <summary>Does nothing for an organization that has no install.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    public async Task RunAsync(string platformName, string organizationId, CancellationToken cancellationToken)
    {
        if (platforms.Find(platformName) is not { } platform) return;
        var now = time.GetCurrentInstant();
        if (await tokens.FindAsync(platformName, organizationId, cancellationToken) is not { } token) return;
        var listed = await platform.ListWorkspacesAsync(token, cancellationToken);
        await database.WriteAsync(
            async sql =>
            {
                if (await InstallsStore.FindAsync(sql, platformName, organizationId) is not { IsOrganization: true } install) return;
                var before = await ConnectedStore.ListAsync(sql, install.Id);
                var open = listed.Select(w => w with { BotAccountId = install.BotAccountId }).ToList();
                await ConnectedStore.SaveAsync(sql, platformName, open, install.Id, now);
                await ConnectedStore.WakeAsync(sql, platformName, open.Select(w => w.WorkspaceId).Except(before, StringComparer.Ordinal), now);
                var closed = before.Except(open.Select(w => w.WorkspaceId), StringComparer.Ordinal).ToList();
                await ConnectedStore.DisconnectAsync(sql, install.Id, closed, now, now);
                await InstallsStore.EndUnusedAsync(sql, platformName, now);
                await InstallsStore.WorkspacesReadAsync(sql, install.Id, now);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        tokens.ForgetAll();
        connected.Notify();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The workspaces of the {Platform} organization {OrganizationId} could not be read ({Error}); they are asked for again")]
        public static partial void Failed(ILogger logger, string platform, string organizationId, string error);
    }
}
