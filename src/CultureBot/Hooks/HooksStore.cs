using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Hooks;

/// <summary>The SQL of endpoints and of what each is told of.</summary>
internal static class HooksStore
{
    private const string Columns = "h.id, h.address, h.secret, h.previous_secret, h.previous_until, h.added_at, h.paused_at, h.pause_reason, h.failing_since";

    static HooksStore() => HookIds.Use();

    public static Task AddAsync(SqlSession sql, Hook hook) =>
        sql.ExecuteAsync(
            "INSERT INTO hook_endpoints (id, address, secret, added_at) VALUES (@Id, @Address, @Secret, @AddedAt)",
            new { hook.Id, hook.Address, hook.Secret, hook.AddedAt });

    /// <summary>Replaces what it is told of.</summary>
    public static async Task SubscribeAsync(SqlSession sql, HookId id, IEnumerable<string> events)
    {
        await sql.ExecuteAsync("DELETE FROM hook_subscriptions WHERE endpoint_id = @Id", new { Id = id });
        foreach (var name in events.Distinct(StringComparer.Ordinal))
            await sql.ExecuteAsync("INSERT INTO hook_subscriptions (event, endpoint_id) VALUES (@Event, @Id)", new { Event = name, Id = id });
    }

    public static Task<Hook?> FindAsync(SqlSession sql, HookId id) =>
        sql.FirstOrDefaultAsync<Hook>($"SELECT {Columns} FROM hook_endpoints h WHERE h.id = @Id", new { Id = id });

    /// <summary>In the order in which they were added.</summary>
    public static Task<IReadOnlyList<Hook>> ListAsync(SqlSession sql) =>
        sql.ListAsync<Hook>($"SELECT {Columns} FROM hook_endpoints h ORDER BY h.added_at, h.id");

    /// <summary>Who wants to be told of an event, paused or not; none of them is deleted before the unit ends.</summary>
    public static Task<IReadOnlyList<HookId>> ListWantingAsync(SqlSession sql, string name) =>
        sql.ListAsync<HookId>(
            $"""
            SELECT id FROM hook_endpoints WHERE id IN (SELECT endpoint_id FROM hook_subscriptions WHERE event = @Event)
            ORDER BY id {sql.Dialect.ForShare}
            """,
            new { Event = name });

    /// <summary>What each is told of, by name.</summary>
    public static async Task<ILookup<HookId, string>> ListEventsAsync(SqlSession sql) =>
        (await sql.ListAsync<Subscription>("SELECT endpoint_id, event FROM hook_subscriptions ORDER BY event")).ToLookup(row => row.EndpointId, row => row.Event);

    /// <summary>Signs with another secret from now on, and with the one before as well until then.</summary>
    public static async Task<bool> RotateAsync(SqlSession sql, HookId id, byte[] secret, Instant previousUntil) =>
        await sql.ExecuteAsync(
            "UPDATE hook_endpoints SET previous_secret = secret, previous_until = @Until, secret = @Secret WHERE id = @Id",
            new { Id = id, Secret = secret, Until = previousUntil }) == 1;

    /// <summary>False when it is paused already, or not there.</summary>
    public static async Task<bool> PauseAsync(SqlSession sql, HookId id, HookPause reason, Instant now) =>
        await sql.ExecuteAsync(
            "UPDATE hook_endpoints SET paused_at = @Now, pause_reason = @Reason WHERE id = @Id AND paused_at IS NULL",
            new { Id = id, Reason = reason.ToString(), Now = now }) == 1;

    /// <summary>False when it is not paused.</summary>
    public static async Task<bool> ResumeAsync(SqlSession sql, HookId id) =>
        await sql.ExecuteAsync(
            "UPDATE hook_endpoints SET paused_at = NULL, pause_reason = NULL, failing_since = NULL WHERE id = @Id AND paused_at IS NOT NULL", new { Id = id }) == 1;

    /// <summary>One change after the other; whoever tells it of something does so before or after.</summary>
    public static Task LockAsync(SqlSession sql, HookId id) =>
        sql.ListAsync<HookId>($"SELECT id FROM hook_endpoints WHERE id = @Id {sql.Dialect.ForUpdate}", new { Id = id });

    /// <summary>With all that waited for it; false when it is not there.</summary>
    public static async Task<bool> DeleteAsync(SqlSession sql, HookId id)
    {
        await LockAsync(sql, id);
        await sql.ExecuteAsync("DELETE FROM hook_deliveries WHERE endpoint_id = @Id", new { Id = id });
        await sql.ExecuteAsync("DELETE FROM hook_subscriptions WHERE endpoint_id = @Id", new { Id = id });
        return await sql.ExecuteAsync("DELETE FROM hook_endpoints WHERE id = @Id", new { Id = id }) == 1;
    }

    /// <summary>Something came through.</summary>
    public static Task ArrivedAsync(SqlSession sql, HookId id) =>
        sql.ExecuteAsync("UPDATE hook_endpoints SET failing_since = NULL WHERE id = @Id AND failing_since IS NOT NULL", new { Id = id });

    /// <summary>Since when nothing has arrived, now that this did not either.</summary>
    public static async Task<Instant> FailedAsync(SqlSession sql, HookId id, Instant now)
    {
        await sql.ExecuteAsync("UPDATE hook_endpoints SET failing_since = @Now WHERE id = @Id AND failing_since IS NULL", new { Id = id, Now = now });
        return await sql.ScalarAsync<Instant?>("SELECT failing_since FROM hook_endpoints WHERE id = @Id", new { Id = id }) ?? now;
    }

    private sealed record Subscription
    {
        public required HookId EndpointId { get; init; }

        public required string Event { get; init; }
    }
}

/// <summary>Tells the database layer how the ids of the slice are stored.</summary>
internal static class HookIds
{
    static HookIds()
    {
        SqlTypes.UseId<HookId>(value => new(value), id => id.Value);
        SqlTypes.UseId<HookDeliveryId>(value => new(value), id => id.Value);
        SqlTypes.UseId<Delivery.LeaseId>(value => new(value), id => id.Value);
    }

    public static void Use()
    {
    }
}
