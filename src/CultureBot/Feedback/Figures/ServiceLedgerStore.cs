using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL of what is published of quarters. Nothing else shows anything of a sealed rating.</summary>
internal static class ServiceLedgerStore
{
    static ServiceLedgerStore() => FeedbackIds.Use();

    public static async Task WriteAsync(SqlSession sql, QuarterId quarter, IEnumerable<PublishedService> services, IEnumerable<PublishedWords> words, Func<string, string> nameOf)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO published_services (quarter_id, provider, customer_team, customer_name, n, fives)
            VALUES (@Quarter, @Provider, @CustomerTeam, @CustomerName, @N, @Fives)
            """,
            services.Select(service => new { Quarter = quarter, service.Provider, service.CustomerTeam, CustomerName = nameOf(service.CustomerTeam), service.N, service.Fives }));
        await sql.ExecuteAsync(
            """
            INSERT INTO published_service_words (quarter_id, provider, position, words, wish)
            VALUES (@Quarter, @Provider, @Position, @Words, @Wish)
            """,
            words.Select(one => new { Quarter = quarter, one.Provider, one.Position, one.Words, one.Wish }));
    }

    /// <summary>People who were erased, as providers. What was sealed about them could not be found before it was counted.</summary>
    public static async Task<IReadOnlySet<string>> ListErasedAsync(SqlSession sql) =>
        (await sql.ListAsync<AccountId>("SELECT id FROM accounts WHERE erased_at IS NOT NULL")).Select(Provider.ReferenceOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>By provider and customer.</summary>
    public static async Task<IReadOnlyList<LedgerRow>> ListAsync(SqlSession sql, QuarterId quarter) =>
    [
        .. (await sql.ListAsync<Row>(
            "SELECT provider, customer_team, customer_name, n, fives FROM published_services WHERE quarter_id = @Quarter ORDER BY provider, customer_team",
            new { Quarter = quarter })).Select(row => new LedgerRow(row.Provider, row.CustomerTeam, row.CustomerName, new((int)row.N, (int)row.Fives))),
    ];

    /// <summary>What all customers of the first of these providers said; null where that is not published of any.</summary>
    public static async Task<FivesFigure?> FindTotalAsync(SqlSession sql, QuarterId quarter, IReadOnlyCollection<string> providers) =>
        await sql.FirstOrDefaultAsync<TotalRow>(
            """
            SELECT quarter_id, provider, n, fives FROM published_services
            WHERE quarter_id = @Quarter AND provider IN @Providers AND customer_team = '' ORDER BY provider LIMIT 1
            """,
            new { Quarter = quarter, Providers = providers }) is { } row
            ? new((int)row.N, (int)row.Fives)
            : null;

    /// <summary>What all customers of each team said, in several quarters.</summary>
    public static async Task<IReadOnlyList<TeamTotal>> ListTeamTotalsAsync(SqlSession sql, IReadOnlyCollection<QuarterId> quarters) =>
    [
        .. (await sql.ListAsync<TotalRow>(
            """
            SELECT quarter_id, provider, n, fives FROM published_services
            WHERE quarter_id IN @Quarters AND customer_team = '' AND provider LIKE 'team:%' ORDER BY quarter_id, provider
            """,
            new { Quarters = quarters })).Select(row => new TeamTotal(row.QuarterId, row.Provider, new((int)row.N, (int)row.Fives))),
    ];

    /// <summary>What was written into sealed ratings of one provider, in the ledger's random order.</summary>
    public static async Task<IReadOnlyList<PublishedWords>> ListWordsAsync(SqlSession sql, QuarterId quarter, string provider) =>
    [
        .. (await sql.ListAsync<WordsRow>(
            "SELECT position, words, wish FROM published_service_words WHERE quarter_id = @Quarter AND provider = @Provider ORDER BY position",
            new { Quarter = quarter, Provider = provider })).Select(row => new PublishedWords(provider, (int)row.Position, row.Words, row.Wish)),
    ];

    private sealed record WordsRow
    {
        public required long Position { get; init; }

        public required string Words { get; init; }

        public required string Wish { get; init; }
    }

    private sealed record TotalRow
    {
        public required QuarterId QuarterId { get; init; }

        public required string Provider { get; init; }

        public required long N { get; init; }

        public required long Fives { get; init; }
    }

    private sealed record Row
    {
        public required string Provider { get; init; }

        public required string CustomerTeam { get; init; }

        public required string CustomerName { get; init; }

        public required long N { get; init; }

        public required long Fives { get; init; }
    }
}

/// <summary>One line of the ledger.</summary>
/// <param name="Provider">As <see cref="Feedback.Provider.Reference"/>.</param>
/// <param name="CustomerTeam">The key of the team whose people were served; empty for all customers.</param>
/// <param name="CustomerName">Its name then.</param>
/// <param name="Figure">By how many, and how many fives.</param>
internal sealed record LedgerRow(string Provider, string CustomerTeam, string CustomerName, FivesFigure Figure);

/// <summary>What all customers of a team said in a quarter.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="Provider">As <see cref="Feedback.Provider.Reference"/>.</param>
/// <param name="Figure">By how many, and how many fives.</param>
internal sealed record TeamTotal(QuarterId Quarter, string Provider, FivesFigure Figure);

/// <summary>What one customer wrote into a sealed rating, where enough of them wrote something.</summary>
/// <param name="Provider">As <see cref="Feedback.Provider.Reference"/>.</param>
/// <param name="Position">Random.</param>
/// <param name="Words">May be empty.</param>
/// <param name="Wish">What would have made it a five; may be empty.</param>
internal sealed record PublishedWords(string Provider, int Position, string Words, string Wish);
