using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>All SQL of boosts.</summary>
internal static class KudosBoostStore
{
    static KudosBoostStore() => KudosIds.Use();

    /// <summary>False when the person's +1 was there already, by whichever of their accounts.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, KudosId kudos, AccountId account, Instant now) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO kudos_boosts (kudos_id, account_id, created_at)
            SELECT k.id, me.id, @now FROM kudos k JOIN accounts me ON me.id = @account
            WHERE k.id = @kudos AND NOT EXISTS (
                SELECT 1 FROM kudos_boosts b JOIN accounts a ON a.id = b.account_id
                WHERE b.kudos_id = k.id AND a.person_id = me.person_id)
            ON CONFLICT (kudos_id, account_id) DO NOTHING
            """,
            new { kudos, account, now }) == 1;

    /// <summary>False when there was none.</summary>
    public static async Task<bool> RemoveAsync(SqlSession sql, KudosId kudos, AccountId account) =>
        await sql.ExecuteAsync(
            """
            DELETE FROM kudos_boosts
            WHERE kudos_id = @kudos
              AND account_id IN (SELECT a.id FROM accounts a JOIN accounts me ON me.person_id = a.person_id WHERE me.id = @account)
            """,
            new { kudos, account }) > 0;

    /// <summary>How many each of these has; those without any are left out.</summary>
    public static async Task<IReadOnlyDictionary<KudosId, int>> CountAsync(SqlSession sql, IReadOnlyCollection<KudosId> kudos) =>
        (await sql.ListAsync<Row>(
            """
            SELECT b.kudos_id, COUNT(DISTINCT a.person_id) AS count
            FROM kudos_boosts b JOIN accounts a ON a.id = b.account_id
            WHERE b.kudos_id IN @kudos GROUP BY b.kudos_id
            """,
            new { kudos }))
        .ToDictionary(r => r.KudosId, r => (int)r.Count);

    /// <summary>How many +1 in a span of time what these accounts got, and may read themselves, found.</summary>
    public static async Task<int> CountGotAsync(SqlSession sql, IReadOnlyCollection<AccountId> recipients, Instant after, Instant upTo) =>
        (int)await sql.ScalarAsync<long>(
            """
            SELECT COUNT(*) FROM kudos_boosts b JOIN kudos k ON k.id = b.kudos_id
            WHERE b.created_at > @after AND b.created_at <= @upTo AND k.visibility <> 'ManagerOnly' AND k.undone_at IS NULL
              AND EXISTS (SELECT 1 FROM kudos_recipients r WHERE r.kudos_id = k.id AND r.account_id IN @recipients)
            """,
            new { recipients, after, upTo });

    private sealed record Row
    {
        public KudosId KudosId { get; init; }

        public long Count { get; init; }
    }
}

/// <summary>Tells Dapper of the ids that the stores of kudos use.</summary>
internal static class KudosIds
{
    // A restart may read kudos before anything else has named the ids of people, and Dapper keeps what it then learns.
    static KudosIds()
    {
        PeopleIds.Use();
        SqlTypes.UseId<KudosId>(g => new(g), id => id.Value);
    }

    public static void Use()
    {
    }
}
