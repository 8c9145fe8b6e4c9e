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

    /// <summary>False when it was reported before.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, FeedbackSubject subject, IReadOnlyCollection<string> words, AccountId by, Instant now) =>
        await sql.ExecuteAsync(
            "INSERT INTO feedback_reports (subject, words, reported_by, reported_at) VALUES (@Subject, @Words, @By, @Now) ON CONFLICT DO NOTHING",
            new { Subject = subject.Text, Words = string.Join(Between, words), By = by, Now = now }) == 1;

    /// <summary>The words that were reported; none when nothing was.</summary>
    public static async Task<IReadOnlyList<string>> ListWordsAsync(SqlSession sql, FeedbackSubject subject) =>
        (await sql.ScalarAsync<string?>("SELECT words FROM feedback_reports WHERE subject = @Subject", new { Subject = subject.Text }))?.Split(Between) ?? [];
}
