using System.Collections.Concurrent;
using CultureBot.Chat;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>
/// Has the successor of a token fetched when it expires soon: once at a time in this process, and by one node at a time
/// (<see cref="RefreshToken"/>). Nobody waits for it while the present token works.
/// </summary>
internal sealed partial class RefreshTokens(
    Database database, RefreshToken refresh, TimeProvider time, ILogger<RefreshTokens> logger) : IAsyncDisposable
{
    // As Slack's own SDKs do.
    private static readonly Duration Margin = Duration.FromHours(2);
    private static readonly Duration LookAgain = Duration.FromMilliseconds(200);
    private static readonly Duration LongestWait = Duration.FromSeconds(5);

    // By the token, too: whoever needs the successor's successor must not be given the successor.
    private readonly ConcurrentDictionary<(InstallId, long), Lazy<Task<Install?>>> _running = new();

    /// <summary>The install with the token to use.</summary>
    /// <param name="known">As it was read last.</param>
    /// <param name="isRefused">The platform calls its token expired already.</param>
    /// <param name="cancellationToken">Gives up waiting; what was asked for is stored all the same.</param>
    /// <returns>Null when the install ended meanwhile. One that needs a reinstall comes back as it is, its token expired or not.</returns>
    /// <exception cref="ChatPlatformException">The token has expired, and no successor is to be had just now.</exception>
    public async ValueTask<Install?> CurrentAsync(Install known, bool isRefused, CancellationToken cancellationToken)
    {
        if (!IsDue(known, isRefused)) return known;
        var running = _running.GetOrAdd((known.Id, known.TokenRevision), _ => new(() => Task.Run(() => RunAsync(known, isRefused), CancellationToken.None))).Value;
        if (!IsOver(known, isRefused)) return known;
        var current = await running.WaitAsync(cancellationToken);
        var isStillOver = current is not null && IsOver(current, isRefused && current.TokenRevision == known.TokenRevision);
        return isStillOver && current!.ReinstallNeededAt is null
            ? throw new ChatPlatformException("token_not_refreshed", isTransient: true)
            : current;
    }

    /// <summary>A successor that is on its way is waited for: it comes once.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values) await running.Value;
    }

    private async Task<Install?> RunAsync(Install known, bool isRefused)
    {
        try
        {
            return await RunUntilKnownAsync(known, isRefused);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, known.Platform, known.ExternalId, failure);
            return known;
        }
        finally
        {
            _running.TryRemove((known.Id, known.TokenRevision), out _);
        }
    }

    private async Task<Install?> RunUntilKnownAsync(Install known, bool isRefused)
    {
        var deadline = time.GetCurrentInstant() + LongestWait;
        while (true)
        {
            var present = await database.ReadAsync(sql => InstallsStore.FindAsync(sql, known.Id), CancellationToken.None);
            if (present is null || present.TokenRevision != known.TokenRevision || !IsDue(present, isRefused)) return present;
            if (await refresh.TryRunAsync(present, CancellationToken.None)) continue;

            // Another node is at it, or it has just failed.
            if (!IsOver(present, isRefused) || time.GetCurrentInstant() >= deadline) return present;
            await Task.Delay(LookAgain.ToTimeSpan(), time, CancellationToken.None);
        }
    }

    private bool IsDue(Install install, bool isRefused) =>
        install is { RefreshToken: not null, ReinstallNeededAt: null }
        && (isRefused || (install.TokenExpiresAt is { } end && end - time.GetCurrentInstant() < Margin));

    private bool IsOver(Install install, bool isRefused) => isRefused || install.TokenExpiresAt <= time.GetCurrentInstant();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Refreshing the token of {Platform} {ExternalId} failed")]
        public static partial void Failed(ILogger logger, string platform, string externalId, Exception failure);
    }
}
