using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL that forgets a rating or a barrier, with everything that was said to it. Its messages are for the caller.</summary>
internal static class SubjectRowsStore
{
    static SubjectRowsStore() => FeedbackIds.Use();

    public static async Task ForgetAsync(SqlSession sql, FeedbackSubject subject)
    {
        var row = new { Subject = subject.Text, subject.Id };
        foreach (var table in (string[])["feedback_reports", "feedback_reminders", "feedback_answers", "feedback_responses"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE subject = @Subject", row);
        await sql.ExecuteAsync($"DELETE FROM {TableOf(subject)} WHERE id = @Id", row);
    }

    private static string TableOf(FeedbackSubject subject) => subject switch
    {
        { IsRelay: false, IsBarrier: false } => "service_feedback",
        { IsRelay: true, IsBarrier: false } => "relays",
        { IsRelay: false } => "barriers",
        _ => "relayed_barriers",
    };
}
