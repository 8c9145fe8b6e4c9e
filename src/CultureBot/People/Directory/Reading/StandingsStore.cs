using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Reading;

/// <summary>The SQL of who is here, and where.</summary>
internal static class StandingsStore
{
    static StandingsStore() => PeopleIds.Use();

    /// <summary>Of these persons (at most 1,000), on a day.</summary>
    public static async Task<(IReadOnlyDictionary<PersonId, Standing> Standings, ILookup<PersonId, string> Platforms)> ListAsync(
        SqlSession sql, IReadOnlyCollection<PersonId> persons, LocalDate today)
    {
        var these = new { Persons = persons.Select(person => person.Value) };
        var left = (await sql.ListAsync<LeftRow>(
            """
            SELECT p.id AS person_id, COALESCE(
                (SELECT MAX(b.left_at) FROM directory_absences b WHERE b.person_id = p.id AND b.returned_at IS NULL),
                CASE WHEN EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id)
                    AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.deactivated_at IS NULL)
                    THEN (SELECT MAX(a.deactivated_at) FROM accounts a WHERE a.person_id = p.id) END) AS left_at
            FROM persons p WHERE p.id IN @Persons
            """,
            these)).ToDictionary(row => row.PersonId, row => row.LeftAt);
        var away = (await WorkingTimeStore.ListLeavesAsync(sql, persons, today))
            .Where(leave => leave.FromDate <= today)
            .GroupBy(leave => leave.PersonId)
            .ToDictionary(leaves => leaves.Key, leaves => leaves.Max(leave => leave.ToDate));
        var platforms = await sql.ListAsync<PlatformRow>(
            """
            SELECT DISTINCT a.person_id, w.platform FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.person_id IN @Persons AND a.deactivated_at IS NULL AND w.disconnected_at IS NULL AND a.kind IN ('Member', 'Guest') ORDER BY w.platform
            """,
            these);
        return (
            left.ToDictionary(one => one.Key, one => new Standing(one.Value, away.TryGetValue(one.Key, out var until) ? until : null)),
            platforms.ToLookup(row => row.PersonId, row => row.Platform));
    }

    private sealed record LeftRow
    {
        public required PersonId PersonId { get; init; }

        public Instant? LeftAt { get; init; }
    }

    private sealed record PlatformRow
    {
        public required PersonId PersonId { get; init; }

        public required string Platform { get; init; }
    }
}
