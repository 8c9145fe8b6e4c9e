using CultureBot.Storage;

namespace CultureBot.People.Directory.Reading;

/// <summary>The SQL of who manages somebody now and who reports to them, by HR and where HR names nobody by a platform.</summary>
internal static class ManagersStore
{
    private const string Name =
        """
        COALESCE(
            (SELECT NULLIF(e.name, '') FROM directory_entries e WHERE e.person_id = l.other_id),
            (SELECT MIN(n.name) FROM accounts n WHERE n.person_id = l.other_id AND n.erased_at IS NULL),
            (SELECT e.email FROM directory_entries e WHERE e.person_id = l.other_id), '')
        """;

    static ManagersStore() => PeopleIds.Use();

    /// <summary>The managers of these persons; whoever has none is left out.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, NamedPerson>> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons) =>
        (await sql.ListAsync<Link>(
            $"""
            SELECT l.person_id, l.other_id, {Name} AS name
            FROM (
                SELECT f.person_id, f.manager_id AS other_id, 0 AS by_platform FROM directory_fields f
                WHERE f.person_id IN @Persons AND f.field = 'manager' AND f.manager_id IS NOT NULL AND f.until_at IS NULL
                UNION ALL
                SELECT a.person_id, m.person_id AS other_id, 1 AS by_platform FROM accounts a
                JOIN accounts m ON m.workspace_id = a.workspace_id AND m.external_id = a.manager_external_id
                WHERE a.person_id IN @Persons AND a.manager_external_id <> '' AND a.deactivated_at IS NULL AND m.person_id <> a.person_id) l
            ORDER BY l.by_platform, l.other_id
            """,
            new { Persons = persons.Select(person => person.Value) }))
        .DistinctBy(link => link.PersonId)
        .ToDictionary(link => link.PersonId, link => new NamedPerson { Id = link.OtherId, Name = link.Name });

    /// <summary>Who reports to somebody and has not left, in the order of names.</summary>
    public static Task<IReadOnlyList<NamedPerson>> ListReportsAsync(SqlSession sql, PersonId manager, int limit) =>
        sql.ListAsync<NamedPerson>(
            $"""
            SELECT l.other_id AS id, {Name} AS name
            FROM (
                SELECT f.person_id AS other_id FROM directory_fields f WHERE f.manager_id = @Manager AND f.field = 'manager' AND f.until_at IS NULL
                UNION
                SELECT a.person_id AS other_id FROM accounts m
                JOIN accounts a ON a.workspace_id = m.workspace_id AND a.manager_external_id = m.external_id AND a.deactivated_at IS NULL
                WHERE m.person_id = @Manager AND m.external_id <> '' AND a.person_id <> @Manager AND NOT EXISTS (
                    SELECT 1 FROM directory_fields d WHERE d.person_id = a.person_id AND d.field = 'manager' AND d.until_at IS NULL)) l
            ORDER BY name, id LIMIT @Limit
            """,
            new { Manager = manager, Limit = limit });

    private sealed record Link
    {
        public required PersonId PersonId { get; init; }

        public required PersonId OtherId { get; init; }

        public required string Name { get; init; }
    }
}
