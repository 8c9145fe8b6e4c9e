using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>What came of an install.</summary>
public abstract record InstallOutcome;

/// <summary>Connected, and its invitation used up.</summary>
/// <param name="Name">The workspace or the organization.</param>
public sealed record InstallConnected(string Name) : InstallOutcome;

/// <summary>Nobody invited this install: its token was revoked and nothing stored.</summary>
public sealed record InstallUninvited : InstallOutcome;

/// <summary>Nobody invited this install, of a workspace that is connected already: nothing changed.</summary>
public sealed record InstallKnown(string Name) : InstallOutcome;

/// <summary>The platform gave no token; the invitation can be used again.</summary>
public sealed record InstallFailed(NotGrantedReason Reason, string Error) : InstallOutcome;

/// <summary>Connects what somebody has just installed, when an administrator's invitation led there.</summary>
public sealed partial class ConnectInstall(
    Database database,
    SecretBox secrets,
    ChatInstalls platforms,
    InstallInvites invites,
    WorkspaceTokens tokens,
    ReadOrganization readOrganization,
    WorkspaceConnected connected,
    TimeProvider time,
    ILogger<ConnectInstall> logger)
{
    /// <summary>Trades the code for a token; stores it in one unit with the use of the invitation, or gives it back.</summary>
    /// <param name="platformName">Which platform somebody comes back from.</param>
    /// <param name="code">What the platform gave them.</param>
    /// <param name="visit">With which state and cookie they came; null for none.</param>
    /// <param name="returnTo">The address they were sent back to.</param>
    /// <param name="cancellationToken">Gives up before the code is traded; what was traded is seen through.</param>
    public async Task<InstallOutcome> RunAsync(
        string platformName, string code, InstallVisit? visit, Uri returnTo, CancellationToken cancellationToken)
    {
        var platform = platforms.Find(platformName)
            ?? throw new InvalidOperationException($"'{platformName}' is not configured for installs.");
        var invite = visit is null ? null : await invites.EndVisitAsync(visit, cancellationToken);
        var now = time.GetCurrentInstant();
        switch (await platform.ExchangeAsync(code, returnTo, cancellationToken))
        {
            case Granted { Grant: var grant }:
                var install = secrets.Wrap(platformName, grant, now);
                if (invite is null || !await StoreAsync(invite, install)) return await RefuseAsync(platform, grant);
                Log.Connected(logger, platformName, grant.ExternalId, grant.Name);
                if (grant.IsOrganization) await readOrganization.TryRunAsync(platformName, grant.ExternalId, CancellationToken.None);
                connected.Notify();
                return new InstallConnected(grant.Name);
            case NotGranted refused:
                Log.NotGranted(logger, platformName, refused.Error);
                return invite is null ? new InstallUninvited() : new InstallFailed(refused.Reason, refused.Error);
            default:
                throw new InvalidOperationException("A platform answered an install in a way that nobody knows.");
        }
    }

    private async Task<bool> StoreAsync(string invite, NewInstall install)
    {
        var stored = await database.WriteAsync(
            async sql =>
            {
                if (!await InstallInvitesStore.UseAsync(sql, invite, install.VerifiedAt)) return false;
                var id = await InstallsStore.SaveAsync(sql, install);
                if (install.IsOrganization) await InstallsStore.ForgetWorkspacesReadAsync(sql, id);
                else await ConnectedStore.SaveAsync(sql, install.Platform, [Of(install)], id, install.VerifiedAt);
                await ConnectedStore.WakeAsync(sql, install.Platform, await ConnectedStore.ListAsync(sql, id), install.VerifiedAt);
                return true;
            },
            WriteUrgency.Acknowledgement,
            CancellationToken.None);
        tokens.ForgetAll();
        return stored;
    }

    // Revoking would end what is connected: an install that is repeated is given the same token again.
    private async Task<InstallOutcome> RefuseAsync(IChatInstall platform, InstallGrant grant)
    {
        if (await database.ReadAsync(sql => InstallsStore.FindAsync(sql, platform.Platform, grant.ExternalId), CancellationToken.None) is not null)
            return new InstallKnown(grant.Name);
        if (await platform.RevokeAsync(grant.Token, CancellationToken.None)) Log.Refused(logger, platform.Platform, grant.ExternalId);
        else Log.NotRevoked(logger, platform.Platform, grant.ExternalId);
        return new InstallUninvited();
    }

    private static PlatformWorkspace Of(NewInstall install) => new(install.ExternalId, install.Name, null, install.BotAccountId);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Installed in {Platform} {ExternalId} ({Name})")]
        public static partial void Connected(ILogger logger, string platform, string externalId, string name);

        [LoggerMessage(LogLevel.Warning, "{Platform} gave no token for an install: {Error}")]
        public static partial void NotGranted(ILogger logger, string platform, string error);

        [LoggerMessage(LogLevel.Warning, "An install in {Platform} {ExternalId} that nobody invited was refused, and its token revoked")]
        public static partial void Refused(ILogger logger, string platform, string externalId);

        [LoggerMessage(LogLevel.Error, "An install in {Platform} {ExternalId} that nobody invited was refused, but its token could not be revoked: nobody keeps it")]
        public static partial void NotRevoked(ILogger logger, string platform, string externalId);
    }
}
