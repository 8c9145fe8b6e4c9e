using System.Collections.Concurrent;
using System.Text;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;

namespace CultureBot.Workspaces;

/// <summary>
/// The tokens of connected workspaces: wrapped in the database, unwrapped for a minute in memory. While a workspace
/// is being connected nobody knows whose its token is yet; that token is offered under the empty workspace id, and
/// only to what the connecting call itself calls.
/// </summary>
public sealed class WorkspaceTokens(Database database, SecretBox secrets, TimeProvider time) : IChatTokens
{
    // Another node may disconnect or reconnect a workspace, hence not longer.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Platform, string WorkspaceId), Kept> _kept = new();
    private readonly AsyncLocal<Offered?> _offered = new();

    /// <inheritdoc/>
    public async ValueTask<string?> FindAsync(string platform, string workspaceId, CancellationToken cancellationToken)
    {
        if (workspaceId.Length == 0) return _offered.Value is { } offered && offered.Platform == platform ? offered.Token : null;
        var key = (platform, workspaceId);
        if (_kept.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.Since) < KeptFor) return kept.Token;
        var since = time.GetTimestamp();
        var wrapped = await database.ReadAsync(
            sql => WorkspacesStore.FindTokenAsync(sql, platform, workspaceId), cancellationToken);
        if (wrapped is null)
        {
            _kept.TryRemove(key, out _);
            return null;
        }

        var token = Encoding.UTF8.GetString(secrets.Unwrap(Purpose(platform, workspaceId), wrapped));
        _kept[key] = new(token, since);
        return token;
    }

    /// <summary>Makes a token findable under the empty workspace id for what the calling async method calls from here on.</summary>
    internal void Offer(string platform, string token) => _offered.Value = new(platform, token);

    internal byte[] Wrap(string platform, string workspaceId, string token) =>
        secrets.Wrap(Purpose(platform, workspaceId), Encoding.UTF8.GetBytes(token));

    internal void Forget(string platform, string workspaceId) => _kept.TryRemove((platform, workspaceId), out _);

    // The workspace is part of the purpose: a token moved into another workspace's row does not open there.
    private static string Purpose(string platform, string workspaceId) => $"workspace token {platform} {workspaceId}";

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
