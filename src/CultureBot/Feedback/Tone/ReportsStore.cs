using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of what was reported to HR: the words as they were then, since a rating can be changed on its day.</summary>
internal static class ReportsStore
{
    // No text that a form takes has a control character.
    private const char Between = '\u001E';

    static ReportsStore() => FeedbackIds.Use();

    /// <summary>In place of what was reported before. False when that is the same.</summary>
    public static async Task<bool> SaveAsync(SqlSession sql, FeedbackSubject subject, IReadOnlyCollection<string> words, AccountId by, Instant now) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO feedback_reports (subject, words, reported_by, reported_at) VALUES (@Subject, @Words, @By, @Now)
            ON CONFLICT (subject) DO UPDATE SET words = excluded.words, reported_by = excluded.reported_by, reported_at = excluded.reported_at
            WHERE feedback_reports.words <> excluded.words
            """,
            new { Subject = subject.Text, Words = string.Join(Between, words), By = by, Now = now }) == 1;

    /// <summary>Null when nothing was reported.</summary>
    public static async Task<FeedbackReport?> FindAsync(SqlSession sql, FeedbackSubject subject) =>
        await sql.FirstOrDefaultAsync<Row>("SELECT words, reported_by FROM feedback_reports WHERE subject = @Subject", new { Subject = subject.Text }) is { } row
            ? new(row.Words.Split(Between), row.ReportedBy)
            : null;

    private sealed record Row
    {
        public required string Words { get; init; }

        public required AccountId ReportedBy { get; init; }
    }
}

/// <param name="Words">As they were then.</param>
/// <param name="By">Whoever answered for the feedback then.</param>
internal sealed record FeedbackReport(IReadOnlyList<string> Words, AccountId By);
