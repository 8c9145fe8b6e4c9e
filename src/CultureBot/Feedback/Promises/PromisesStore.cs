using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of what teams promise.</summary>
internal static class PromisesStore
{
    private const string Columns = "t.id, t.key, t.name, p.lines, p.changed_by, p.changed_at";

    static PromisesStore() => FeedbackIds.Use();

    /// <summary>In place of what was promised before; no lines take it back.</summary>
    public static Task SaveAsync(SqlSession sql, TeamPromise promise) =>
        sql.ExecuteAsync(
            """
            INSERT INTO team_promises (team_id, lines, changed_by, changed_at) VALUES (@Team, @Lines, @ChangedBy, @ChangedAt)
            ON CONFLICT (team_id) DO UPDATE SET lines = excluded.lines, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """,
            new { Team = promise.Team.Id, Lines = string.Join('\n', promise.Lines), promise.ChangedBy, promise.ChangedAt });

    /// <summary>That it was changed then, whatever it said before.</summary>
    public static Task AddChangeAsync(SqlSession sql, ProviderTeamId team, Instant at) =>
        sql.ExecuteAsync("INSERT INTO promise_changes (team_id, changed_at) VALUES (@Team, @At) ON CONFLICT (team_id, changed_at) DO NOTHING", new { Team = team, At = at });

    /// <summary>What is promised now by teams whose promise was changed after a moment and up to another, by name.</summary>
    public static async Task<IReadOnlyList<TeamPromise>> ListChangedAsync(SqlSession sql, Instant after, Instant upTo) =>
    [
        .. (await sql.ListAsync<Row>(
            $"""
            SELECT {Columns} FROM team_promises p JOIN provider_teams t ON t.id = p.team_id
            WHERE p.lines <> '' AND EXISTS (
                SELECT 1 FROM promise_changes c WHERE c.team_id = p.team_id AND c.changed_at > @After AND c.changed_at <= @UpTo)
            ORDER BY t.key
            """,
            new { After = after, UpTo = upTo })).Select(row => row.ToPromise()),
    ];

    /// <summary>Null when the team promises nothing.</summary>
    public static async Task<TeamPromise?> FindAsync(SqlSession sql, ProviderTeamId team) =>
        (await sql.FirstOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM team_promises p JOIN provider_teams t ON t.id = p.team_id WHERE p.team_id = @Team AND p.lines <> ''",
            new { Team = team }))?.ToPromise();

    /// <summary>Of all teams, by name.</summary>
    public static async Task<IReadOnlyList<TeamPromise>> ListAsync(SqlSession sql) =>
    [
        .. (await sql.ListAsync<Row>($"SELECT {Columns} FROM team_promises p JOIN provider_teams t ON t.id = p.team_id WHERE p.lines <> '' ORDER BY t.key"))
            .Select(row => row.ToPromise()),
    ];

    private sealed record Row
    {
        public required ProviderTeamId Id { get; init; }

        public required string Key { get; init; }

        public required string Name { get; init; }

        public required string Lines { get; init; }

        public required AccountId ChangedBy { get; init; }

        public required Instant ChangedAt { get; init; }

        public TeamPromise ToPromise() => new() { Team = new(Id, Key, Name), Lines = [.. Lines.Split('\n')], ChangedBy = ChangedBy, ChangedAt = ChangedAt };
    }
}
