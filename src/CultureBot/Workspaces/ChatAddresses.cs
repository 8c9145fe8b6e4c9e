using System.Collections.Concurrent;
using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Workspaces;

/// <summary>How people and places are reached, as the adapters wrote it down: in the database, and for a minute in memory.</summary>
internal sealed class ChatAddresses(Database database, TimeProvider time) : IChatAddresses
{
    // Another node may write as well, hence not longer.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<(string Platform, string Workspace, string Name), Kept> _kept = new();

    public async ValueTask<string?> FindAsync(string platform, string workspaceId, string name, CancellationToken cancellationToken)
    {
        var key = (platform, workspaceId, name);
        if (_kept.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.Since) < KeptFor) return kept.Value;
        var since = time.GetTimestamp();
        var value = await database.ReadAsync(sql => ChatAddressesStore.FindAsync(sql, platform, workspaceId, name), cancellationToken);
        Keep(key, value, since);
        return value;
    }

    public async ValueTask<ImmutableDictionary<string, string>> ListAsync(
        string platform, string workspaceId, string prefix, CancellationToken cancellationToken) =>
        (await database.ReadAsync(sql => ChatAddressesStore.ListAsync(sql, platform, workspaceId, prefix), cancellationToken))
            .ToImmutableDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);

    public async ValueTask SaveAsync(string platform, string workspaceId, string name, string? value, CancellationToken cancellationToken)
    {
        if (await FindAsync(platform, workspaceId, name, cancellationToken) == value) return;
        var since = time.GetTimestamp();
        await database.WriteAsync(
            sql => value is null
                ? ChatAddressesStore.RemoveAsync(sql, platform, workspaceId, name)
                : ChatAddressesStore.SaveAsync(sql, platform, workspaceId, name, value, time.GetCurrentInstant()),
            WriteUrgency.Acknowledgement,
            cancellationToken);
        Keep((platform, workspaceId, name), value, since);
    }

    private void Keep((string Platform, string Workspace, string Name) key, string? value, long since)
    {
        if (_kept.Count >= MostKept) _kept.Clear();
        _kept[key] = new(value, since);
    }

    private sealed record Kept(string? Value, long Since);
}
