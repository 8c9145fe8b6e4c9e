using CultureBot.Privacy.Retention;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of quarters whose results have been out for their time.</summary>
internal sealed class QuarterRetentionStore : IRetained
{
    static QuarterRetentionStore() => FeedbackIds.Use();

    public Retained What => Retained.Results;

    public async Task<bool> ForgetAsync(SqlSession sql, Instant before)
    {
        const string old = "SELECT id FROM feedback_quarters WHERE state = 'Closed' AND published_at < @Before";
        var row = new { Before = before };
        foreach (var table in (string[])["published_services", "published_service_words", "published_barriers"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE quarter_id IN ({old})", row);
        await sql.ExecuteAsync($"DELETE FROM team_predictions WHERE quarter IN (SELECT name FROM feedback_quarters WHERE id IN ({old}))", row);
        await sql.ExecuteAsync($"DELETE FROM feedback_quarters WHERE id IN ({old})", row);
        return false;
    }

    public Task<long> CountAsync(SqlSession sql, Instant before) =>
        sql.ScalarAsync<long>("SELECT COUNT(*) FROM feedback_quarters WHERE state = 'Closed' AND published_at < @Before", new { Before = before });
}
