using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The SQL of pacing: one row a channel or workspace, locked by whoever reads it for the rest of the unit.</summary>
internal static class PacingStore
{
    private const int ForgottenAtOnce = 500;

    static PacingStore() => DeliverySqlTypes.Use();

    /// <summary>How long the pace of a place is kept to which nothing is sent: far longer than any span that a platform counts in.</summary>
    public static Duration Kept { get; } = Duration.FromDays(1);

    /// <summary>Reads a scope's row and makes it first when it is new. The no-op update is what locks it on PostgreSQL.</summary>
    public static async Task<PaceRow> TakeAsync(SqlSession sql, string scope, long intervalMs) =>
        await sql.FirstOrDefaultAsync<PaceRow>(
            """
            INSERT INTO pacing (scope, next_free_at, interval_ms) VALUES (@Scope, 0, @IntervalMs)
            ON CONFLICT (scope) DO UPDATE SET scope = excluded.scope
            RETURNING scope, next_free_at, interval_ms, turns
            """,
            new { Scope = scope, IntervalMs = intervalMs }) ?? throw new InvalidOperationException("An upsert returned no row.");

    public static Task SetTurnsAsync(SqlSession sql, IReadOnlyCollection<PaceRow> rows) =>
        rows.Count == 0
            ? Task.CompletedTask
            : sql.ExecuteAsync("UPDATE pacing SET next_free_at = @NextFreeAt, turns = @Turns WHERE scope = @Scope", rows);

    public static Task SetAsync(SqlSession sql, PaceRow row) =>
        sql.ExecuteAsync("UPDATE pacing SET next_free_at = @NextFreeAt, interval_ms = @IntervalMs WHERE scope = @Scope", row);

    /// <summary>What stands at these slots of a scope.</summary>
    public static Task<IReadOnlyList<PaceSending>> ListSendingsAsync(SqlSession sql, string scope, IReadOnlyCollection<long> slots) =>
        sql.ListAsync<PaceSending>(
            "SELECT slot, turn, at FROM pacing_sendings WHERE scope = @Scope AND slot IN @Slots", new { Scope = scope, Slots = slots });

    /// <summary>No trace of a place stays; a message that is sent to it later begins with the published pace.</summary>
    public static async Task ForgetAsync(SqlSession sql, string scope)
    {
        await sql.ExecuteAsync("DELETE FROM pacing_sendings WHERE scope = @Scope", new { Scope = scope });
        await sql.ExecuteAsync("DELETE FROM pacing WHERE scope = @Scope", new { Scope = scope });
    }

    /// <summary>
    /// Forgets paces that were free before a moment, with the turns that were taken under them, some at a time. Whoever just takes one keeps it. A row of somebody's
    /// direct messages says that something was sent to them, and when.
    /// </summary>
    /// <returns>How many were forgotten; 0 once there are none.</returns>
    public static async Task<int> ForgetBeforeAsync(SqlSession sql, Instant before)
    {
        var over = await sql.ListAsync<string>(
            """
            DELETE FROM pacing WHERE next_free_at < @Before AND scope IN (SELECT scope FROM pacing WHERE next_free_at < @Before ORDER BY scope LIMIT @Limit)
            RETURNING scope
            """,
            new { Before = before, Limit = ForgottenAtOnce });
        if (over.Count > 0) await sql.ExecuteAsync("DELETE FROM pacing_sendings WHERE scope IN @Scopes", new { Scopes = over });
        return over.Count;
    }

    public static Task SetSendingAsync(SqlSession sql, string scope, PaceSending sending) =>
        sql.ExecuteAsync(
            """
            INSERT INTO pacing_sendings (scope, slot, turn, at) VALUES (@Scope, @Slot, @Turn, @At)
            ON CONFLICT (scope, slot) DO UPDATE SET turn = excluded.turn, at = excluded.at
            """,
            new { Scope = scope, sending.Slot, sending.Turn, sending.At });
}

/// <summary>A pace as the database has it.</summary>
internal sealed record PaceRow
{
    public required string Scope { get; init; }

    /// <summary>When the next message may go.</summary>
    public required Instant NextFreeAt { get; set; }

    public required long IntervalMs { get; set; }

    /// <summary>How many turns were reserved under windows: the number of the next one.</summary>
    public long Turns { get; set; }
}

/// <summary>A turn that was reserved under windows.</summary>
internal sealed record PaceSending
{
    public required long Slot { get; init; }

    /// <summary>Its number, from 0.</summary>
    public required long Turn { get; init; }

    public required Instant At { get; init; }
}
