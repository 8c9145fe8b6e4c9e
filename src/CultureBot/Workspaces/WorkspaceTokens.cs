using System.Collections.Concurrent;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces.Installs;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>
/// The tokens of connected workspaces: wrapped in the database, unwrapped for a minute in memory, replaced before they
/// expire. While a workspace is being connected nobody knows whose its token is yet; that token is offered under the empty
/// workspace id, and only to what the connecting call itself calls.
/// </summary>
public sealed class WorkspaceTokens : IChatTokens
{
    // Another node may disconnect or reconnect a workspace, hence not longer.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly Database _database;
    private readonly SecretBox _secrets;
    private readonly RefreshTokens _refresh;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<(string Platform, string WorkspaceId), Kept> _kept = new();
    private readonly AsyncLocal<Offered?> _offered = new();

    internal WorkspaceTokens(Database database, SecretBox secrets, RefreshTokens refresh, TimeProvider time) =>
        (_database, _secrets, _refresh, _time) = (database, secrets, refresh, time);

    /// <inheritdoc/>
    public async ValueTask<string?> FindAsync(string platform, string workspaceId, CancellationToken cancellationToken)
    {
        if (workspaceId.Length == 0) return _offered.Value is { } offered && offered.Platform == platform ? offered.Token : null;
        var key = (platform, workspaceId);
        if (_kept.TryGetValue(key, out var kept) && _time.GetElapsedTime(kept.Since) < KeptFor) return kept.Token;
        var since = _time.GetTimestamp();
        var install = await FindInstallAsync(platform, workspaceId, cancellationToken);
        if (install is not null) install = await _refresh.CurrentAsync(install, isRefused: false, cancellationToken);
        if (install is { ReinstallNeededAt: not null } && install.TokenExpiresAt <= _time.GetCurrentInstant())
        {
            await EndAsync(install, cancellationToken);
            install = null;
        }

        return Keep(key, since, install);
    }

    /// <inheritdoc/>
    public async ValueTask<string?> ReplaceAsync(
        string platform, string workspaceId, string expired, CancellationToken cancellationToken)
    {
        var key = (platform, workspaceId);
        var since = _time.GetTimestamp();
        if (await FindInstallAsync(platform, workspaceId, cancellationToken) is not { } install) return Keep(key, since, null);
        if (_secrets.TokenOf(install) is var present && present != expired) return Keep(key, since, install);
        var current = await _refresh.CurrentAsync(install, isRefused: true, cancellationToken);
        if (current is { ReinstallNeededAt: not null } && current.TokenRevision == install.TokenRevision)
        {
            await EndAsync(current, cancellationToken);
            current = null;
        }

        return Keep(key, since, current) is { } next && next != expired ? next : null;
    }

    /// <summary>Makes a token findable under the empty workspace id for what the calling async method calls from here on.</summary>
    internal void Offer(string platform, string token) => _offered.Value = new(platform, token);

    /// <summary>Reads every token anew from here on; installs change rarely, and one may serve several workspaces.</summary>
    internal void ForgetAll() => _kept.Clear();

    private Task<Install?> FindInstallAsync(string platform, string workspaceId, CancellationToken cancellationToken) =>
        _database.ReadAsync(sql => InstallsStore.FindForAsync(sql, platform, workspaceId), cancellationToken);

    private string? Keep((string Platform, string WorkspaceId) key, long since, Install? install)
    {
        if (install is null)
        {
            _kept.TryRemove(key, out _);
            return null;
        }

        var token = _secrets.TokenOf(install);
        _kept[key] = new(token, since);
        return token;
    }

    /// <summary>The token is over and there will be no other: what is to be sent waits for the reinstall.</summary>
    private Task EndAsync(Install install, CancellationToken cancellationToken)
    {
        var now = _time.GetCurrentInstant();
        return _database.WriteAsync(
            async sql =>
            {
                if (await InstallsStore.FindAsync(sql, install.Id) is not { } present || present.TokenRevision != install.TokenRevision) return;
                await InstallsStore.EndAsync(sql, install.Id, now);
                await ConnectedStore.DisconnectAllAsync(sql, install.Id, now);
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
    }

    private sealed class Kept(string token, long since)
    {
        public string Token => token;

        public long Since => since;
    }

    private sealed class Offered(string platform, string token)
    {
        public string Platform => platform;

        public string Token => token;
    }
}
