using CultureBot.Delivery;
using CultureBot.Privacy.Retention;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of ratings and barriers that somebody was told of and whose time is over, with everything that was said to them.</summary>
internal sealed class FeedbackRetentionStore : IRetained
{
    private const int AtOnce = 100;
    private const int MostMessages = 100;

    private const string Old =
        """
        SELECT id, FALSE AS is_relay, FALSE AS is_barrier FROM service_feedback WHERE given_at < @Before
        UNION ALL SELECT id, TRUE AS is_relay, FALSE AS is_barrier FROM relays WHERE given_on < @Day
        UNION ALL SELECT id, FALSE AS is_relay, TRUE AS is_barrier FROM barriers WHERE said_on < @Day
        UNION ALL SELECT id, TRUE AS is_relay, TRUE AS is_barrier FROM relayed_barriers WHERE said_on < @Day
        """;

    static FeedbackRetentionStore() => FeedbackIds.Use();

    public Retained What => Retained.Feedback;

    public async Task<bool> ForgetAsync(SqlSession sql, Instant before)
    {
        var old = await sql.ListAsync<Row>(
            $"{Old} LIMIT @Limit",
            new { Before = before, Day = before.InUtc().Date, Limit = AtOnce });
        foreach (var subject in old.Select(row => new FeedbackSubject(row.Id, row.IsRelay, row.IsBarrier)))
        {
            await SubjectRowsStore.ForgetAsync(sql, subject);
            await OutboxStore.ForgetAsync(sql, await OutboxStore.ListAboutAsync(sql, subject.Text, MostMessages));
        }

        return old.Count == AtOnce;
    }

    public Task<long> CountAsync(SqlSession sql, Instant before) =>
        sql.ScalarAsync<long>($"SELECT COUNT(*) FROM ({Old}) AS old", new { Before = before, Day = before.InUtc().Date });

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required bool IsRelay { get; init; }

        public required bool IsBarrier { get; init; }
    }
}
