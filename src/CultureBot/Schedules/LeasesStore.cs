using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>
/// Which node runs an occurrence. Every change carries the lease that it was made under; one that has been taken over
/// since changes nothing.
/// </summary>
internal static class LeasesStore
{
    static LeasesStore() => ScheduleIds.Use();

    /// <summary>Takes an occurrence that is due; returns how many times it has been tried without getting on, or null when it is not to be had.</summary>
    public static async Task<int?> TakeAsync(SqlSession sql, OccurrenceId id, Guid lease, Instant now, Instant until)
    {
        var taken = await sql.ExecuteAsync(
            """
            UPDATE occurrences SET lease = @Lease, next_step_at = @Until, attempts = attempts + 1, state = 'Started'
            WHERE id = @Id AND next_step_at <= @Now
            """,
            new { Id = id, Lease = lease, Now = now, Until = until });
        if (taken == 0) return null;

        return await sql.ScalarAsync<int>("SELECT attempts FROM occurrences WHERE id = @Id", new { Id = id });
    }

    public static async Task<bool> RenewAsync(SqlSession sql, OccurrenceId id, Guid lease, Instant until) =>
        await sql.ExecuteAsync(
            "UPDATE occurrences SET next_step_at = @Until WHERE id = @Id AND lease = @Lease",
            new { Id = id, Lease = lease, Until = until }) == 1;

    /// <summary>Stores how far it has come; having got on, it starts its attempts anew.</summary>
    public static async Task<bool> AdvanceAsync(SqlSession sql, OccurrenceId id, Guid lease, string cursor, Instant until) =>
        await sql.ExecuteAsync(
            """
            UPDATE occurrences SET cursor = @Cursor, next_step_at = @Until, attempts = 1, last_error = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new { Id = id, Lease = lease, Cursor = cursor, Until = until }) == 1;

    public static async Task<bool> FinishAsync(SqlSession sql, OccurrenceId id, Guid lease, Instant now) =>
        await sql.ExecuteAsync(
            """
            UPDATE occurrences SET state = 'Done', finished_at = @Now, next_step_at = NULL, lease = NULL, last_error = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new { Id = id, Lease = lease, Now = now }) == 1;

    public static async Task<bool> FailAsync(SqlSession sql, OccurrenceId id, Guid lease, string error, Instant retryAt) =>
        await sql.ExecuteAsync(
            """
            UPDATE occurrences SET state = 'Failed', last_error = @Error, next_step_at = @RetryAt, lease = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new { Id = id, Lease = lease, Error = error, RetryAt = retryAt }) == 1;

    /// <summary>Gives it back untried, for the next node or the next start.</summary>
    public static Task ReleaseAsync(SqlSession sql, OccurrenceId id, Guid lease, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE occurrences SET next_step_at = @Now, lease = NULL, attempts = attempts - 1 WHERE id = @Id AND lease = @Lease",
            new { Id = id, Lease = lease, Now = now });
}
