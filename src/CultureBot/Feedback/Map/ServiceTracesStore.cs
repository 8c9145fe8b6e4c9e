using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of what is learned of who serves whom: how many, never who.</summary>
internal static class ServiceTracesStore
{
    static ServiceTracesStore() => FeedbackIds.Use();

    /// <summary>Of all edges that anything was learned of.</summary>
    public static async Task<IReadOnlyDictionary<EdgeId, int>> ListAsync(SqlSession sql) =>
        (await sql.ListAsync<Row>("SELECT provider_id, customer_id, customers FROM service_traces"))
            .ToDictionary(row => new EdgeId(row.ProviderId, row.CustomerId), row => (int)row.Customers);

    /// <summary>Of edges that may show: learned of enough customers, or said by a side. In a large company most were learned of one or two.</summary>
    public static async Task<IReadOnlyDictionary<EdgeId, int>> ListShownAsync(SqlSession sql) =>
        (await sql.ListAsync<Row>(
            """
            SELECT provider_id, customer_id, customers FROM service_traces WHERE customers >= @Least
            UNION
            SELECT t.provider_id, t.customer_id, t.customers FROM service_edges e
            JOIN service_traces t ON t.provider_id = e.provider_id AND t.customer_id = e.customer_id
            """,
            new { Least = EdgeStates.LeastToLearn }))
            .ToDictionary(row => new EdgeId(row.ProviderId, row.CustomerId), row => (int)row.Customers);

    /// <param name="sql">The unit of work.</param>
    /// <param name="counts">How many customers now; none takes the edge away.</param>
    public static async Task SaveAsync(SqlSession sql, IReadOnlyCollection<(EdgeId Edge, int Customers)> counts)
    {
        var rows = counts.Select(count => new { count.Edge.Provider, count.Edge.Customer, count.Customers }).ToList();
        await sql.ExecuteAsync(
            "DELETE FROM service_traces WHERE provider_id = @Provider AND customer_id = @Customer", rows.Where(row => row.Customers == 0));
        await sql.ExecuteAsync(
            """
            INSERT INTO service_traces (provider_id, customer_id, customers) VALUES (@Provider, @Customer, @Customers)
            ON CONFLICT (provider_id, customer_id) DO UPDATE SET customers = excluded.customers
            """,
            rows.Where(row => row.Customers > 0));
    }

    /// <summary>Who has rated a team with their name, each once a team.</summary>
    public static async Task<IReadOnlyList<ServiceTrace>> ListRatedAsync(SqlSession sql, Instant since) =>
    [
        .. (await sql.ListAsync<RatedRow>(
            """
            SELECT DISTINCT g.person_id AS customer, f.giver_team AS customer_team, t.key AS provider_team
            FROM service_feedback f
            JOIN accounts g ON g.id = f.giver_id
            JOIN provider_teams t ON t.id = f.team_id
            WHERE f.given_at >= @Since AND f.giver_team <> ''
            """,
            new { Since = since })).Select(row => new ServiceTrace(row.Customer, row.CustomerTeam, row.ProviderTeam)),
    ];

    private sealed record Row
    {
        public required ProviderTeamId ProviderId { get; init; }

        public required ProviderTeamId CustomerId { get; init; }

        public required long Customers { get; init; }
    }

    private sealed record RatedRow
    {
        public required PersonId Customer { get; init; }

        public required string CustomerTeam { get; init; }

        public required string ProviderTeam { get; init; }
    }
}
