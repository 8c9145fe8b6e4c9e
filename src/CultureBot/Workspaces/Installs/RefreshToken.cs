using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>
/// Fetches the successor of one token. A refresh token works once and is replaced by each answer, so a lease in the database
/// keeps other nodes from asking, and the answer ends the lease in the unit that stores it.
/// </summary>
internal sealed partial class RefreshToken(
    Database database, SecretBox secrets, ChatInstalls platforms, TimeProvider time, ILogger<RefreshToken> logger)
{
    // Longer than a call may take at most (a minute), so that nobody else asks while an answer may still come.
    private static readonly Duration LeaseLength = Duration.FromMinutes(2);
    private static readonly Duration PauseAfterFailure = Duration.FromMinutes(1);

    /// <summary>Asks the platform and stores what it said; false when another node has the lease, or nobody may ask yet.</summary>
    public async Task<bool> TryRunAsync(Install install, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var lease = new RefreshLeaseId(Guid.CreateVersion7(time.GetUtcNow()));
        if (!await WriteAsync(sql => TokenRefreshStore.TakeAsync(sql, install, lease, now, now + LeaseLength), cancellationToken)) return false;

        switch (await AskAsync(install, cancellationToken))
        {
            case Granted { Grant: var grant }:
                var token = secrets.WrapText(InstallSecrets.TokenPurpose(install.Platform, install.ExternalId), grant.Token);
                var next = secrets.WrapRefreshToken(install.Platform, install.ExternalId, grant.RefreshToken);
                var expiresAt = grant.ExpiresIn is { } life ? now + Duration.FromTimeSpan(life) : (Instant?)null;
                if (await WriteAsync(sql => TokenRefreshStore.SucceedAsync(sql, install, token, next, expiresAt, now), cancellationToken))
                    Log.Refreshed(logger, install.Platform, install.ExternalId);
                break;
            case NotGranted { Reason: NotGrantedReason.Spent } spent:
                if (await WriteAsync(sql => TokenRefreshStore.GiveUpAsync(sql, install, lease, now), cancellationToken))
                    Log.ReinstallNeeded(logger, install.Platform, install.ExternalId, spent.Error);
                break;
            case NotGranted refused:
                await WriteAsync(
                    sql => TokenRefreshStore.PutOffAsync(sql, install.Id, lease, now + PauseAfterFailure), cancellationToken);
                Log.NotRefreshed(logger, install.Platform, install.ExternalId, refused.Error);
                break;
        }

        return true;
    }

    private Task<InstallResult> AskAsync(Install install, CancellationToken cancellationToken) =>
        platforms.Find(install.Platform) is { } platform
            ? platform.RefreshAsync(secrets.RefreshTokenOf(install), cancellationToken)
            : Task.FromResult<InstallResult>(new NotGranted(NotGrantedReason.Misconfigured, "no_client_configured"));

    private Task<bool> WriteAsync(Func<SqlSession, Task<bool>> unit, CancellationToken cancellationToken) =>
        database.WriteAsync(unit, WriteUrgency.Acknowledgement, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The token of {Platform} {ExternalId} was replaced by its successor")]
        public static partial void Refreshed(ILogger logger, string platform, string externalId);

        [LoggerMessage(LogLevel.Warning, "The token of {Platform} {ExternalId} could not be refreshed ({Error}); it is tried again in a minute")]
        public static partial void NotRefreshed(ILogger logger, string platform, string externalId, string error);

        [LoggerMessage(LogLevel.Error, "{Platform} gives {ExternalId} no further token ({Error}): an administrator has to install the app there again")]
        public static partial void ReinstallNeeded(ILogger logger, string platform, string externalId, string error);
    }
}
