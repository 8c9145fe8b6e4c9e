using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Hooks;

/// <summary>The SQL of what is told: wanted, claimed, and what came of it.</summary>
internal static class HookDeliveriesStore
{
    // As if it had never been tried.
    private const string Afresh = "state = 'Waiting', due_at = @Now, attempts = 0, tried_at = NULL, status = NULL, error = NULL";

    static HookDeliveriesStore() => HookIds.Use();

    public static Task AddAsync(SqlSession sql, HookDeliveryId id, HookId endpoint, Fact fact) =>
        sql.ExecuteAsync(
            """
            INSERT INTO hook_deliveries (id, endpoint_id, event, subject, happened_at, wanted_at, state, due_at)
            VALUES (@Id, @Endpoint, @Event, @Subject, @At, @From, 'Waiting', @From)
            """,
            new { Id = id, Endpoint = endpoint, fact.Event, fact.Subject, fact.At, From = fact.From ?? fact.At });

    /// <summary>Endpoints that are told, each with when its next event is due; one without any is left out.</summary>
    public static Task<IReadOnlyList<DueHook>> ListDueHooksAsync(SqlSession sql) =>
        sql.ListAsync<DueHook>(
            """
            SELECT h.id, MIN(d.due_at) AS due_at FROM hook_endpoints h JOIN hook_deliveries d ON d.endpoint_id = h.id
            WHERE h.paused_at IS NULL AND d.due_at IS NOT NULL GROUP BY h.id
            """);

    /// <summary>Takes what is due for one endpoint, at most so many, until the lease ends.</summary>
    public static async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(SqlSession sql, HookId endpoint, LeaseId lease, Instant now, int limit)
    {
        // Locked first and read afterwards: on PostgreSQL one statement would show the rows as they were before the lock.
        var ids = await sql.ListAsync<HookDeliveryId>(
            $"""
            SELECT id FROM hook_deliveries WHERE endpoint_id = @Endpoint AND due_at <= @Now
            ORDER BY due_at, id LIMIT @Limit {sql.Dialect.ForUpdateSkipLocked}
            """,
            new { Endpoint = endpoint, Now = now, Limit = limit });
        if (ids.Count == 0) return [];
        var claimed = new { Ids = ids.Select(id => id.Value), Lease = lease, Until = now + HookRules.Lease };
        await sql.ExecuteAsync("UPDATE hook_deliveries SET lease = @Lease, due_at = @Until WHERE id IN @Ids", claimed);
        return await sql.ListAsync<ClaimedDelivery>(
            "SELECT id, endpoint_id, event, subject, happened_at, attempts, lease FROM hook_deliveries WHERE id IN @Ids ORDER BY id", claimed);
    }

    /// <summary>Where it goes, while the lease holds and its endpoint is told; null: leave it.</summary>
    public static Task<Hook?> FindTargetAsync(SqlSession sql, ClaimedDelivery claimed) =>
        sql.FirstOrDefaultAsync<Hook>(
            """
            SELECT h.id, h.address, h.secret, h.previous_secret, h.previous_until, h.added_at, h.paused_at, h.pause_reason, h.failing_since
            FROM hook_deliveries d JOIN hook_endpoints h ON h.id = d.endpoint_id
            WHERE d.id = @Id AND d.lease = @Lease AND h.paused_at IS NULL
            """,
            claimed);

    /// <summary>Ends it, or lets it wait again; false when the lease was lost.</summary>
    public static async Task<bool> WriteAsync(SqlSession sql, ClaimedDelivery claimed, HookOutcome outcome) =>
        await sql.ExecuteAsync(
            """
            UPDATE hook_deliveries
            SET state = @State, due_at = @DueAt, lease = NULL, attempts = @Attempts, tried_at = @TriedAt, status = @Status, error = @Error
            WHERE id = @Id AND lease = @Lease
            """,
            new
            {
                claimed.Id,
                claimed.Lease,
                State = outcome.State.ToString(),
                outcome.DueAt,
                outcome.Attempts,
                outcome.TriedAt,
                outcome.Status,
                outcome.Error,
            }) == 1;

    /// <summary>The latest of an endpoint first; what is wanted for a later moment is none of them yet.</summary>
    public static Task<IReadOnlyList<HookDelivery>> ListLatestAsync(SqlSession sql, HookId endpoint, Instant now, int limit) =>
        sql.ListAsync<HookDelivery>(
            """
            SELECT id, event, happened_at, state, due_at, tried_at, status, error FROM hook_deliveries
            WHERE endpoint_id = @Endpoint AND wanted_at <= @Now ORDER BY wanted_at DESC, id DESC LIMIT @Limit
            """,
            new { Endpoint = endpoint, Now = now, Limit = limit });

    public static Task<long> CountAsync(SqlSession sql, HookId endpoint, HookDeliveryState state, Instant now) =>
        sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM hook_deliveries WHERE endpoint_id = @Endpoint AND state = @State AND wanted_at <= @Now",
            new { Endpoint = endpoint, State = state.ToString(), Now = now });

    /// <summary>Sends one that nobody is sending just now once more, from the first attempt on; null when there is none.</summary>
    public static async Task<HookId?> ResendAsync(SqlSession sql, HookDeliveryId id, Instant now)
    {
        var due = await sql.ExecuteAsync(
            $"UPDATE hook_deliveries SET {Afresh} WHERE id = @Id AND lease IS NULL AND wanted_at <= @Now", new { Id = id, Now = now });
        return due == 0 ? null : await sql.ScalarAsync<HookId?>("SELECT endpoint_id FROM hook_deliveries WHERE id = @Id", new { Id = id });
    }

    /// <summary>Sends all that failed, of what was wanted since then, once more; returns how many.</summary>
    public static Task<int> ResendFailedAsync(SqlSession sql, HookId endpoint, Instant since, Instant now) =>
        sql.ExecuteAsync(
            $"""
            UPDATE hook_deliveries SET {Afresh}
            WHERE endpoint_id = @Endpoint AND state = 'Failed' AND wanted_at >= @Since
            """,
            new { Endpoint = endpoint, Since = since, Now = now });

    public static Task<int> ForgetAsync(SqlSession sql, Instant before) =>
        sql.ExecuteAsync("DELETE FROM hook_deliveries WHERE wanted_at < @Before", new { Before = before });
}

/// <summary>An endpoint, and when its next event is due.</summary>
internal sealed record DueHook
{
    public required HookId Id { get; init; }

    public required Instant DueAt { get; init; }
}
