using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The SQL of pacing: one row a channel or workspace, locked by whoever reads it for the rest of the unit.</summary>
internal static class PacingStore
{
    static PacingStore() => DeliverySqlTypes.Use();

    /// <summary>Reads a scope's row and makes it first when it is new. The no-op update is what locks it on PostgreSQL.</summary>
    public static async Task<PaceRow> TakeAsync(SqlSession sql, string scope, long intervalMs) =>
        await sql.FirstOrDefaultAsync<PaceRow>(
            """
            INSERT INTO pacing (scope, next_free_at, interval_ms) VALUES (@Scope, 0, @IntervalMs)
            ON CONFLICT (scope) DO UPDATE SET scope = excluded.scope
            RETURNING scope, next_free_at, interval_ms
            """,
            new { Scope = scope, IntervalMs = intervalMs }) ?? throw new InvalidOperationException("An upsert returned no row.");

    public static Task SetNextFreeAsync(SqlSession sql, IReadOnlyCollection<PaceRow> rows) =>
        rows.Count == 0
            ? Task.CompletedTask
            : sql.ExecuteAsync("UPDATE pacing SET next_free_at = @NextFreeAt WHERE scope = @Scope", rows);

    public static Task SetAsync(SqlSession sql, PaceRow row) =>
        sql.ExecuteAsync("UPDATE pacing SET next_free_at = @NextFreeAt, interval_ms = @IntervalMs WHERE scope = @Scope", row);
}

/// <summary>A pace as the database has it.</summary>
internal sealed record PaceRow
{
    public required string Scope { get; init; }

    /// <summary>When the next message may go.</summary>
    public required Instant NextFreeAt { get; set; }

    public required long IntervalMs { get; set; }
}
