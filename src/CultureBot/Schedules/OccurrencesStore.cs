using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>The ledger: which period of which schedule has had its occurrence.</summary>
public static class OccurrencesStore
{
    private const string Columns = """
        o.id, o.schedule_id, s.work, s.workspace_id, s.subject, o.period, o.state, o.reason, o.due_at, o.is_requested, o.cursor,
        o.created_at, o.finished_at
        """;

    static OccurrencesStore() => ScheduleIds.Use();

    /// <summary>Adds an occurrence unless its period has one. Returns whether it was added.</summary>
    internal static async Task<bool> ClaimAsync(SqlSession sql, Occurrence occurrence) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO occurrences
                (id, schedule_id, period, state, reason, due_at, is_requested, next_step_at, created_at, finished_at)
            VALUES (@Id, @ScheduleId, @Period, @State, @Reason, @DueAt, @IsRequested, @NextStepAt, @CreatedAt, @FinishedAt)
            ON CONFLICT (schedule_id, period) DO NOTHING
            """,
            new
            {
                occurrence.Id,
                occurrence.ScheduleId,
                occurrence.Period,
                State = occurrence.State.ToString(),
                occurrence.Reason,
                occurrence.DueAt,
                occurrence.IsRequested,
                NextStepAt = occurrence.State == OccurrenceState.Started ? occurrence.CreatedAt : (Instant?)null,
                occurrence.CreatedAt,
                occurrence.FinishedAt,
            }) == 1;

    public static Task<Occurrence?> FindAsync(SqlSession sql, OccurrenceId id) =>
        sql.FirstOrDefaultAsync<Occurrence>(
            $"SELECT {Columns} FROM occurrences o JOIN schedules s ON s.id = o.schedule_id WHERE o.id = @Id", new { Id = id });

    public static Task<Occurrence?> FindAsync(SqlSession sql, ScheduleId schedule, string period) =>
        sql.FirstOrDefaultAsync<Occurrence>(
            $"""
            SELECT {Columns} FROM occurrences o JOIN schedules s ON s.id = o.schedule_id
            WHERE o.schedule_id = @Schedule AND o.period = @Period
            """,
            new { Schedule = schedule, Period = period });

    /// <summary>When the same schedule's last occurrence before this one was due, skipped ones aside; null when it is the first.</summary>
    public static Task<Instant?> FindPreviousDueAsync(SqlSession sql, OccurrenceId id) =>
        sql.ScalarAsync<Instant?>(
            """
            SELECT MAX(p.due_at) FROM occurrences o JOIN occurrences p
                ON p.schedule_id = o.schedule_id AND p.due_at < o.due_at AND p.state <> 'Skipped'
            WHERE o.id = @Id
            """,
            new { Id = id });

    /// <summary>Which of these periods have an occurrence.</summary>
    internal static Task<IReadOnlyList<string>> ListClaimedAsync(SqlSession sql, ScheduleId schedule, IReadOnlyList<string> periods) =>
        sql.ListAsync<string>(
            "SELECT period FROM occurrences WHERE schedule_id = @Schedule AND period IN @Periods",
            new { Schedule = schedule, Periods = periods });

    /// <summary>The latest occurrence of every schedule that has one and has not ended.</summary>
    internal static Task<IReadOnlyList<Occurrence>> ListLatestAsync(SqlSession sql) =>
        sql.ListAsync<Occurrence>(
            $"""
            SELECT {Columns} FROM schedules s JOIN occurrences o ON o.id =
                (SELECT id FROM occurrences WHERE schedule_id = s.id ORDER BY created_at DESC, due_at DESC, id DESC LIMIT 1)
            WHERE s.ended_at IS NULL
            """);

    /// <summary>Occurrences to run or to try again, the longest waiting first.</summary>
    internal static Task<IReadOnlyList<OccurrenceId>> ListDueAsync(SqlSession sql, Instant now) =>
        sql.ListAsync<OccurrenceId>(
            "SELECT id FROM occurrences WHERE next_step_at <= @Now ORDER BY next_step_at LIMIT 100", new { Now = now });
}

internal static class ScheduleIds
{
    static ScheduleIds()
    {
        SqlTypes.Use();
        SqlTypes.UseId<ScheduleId>(guid => new(guid), id => id.Value);
        SqlTypes.UseId<OccurrenceId>(guid => new(guid), id => id.Value);
        PeopleIds.Use();
    }

    public static void Use()
    {
    }
}
