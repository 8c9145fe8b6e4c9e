using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>The SQL of fairness: who thanked whom goes in, and counts of nobody by name are kept.</summary>
internal static class FairnessStore
{
    static FairnessStore() => KudosIds.Use();

    /// <summary>Who thanked whom in a span of time, in public or not; what was undone does not count.</summary>
    public static async Task<IReadOnlyList<ThanksPair>> ListPairsAsync(SqlSession sql, Instant since, Instant until) =>
    [
        .. (await sql.ListAsync<PairRow>(
            """
            SELECT g.person_id AS giver, a.person_id AS recipient, COUNT(DISTINCT k.words_hash) AS thanks
            FROM kudos k
            JOIN kudos_recipients r ON r.kudos_id = k.id
            JOIN accounts g ON g.id = k.giver_id
            JOIN accounts a ON a.id = r.account_id
            WHERE k.created_at >= @Since AND k.created_at < @Until AND k.undone_at IS NULL AND g.person_id <> a.person_id
            GROUP BY g.person_id, a.person_id
            ORDER BY g.person_id, a.person_id
            """,
            new { Since = since, Until = until })).Select(row => new ThanksPair(row.Giver, row.Recipient, (int)row.Thanks)),
    ];

    /// <summary>How often each value was lived in public.</summary>
    public static async Task<IReadOnlyList<(string Tag, int Thanks)>> CountValuesAsync(SqlSession sql, Instant since, Instant until) =>
    [
        .. (await sql.ListAsync<ValueRow>(
            """
            SELECT v.tag, COUNT(*) AS thanks FROM kudos k JOIN kudos_values v ON v.kudos_id = k.id
            WHERE k.created_at >= @Since AND k.created_at < @Until AND k.undone_at IS NULL AND k.visibility = 'Public'
            GROUP BY v.tag ORDER BY v.tag
            """,
            new { Since = since, Until = until })).Select(row => (row.Tag, (int)row.Thanks)),
    ];

    /// <summary>In place of what was counted for that day before. Values are kept of the last day alone, figures for a time.</summary>
    public static async Task SaveAsync(SqlSession sql, FairnessFigures figures, IEnumerable<(string Tag, int Thanks)> values, LocalDate keptFrom)
    {
        await sql.ExecuteAsync("DELETE FROM kudos_fairness WHERE day = @Day OR day < @KeptFrom", new { figures.Day, KeptFrom = keptFrom });
        await sql.ExecuteAsync(
            """
            INSERT INTO kudos_fairness (day, people, thanked, thanks, between_known_teams, across_teams, left_out, gini, by_chance_low, by_chance_high)
            VALUES (@Day, @People, @Thanked, @Thanks, @BetweenKnownTeams, @AcrossTeams, @LeftOut, @Gini, @ByChanceLow, @ByChanceHigh)
            """,
            figures);
        await sql.ExecuteAsync("DELETE FROM kudos_fairness_values", new { });
        await sql.ExecuteAsync(
            "INSERT INTO kudos_fairness_values (tag, thanks) VALUES (@Tag, @Thanks)", values.Select(value => new { value.Tag, value.Thanks }));
    }

    /// <summary>The earliest first.</summary>
    public static Task<IReadOnlyList<FairnessFigures>> ListAsync(SqlSession sql) =>
        sql.ListAsync<FairnessFigures>(
            """
            SELECT day, people, thanked, thanks, between_known_teams, across_teams, left_out, gini, by_chance_low, by_chance_high
            FROM kudos_fairness ORDER BY day
            """);

    /// <summary>As they were counted last.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ListValuesAsync(SqlSession sql) =>
        (await sql.ListAsync<ValueRow>("SELECT tag, thanks FROM kudos_fairness_values")).ToDictionary(row => row.Tag, row => (int)row.Thanks, StringComparer.Ordinal);

    private sealed record PairRow
    {
        public required PersonId Giver { get; init; }

        public required PersonId Recipient { get; init; }

        public required long Thanks { get; init; }
    }

    private sealed record ValueRow
    {
        public required string Tag { get; init; }

        public required long Thanks { get; init; }
    }
}
