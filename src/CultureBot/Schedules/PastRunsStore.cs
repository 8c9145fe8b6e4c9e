using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>The SQL of what has been run, for whoever looks after it.</summary>
internal static class PastRunsStore
{
    private const string Columns =
        "o.id, o.schedule_id, o.period, o.state, o.reason, o.due_at, o.created_at, o.finished_at, o.attempts, o.last_error, o.next_step_at";

    static PastRunsStore() => ScheduleIds.Use();

    /// <summary>A schedule's occurrences, the newest first. Ids are in the order of time.</summary>
    public static Task<IReadOnlyList<PastRun>> PageAsync(SqlSession sql, ScheduleId schedule, OccurrenceId? before, int limit) =>
        sql.ListAsync<PastRun>(
            $"""
            SELECT {Columns} FROM occurrences o WHERE o.schedule_id = @Schedule {(before is null ? "" : "AND o.id < @Before")}
            ORDER BY o.id DESC LIMIT @Limit
            """,
            new { Schedule = schedule, Before = before ?? default, Limit = limit });

    /// <summary>What failed and waits for its next try, of schedules that have not ended; the latest first.</summary>
    public static Task<IReadOnlyList<PastRun>> ListFailedAsync(SqlSession sql, int limit) =>
        sql.ListAsync<PastRun>(
            $"""
            SELECT {Columns} FROM occurrences o JOIN schedules s ON s.id = o.schedule_id
            WHERE o.next_step_at IS NOT NULL AND o.state = 'Failed' AND s.ended_at IS NULL ORDER BY o.id DESC LIMIT @Limit
            """,
            new { Limit = limit });

    /// <summary>What failed is due now. Returns false when it runs, is done, or is not the schedule's.</summary>
    public static async Task<bool> RetryAsync(SqlSession sql, ScheduleId schedule, OccurrenceId id, Instant now) =>
        await sql.ExecuteAsync(
            "UPDATE occurrences SET next_step_at = @Now WHERE id = @Id AND schedule_id = @Schedule AND state = 'Failed' AND lease IS NULL",
            new { Id = id, Schedule = schedule, Now = now }) == 1;

    /// <summary>How many messages there are about a subject; what nobody wants any more aside.</summary>
    public static async Task<RunMessages> CountMessagesAsync(SqlSession sql, string subject, Instant now) =>
        (await sql.FirstOrDefaultAsync<RunMessages>(
            """
            SELECT COUNT(*) AS wanted,
                COUNT(CASE WHEN sent_at IS NOT NULL THEN 1 END) AS sent,
                COUNT(CASE WHEN state = 'Waiting' AND not_before <= @Now THEN 1 END) AS due,
                COUNT(CASE WHEN state = 'Waiting' AND not_before > @Now THEN 1 END) AS later,
                COUNT(CASE WHEN sent_at >= @Lately THEN 1 END) AS sent_last_minute
            FROM messages WHERE subject = @Subject AND state <> 'Cancelled'
            """,
            new { Subject = subject, Now = now, Lately = now - Duration.FromMinutes(1) }))!;
}
