using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>The SQL of teams that have been rated.</summary>
internal static class ProviderTeamsStore
{
    static ProviderTeamsStore() => FeedbackIds.Use();

    /// <summary>Under the name that it has now.</summary>
    public static Task SaveAsync(SqlSession sql, ProviderTeam team) =>
        sql.ExecuteAsync(
            """
            INSERT INTO provider_teams (id, key, name) VALUES (@Id, @Key, @Name)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE provider_teams.name <> excluded.name
            """,
            new { team.Id, team.Key, team.Name });

    public static async Task<ProviderTeam?> FindAsync(SqlSession sql, ProviderTeamId id) =>
        await sql.FirstOrDefaultAsync<Row>("SELECT id, key, name FROM provider_teams WHERE id = @Id", new { Id = id }) is { } row
            ? new(row.Id, row.Key, row.Name)
            : null;

    public static async Task<IReadOnlyList<ProviderTeam>> ListAsync(SqlSession sql) =>
        [.. (await sql.ListAsync<Row>("SELECT id, key, name FROM provider_teams ORDER BY key")).Select(row => new ProviderTeam(row.Id, row.Key, row.Name))];

    private sealed record Row
    {
        public required ProviderTeamId Id { get; init; }

        public required string Key { get; init; }

        public required string Name { get; init; }
    }
}
