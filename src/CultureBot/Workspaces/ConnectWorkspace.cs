using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces.Installs;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>Connects the workspace that a configured token belongs to, or brings what is known of it up to date.</summary>
public sealed partial class ConnectWorkspace(
    Database database,
    SecretBox secrets,
    WorkspaceTokens tokens,
    IEnumerable<IChatPlatform> platforms,
    WorkspaceConnected connected,
    TimeProvider time,
    ILogger<ConnectWorkspace> logger)
{
    /// <summary>Asks the platform whose token this is and stores the workspace with its token wrapped.</summary>
    /// <exception cref="ChatPlatformException">The platform refused the token or could not be reached.</exception>
    public async Task<Workspace> RunAsync(string platformName, string token, CancellationToken cancellationToken)
    {
        var platform = platforms.FirstOrDefault(p => p.Name == platformName)
            ?? throw new InvalidOperationException($"A token is given for '{platformName}', but no such platform is registered.");
        tokens.Offer(platformName, token);
        var now = time.GetCurrentInstant();
        var told = await platform.GetWorkspaceAsync("", cancellationToken);
        var wrapped = secrets.WrapText(InstallSecrets.TokenPurpose(platformName, told.WorkspaceId), token);
        var workspace = await database.WriteAsync(
            sql => WorkspacesStore.SaveConnectedAsync(sql, platformName, told, wrapped, now),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        tokens.ForgetAll();
        Log.Connected(logger, platformName, told.WorkspaceId, told.Name);
        connected.Notify();
        return workspace;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Connected the {Platform} workspace {WorkspaceId} ({Name})")]
        public static partial void Connected(ILogger logger, string platform, string workspaceId, string name);
    }
}
