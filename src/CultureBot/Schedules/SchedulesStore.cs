using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>All SQL of schedules themselves.</summary>
public static class SchedulesStore
{
    private const string Columns = """
        s.id, s.work, s.workspace_id, s.subject, s.cadence, s.day_of_week, s.day_of_month, s.month_of_quarter, s.date, s.at, s.cron,
        s.minute_of_day, s.time_zone, s.is_personal, s.is_paused, s.starts_at
        """;

    static SchedulesStore() => ScheduleIds.Use();

    /// <summary>Adds a schedule unless its work has one for the subject in that place already; what people set is never overwritten.</summary>
    internal static async Task<bool> AddMissingAsync(SqlSession sql, Schedule schedule) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO schedules
                (id, work, workspace_id, subject, cadence, day_of_week, day_of_month, month_of_quarter, date, at, cron,
                minute_of_day, time_zone, is_personal, is_paused, starts_at, changed_at)
            VALUES
                (@Id, @Work, @WorkspaceId, @Subject, @Cadence, @DayOfWeek, @DayOfMonth, @MonthOfQuarter, @Date, @At, @Cron,
                @MinuteOfDay, @TimeZone, @IsPersonal, @IsPaused, @StartsAt, 0)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                schedule.Id,
                schedule.Work,
                schedule.WorkspaceId,
                schedule.Subject,
                Cadence = schedule.Cadence.ToString(),
                schedule.DayOfWeek,
                schedule.DayOfMonth,
                schedule.MonthOfQuarter,
                schedule.Date,
                schedule.At,
                schedule.Cron,
                schedule.MinuteOfDay,
                schedule.TimeZone,
                schedule.IsPersonal,
                schedule.IsPaused,
                schedule.StartsAt,
            }) == 1;

    /// <summary>A schedule that nobody has changed keeps to its workspace's zone, which may become known later.</summary>
    internal static async Task<bool> FollowZoneAsync(SqlSession sql, ScheduleId id, string timeZone) =>
        await sql.ExecuteAsync(
            "UPDATE schedules SET time_zone = @TimeZone WHERE id = @Id AND changed_at = 0",
            new { Id = id, TimeZone = timeZone }) == 1;

    /// <summary>Null when there is none, or it has ended.</summary>
    public static Task<Schedule?> FindAsync(SqlSession sql, ScheduleId id) =>
        sql.FirstOrDefaultAsync<Schedule>($"SELECT {Columns} FROM schedules s WHERE s.id = @Id AND s.ended_at IS NULL", new { Id = id });

    /// <summary>All of a subject that have not ended, paused ones and those that ran once too, in the order of works.</summary>
    public static Task<IReadOnlyList<Schedule>> ListForAsync(SqlSession sql, string subject) =>
        sql.ListAsync<Schedule>(
            $"SELECT {Columns} FROM schedules s WHERE s.subject = @Subject AND s.ended_at IS NULL ORDER BY s.work, s.id",
            new { Subject = subject });

    /// <summary>
    /// Those of the organization and of connected workspaces, paused ones too, in the order of works; without what has ended,
    /// and what was to run once and did.
    /// </summary>
    public static Task<IReadOnlyList<Schedule>> ListAsync(SqlSession sql) =>
        sql.ListAsync<Schedule>(
            $"""
            SELECT {Columns} FROM schedules s LEFT JOIN workspaces w ON w.id = s.workspace_id
            WHERE (s.workspace_id IS NULL OR w.disconnected_at IS NULL) AND s.ended_at IS NULL
                AND NOT (s.cadence = 'Once' AND EXISTS
                    (SELECT 1 FROM occurrences o WHERE o.schedule_id = s.id AND o.state IN ('Done', 'Skipped')))
            ORDER BY s.work, w.connected_at, s.subject, s.id
            """);

    /// <summary>Who changed a schedule of the workspace last (people's own hours aside); null when nobody has.</summary>
    public static Task<AccountId?> FindLastChangedByAsync(SqlSession sql, WorkspaceId workspace) =>
        sql.ScalarAsync<AccountId?>(
            """
            SELECT changed_by FROM schedules
            WHERE workspace_id = @Workspace AND is_personal = FALSE AND changed_by IS NOT NULL
            ORDER BY changed_at DESC LIMIT 1
            """,
            new { Workspace = workspace });

    internal static Task ChangeAsync(SqlSession sql, Schedule schedule, AccountId? by, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE schedules SET cadence = @Cadence, day_of_week = @DayOfWeek, day_of_month = @DayOfMonth,
                month_of_quarter = @MonthOfQuarter, date = @Date, at = @At, cron = @Cron, minute_of_day = @MinuteOfDay,
                time_zone = @TimeZone, starts_at = @StartsAt, changed_at = @Now, changed_by = COALESCE(@By, changed_by)
            WHERE id = @Id
            """,
            new
            {
                schedule.Id,
                Cadence = schedule.Cadence.ToString(),
                schedule.DayOfWeek,
                schedule.DayOfMonth,
                schedule.MonthOfQuarter,
                schedule.Date,
                schedule.At,
                schedule.Cron,
                schedule.MinuteOfDay,
                schedule.TimeZone,
                schedule.StartsAt,
                By = by,
                Now = now,
            });

    /// <summary>In the caller's unit of work. Returns false when there is no such schedule of a subject.</summary>
    public static async Task<bool> EndAsync(SqlSession sql, ScheduleId id, Instant now) =>
        await sql.ExecuteAsync(
            "UPDATE schedules SET ended_at = COALESCE(ended_at, @Now) WHERE id = @Id AND subject <> ''", new { Id = id, Now = now }) == 1;

    internal static Task PauseAsync(SqlSession sql, ScheduleId id) =>
        sql.ExecuteAsync("UPDATE schedules SET is_paused = TRUE WHERE id = @Id", new { Id = id });

    /// <summary>Goes on from now: what was due meanwhile was not wanted.</summary>
    internal static Task ResumeAsync(SqlSession sql, ScheduleId id, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE schedules SET is_paused = FALSE, starts_at = @Now WHERE id = @Id AND is_paused = TRUE",
            new { Id = id, Now = now });
}
