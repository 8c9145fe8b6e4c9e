using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL of feedback that wants an answer and that nobody could be told of: when it came nobody led its team, and nobody was HR.</summary>
internal static class UntoldStore
{
    static UntoldStore() => FeedbackIds.Use();

    /// <summary>Of teams, and barriers; what is said of a person has an owner from the beginning.</summary>
    public static async Task<IReadOnlyList<(FeedbackSubject Subject, ProviderTeamId? Team)>> ListAsync(SqlSession sql) =>
    [
        .. (await sql.ListAsync<Row>(
            """
            SELECT f.id, FALSE AS is_relay, FALSE AS is_barrier, f.team_id FROM service_feedback f
            WHERE f.team_id IS NOT NULL AND (f.rating <= @Stars OR f.words <> '' OR f.wish <> '')
                AND NOT EXISTS (SELECT 1 FROM feedback_responses r WHERE r.subject = 'feedback:' || CAST(f.id AS text))
            UNION ALL
            SELECT f.id, TRUE AS is_relay, FALSE AS is_barrier, f.team_id FROM relays f
            WHERE f.team_id IS NOT NULL AND (f.rating <= @Stars OR f.words <> '' OR f.wish <> '')
                AND NOT EXISTS (SELECT 1 FROM feedback_responses r WHERE r.subject = 'relay:' || CAST(f.id AS text))
            UNION ALL
            SELECT f.id, FALSE AS is_relay, TRUE AS is_barrier, f.team_id FROM barriers f
            WHERE NOT EXISTS (SELECT 1 FROM feedback_responses r WHERE r.subject = 'barrier:' || CAST(f.id AS text))
            UNION ALL
            SELECT f.id, TRUE AS is_relay, TRUE AS is_barrier, f.team_id FROM relayed_barriers f
            WHERE NOT EXISTS (SELECT 1 FROM feedback_responses r WHERE r.subject = 'relayed-barrier:' || CAST(f.id AS text))
            """,
            new { Stars = Rating.MostThatWantAnswer })).Select(row => (new FeedbackSubject(row.Id, row.IsRelay, row.IsBarrier), row.TeamId)),
    ];

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required bool IsRelay { get; init; }

        public required bool IsBarrier { get; init; }

        public ProviderTeamId? TeamId { get; init; }
    }
}
