using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of who was reminded of which feedback, and when.</summary>
internal static class RemindersStore
{
    static RemindersStore() => FeedbackIds.Use();

    /// <summary>Feedback that waits for a word or for what was promised, is due by a day, and was not reminded of twice; in the order of subjects.</summary>
    public static Task<IReadOnlyList<DueResponse>> ListDueAsync(SqlSession sql, LocalDate by, string after, int limit) =>
        sql.ListAsync<DueResponse>(
            """
            SELECT f.subject, a.person_id AS owner, f.due_on,
                (SELECT MAX(r.day) FROM feedback_reminders r WHERE r.subject = f.subject AND r.due_on = f.due_on) AS reminded_on
            FROM feedback_responses f
            JOIN accounts a ON a.id = f.owner_id
            WHERE f.state IN ('Open', 'Promised') AND f.due_on <= @By AND f.subject > @After
                AND (SELECT COUNT(*) FROM feedback_reminders r WHERE r.subject = f.subject AND r.due_on = f.due_on) < @Most
            ORDER BY f.subject
            LIMIT @Limit
            """,
            new { By = by, After = after, Most = DueResponse.MostReminders, Limit = limit });

    /// <summary>False when they are reminded of it on that day already.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, DueResponse response, LocalDate day) =>
        await sql.ExecuteAsync(
            "INSERT INTO feedback_reminders (subject, due_on, day) VALUES (@Subject, @DueOn, @Day) ON CONFLICT DO NOTHING",
            new { response.Subject, response.DueOn, Day = day }) == 1;

    /// <summary>What somebody is reminded of on a day and still waits, the longest due first.</summary>
    public static Task<IReadOnlyList<string>> ListWaitingAsync(SqlSession sql, PersonId owner, LocalDate day) =>
        sql.ListAsync<string>(
            """
            SELECT f.subject FROM feedback_reminders r
            JOIN feedback_responses f ON f.subject = r.subject AND f.due_on = r.due_on
            JOIN accounts a ON a.id = f.owner_id
            WHERE r.day = @Day AND a.person_id = @Owner AND f.state IN ('Open', 'Promised')
            ORDER BY f.due_on, f.subject
            """,
            new { Owner = owner, Day = day });
}
