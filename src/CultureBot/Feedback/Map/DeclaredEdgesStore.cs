using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of what teams say of whom they serve and who serves them.</summary>
internal static class DeclaredEdgesStore
{
    private const string Columns = "provider_id, customer_id, provider_says, provider_by, provider_at, customer_says, customer_by, customer_at";

    static DeclaredEdgesStore() => FeedbackIds.Use();

    /// <summary>In place of what the side said before; null takes it back. False when it says the same already. Both teams are stored.</summary>
    public static async Task<bool> SaveAsync(SqlSession sql, EdgeId edge, EdgeSide side, EdgeWord? word, AccountId by, Instant now)
    {
        var (own, other) = side == EdgeSide.Provider ? ("provider", "customer") : ("customer", "provider");
        return await sql.ExecuteAsync(
            $"""
            INSERT INTO service_edges (provider_id, customer_id, {own}_says, {own}_by, {own}_at, {other}_says)
            VALUES (@Provider, @Customer, @Word, @By, @Now, '')
            ON CONFLICT (provider_id, customer_id) DO UPDATE SET {own}_says = excluded.{own}_says, {own}_by = excluded.{own}_by, {own}_at = excluded.{own}_at
            WHERE service_edges.{own}_says <> excluded.{own}_says
            """,
            new { edge.Provider, edge.Customer, Word = word?.ToString() ?? "", By = by, Now = now }) == 1;
    }

    /// <summary>Null when nobody has said anything of it.</summary>
    public static async Task<DeclaredEdge?> FindAsync(SqlSession sql, EdgeId edge) =>
        (await sql.FirstOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM service_edges WHERE provider_id = @Provider AND customer_id = @Customer", new { edge.Provider, edge.Customer }))?.ToEdge();

    /// <summary>Those of one team, on one side of it.</summary>
    public static async Task<IReadOnlyList<DeclaredEdge>> ListOfAsync(SqlSession sql, EdgeSide side, ProviderTeamId team) =>
    [
        .. (await sql.ListAsync<Row>(
            $"SELECT {Columns} FROM service_edges WHERE {(side == EdgeSide.Provider ? "provider_id" : "customer_id")} = @Team ORDER BY provider_id, customer_id",
            new { Team = team })).Select(row => row.ToEdge()),
    ];

    public static async Task<IReadOnlyList<DeclaredEdge>> ListAsync(SqlSession sql) =>
        [.. (await sql.ListAsync<Row>($"SELECT {Columns} FROM service_edges ORDER BY provider_id, customer_id")).Select(row => row.ToEdge())];

    private sealed record Row
    {
        public required ProviderTeamId ProviderId { get; init; }

        public required ProviderTeamId CustomerId { get; init; }

        public required string ProviderSays { get; init; }

        public AccountId? ProviderBy { get; init; }

        public Instant? ProviderAt { get; init; }

        public required string CustomerSays { get; init; }

        public AccountId? CustomerBy { get; init; }

        public Instant? CustomerAt { get; init; }

        public DeclaredEdge ToEdge() => new()
        {
            Id = new(ProviderId, CustomerId), Provider = Said(ProviderSays, ProviderBy, ProviderAt), Customer = Said(CustomerSays, CustomerBy, CustomerAt),
        };

        private static SaidOfEdge? Said(string word, AccountId? by, Instant? at) => word.Length == 0 ? null : new(Enum.Parse<EdgeWord>(word), by!.Value, at!.Value);
    }
}
