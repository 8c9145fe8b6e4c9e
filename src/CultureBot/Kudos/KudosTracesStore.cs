using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>The SQL of what public kudos show of who helped whom.</summary>
internal static class KudosTracesStore
{
    static KudosTracesStore() => KudosIds.Use();

    /// <summary>Who thanked whom in public since then, each pair once; what was undone does not count.</summary>
    public static async Task<IReadOnlyList<(PersonId Giver, PersonId Recipient)>> ListPublicAsync(SqlSession sql, Instant since) =>
    [
        .. (await sql.ListAsync<Row>(
            """
            SELECT DISTINCT g.person_id AS giver, a.person_id AS recipient
            FROM kudos k
            JOIN kudos_recipients r ON r.kudos_id = k.id
            JOIN accounts g ON g.id = k.giver_id
            JOIN accounts a ON a.id = r.account_id
            WHERE k.created_at >= @since AND k.visibility = 'Public' AND k.undone_at IS NULL AND g.person_id <> a.person_id
            """,
            new { since })).Select(row => (row.Giver, row.Recipient)),
    ];

    private sealed record Row
    {
        public required PersonId Giver { get; init; }

        public required PersonId Recipient { get; init; }
    }
}
