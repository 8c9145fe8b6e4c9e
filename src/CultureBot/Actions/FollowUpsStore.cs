using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>All SQL of the follow-up: who was written to, and which teams have talked.</summary>
internal static class FollowUpsStore
{
    static FollowUpsStore() => ActionIds.Use();

    /// <summary>True when they have been written to about this.</summary>
    public static async Task<bool> WasSentAsync(SqlSession sql, FollowUp followUp) =>
        await sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM action_follow_ups WHERE kind = @Kind AND subject = @Subject AND step = @Step AND person_id = @PersonId", followUp) > 0;

    /// <summary>False when somebody has been written to about it, or is written to about something else on that day of theirs.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, FollowUp followUp, LocalDate day) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO action_follow_ups (kind, subject, step, person_id, day) VALUES (@Kind, @Subject, @Step, @PersonId, @Day)
            ON CONFLICT DO NOTHING
            """,
            new { followUp.Kind, followUp.Subject, followUp.Step, followUp.PersonId, Day = day }) == 1;

    /// <summary>False when the team had talked before.</summary>
    public static async Task<bool> TalkAsync(SqlSession sql, Team team, AccountId by, Instant now) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO action_talks (window_id, group_id, talked_by, talked_at) VALUES (@Window, @GroupId, @By, @Now) ON CONFLICT DO NOTHING
            """,
            new { team.Window, team.GroupId, By = by, Now = now }) == 1;

    public static async Task<bool> HasTalkedAsync(SqlSession sql, Team team) =>
        await sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM action_talks WHERE window_id = @Window AND group_id = @GroupId", new { team.Window, team.GroupId }) > 0;
}
