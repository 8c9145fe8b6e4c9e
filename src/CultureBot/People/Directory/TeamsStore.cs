using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>
/// The SQL of teams: which there are, whose is whose, and who leads one. They are as HR names them, or the identity provider by departments; where neither
/// names any, the user groups of the platforms are teams, and the provider's groups, and of several groups somebody's is the smallest.
/// </summary>
public static class TeamsStore
{
    // Databases limit the parameters of one statement.
    private const int PersonsAtOnce = 1000;

    private const string NamedByHr = $"field = '{DirectoryFields.Team}' AND until_at IS NULL AND value <> ''";

    private const string OfGroups =
        $"""
        SELECT a.person_id, g.name AS team,
            (SELECT COUNT(*) FROM user_group_members o WHERE o.workspace_id = g.workspace_id AND o.group_external_id = g.external_id) AS size
        FROM user_groups g
        JOIN user_group_members m ON m.workspace_id = g.workspace_id AND m.group_external_id = g.external_id
        JOIN accounts a ON a.workspace_id = m.workspace_id AND a.external_id = m.account_external_id AND a.deactivated_at IS NULL
        WHERE g.name <> '' AND NOT EXISTS (SELECT 1 FROM directory_fields WHERE {NamedByHr}) AND NOT EXISTS ({AbsencesStore.Open} = a.person_id)
        UNION ALL
        SELECT u.person_id, g.name AS team, (SELECT COUNT(*) FROM scim_members o WHERE o.group_id = g.id) AS size
        FROM scim_groups g JOIN scim_members m ON m.group_id = g.id JOIN scim_users u ON u.id = m.user_id AND u.is_active = TRUE
        WHERE NOT EXISTS (SELECT 1 FROM directory_fields WHERE {NamedByHr})
        """;

    private const string Members =
        $"""
        (SELECT person_id, value AS team, 0 AS size FROM directory_fields WHERE {NamedByHr}
        UNION ALL
        {OfGroups})
        """;

    private const string Reports =
        $"""
        SELECT d.person_id FROM directory_fields d WHERE d.manager_id = @Lead AND d.field = '{DirectoryFields.Manager}' AND d.until_at IS NULL
        UNION
        SELECT a.person_id FROM accounts m
        JOIN accounts a ON a.workspace_id = m.workspace_id AND a.manager_external_id = m.external_id AND a.deactivated_at IS NULL
        WHERE m.person_id = @Lead AND m.external_id <> '' AND NOT EXISTS (
            SELECT 1 FROM directory_fields d WHERE d.person_id = a.person_id AND d.field = '{DirectoryFields.Manager}' AND d.until_at IS NULL)
        """;

    private const string Lead = "COALESCE(d.manager_id, m.person_id)";

    private const string Led =
        $"""
        FROM {Members} t
        LEFT JOIN directory_fields d ON d.person_id = t.person_id AND d.field = '{DirectoryFields.Manager}' AND d.until_at IS NULL
        LEFT JOIN accounts a ON a.person_id = t.person_id AND a.deactivated_at IS NULL AND a.manager_external_id <> '' AND d.manager_id IS NULL
        LEFT JOIN accounts m ON m.workspace_id = a.workspace_id AND m.external_id = a.manager_external_id
        WHERE {Lead} IS NOT NULL AND NOT EXISTS ({AbsencesStore.Open} = {Lead})
        """;

    static TeamsStore() => PeopleIds.Use();

    /// <summary>The names of all teams that somebody is in now, by name; some may differ in case or hyphens alone.</summary>
    public static Task<IReadOnlyList<string>> ListNamesAsync(SqlSession sql) =>
        // From each name to the next one in the index, without a look at its people: DISTINCT reads everybody.
        sql.ListAsync<string>(
            $"""
            WITH RECURSIVE named (team) AS (
                SELECT MIN(value) FROM directory_fields WHERE {NamedByHr}
                UNION ALL
                SELECT (SELECT MIN(value) FROM directory_fields WHERE {NamedByHr} AND value > named.team) FROM named WHERE named.team IS NOT NULL)
            SELECT team FROM named WHERE team IS NOT NULL
            UNION
            SELECT t.team FROM ({OfGroups}) t ORDER BY team
            """);

    /// <summary>The name of the team that somebody is in now; empty when nobody says.</summary>
    public static async Task<string> FindOfAsync(SqlSession sql, PersonId person) =>
        await sql.ScalarAsync<string?>($"SELECT t.team FROM {Members} t WHERE t.person_id = @Person ORDER BY t.size, t.team LIMIT 1", new { Person = person }) ?? "";

    /// <summary>The same of many at once; whoever is in none is left out.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> ListOfAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
    {
        var teams = new Dictionary<PersonId, string>(persons.Count);
        foreach (var some in persons.Chunk(PersonsAtOnce))
        {
            var rows = await sql.ListAsync<PersonTeam>(
                $"SELECT t.person_id, t.team FROM {Members} t WHERE t.person_id IN @Persons ORDER BY t.size, t.team", new { Persons = some.Select(person => person.Value) });
            foreach (var row in rows) teams.TryAdd(row.PersonId, row.Team);
        }

        return teams;
    }

    /// <summary>Everybody's team of now, one a person, without those of whom nobody says.</summary>
    public static async Task<IReadOnlyList<PersonTeam>> ListOfAllAsync(SqlSession sql) =>
        [.. (await sql.ListAsync<PersonTeam>($"SELECT t.person_id, t.team FROM {Members} t ORDER BY t.size, t.team")).DistinctBy(row => row.PersonId)];

    /// <summary>
    /// Who leads the teams of these names: whoever most of their people report to, by HR and where HR names nobody by their platform.
    /// Null when nobody knows whom they report to, or when that one has left.
    /// </summary>
    public static Task<PersonId?> FindLeadAsync(SqlSession sql, IReadOnlyCollection<string> names) =>
        sql.FirstOrDefaultAsync<PersonId?>(
            $"""
            SELECT {Lead} AS lead {Led} AND t.team IN @Names
            GROUP BY {Lead}
            ORDER BY COUNT(DISTINCT t.person_id) DESC, {Lead}
            LIMIT 1
            """,
            new { Names = names });

    /// <summary>How many people of each team report to whom, by HR and where HR names nobody by their platform; whoever has left leads nobody.</summary>
    public static Task<IReadOnlyList<TeamLead>> ListLeadsAsync(SqlSession sql) =>
        sql.ListAsync<TeamLead>($"SELECT t.team, {Lead} AS lead, COUNT(DISTINCT t.person_id) AS people {Led} GROUP BY t.team, {Lead}");

    /// <summary>To whom somebody reports who has reports, too, by HR.</summary>
    public static Task<IReadOnlyList<PersonId>> ListAboveLeadsAsync(SqlSession sql) =>
        sql.ListAsync<PersonId>(
            $"""
            SELECT DISTINCT d.manager_id FROM directory_fields d
            WHERE d.field = '{DirectoryFields.Manager}' AND d.until_at IS NULL AND d.manager_id IS NOT NULL
                AND d.person_id IN (SELECT manager_id FROM directory_fields WHERE field = '{DirectoryFields.Manager}' AND until_at IS NULL AND manager_id IS NOT NULL)
            """);

    /// <summary>Whom somebody reports to, by HR and where HR names nobody by their platform; null when nobody says.</summary>
    public static Task<PersonId?> FindManagerAsync(SqlSession sql, PersonId person) =>
        sql.FirstOrDefaultAsync<PersonId?>(
            $"""
            SELECT COALESCE(d.manager_id, m.person_id) AS manager
            FROM persons p
            LEFT JOIN directory_fields d ON d.person_id = p.id AND d.field = '{DirectoryFields.Manager}' AND d.until_at IS NULL
            LEFT JOIN accounts a ON a.person_id = p.id AND a.deactivated_at IS NULL AND a.manager_external_id <> '' AND d.manager_id IS NULL
            LEFT JOIN accounts m ON m.workspace_id = a.workspace_id AND m.external_id = a.manager_external_id
            WHERE p.id = @Person AND COALESCE(d.manager_id, m.person_id) IS NOT NULL
            ORDER BY a.id LIMIT 1
            """,
            new { Person = person });

    /// <summary>Those who report to somebody, by HR and where HR names nobody by their platform, in the order of ids; without those who have left.</summary>
    public static Task<IReadOnlyList<DirectReport>> ListReportsAsync(SqlSession sql, PersonId lead, int most) =>
        sql.ListAsync<DirectReport>(
            $"""
            SELECT r.person_id,
                COALESCE(
                    (SELECT NULLIF(e.name, '') FROM directory_entries e WHERE e.person_id = r.person_id),
                    (SELECT MIN(a.name) FROM accounts a WHERE a.person_id = r.person_id AND a.deactivated_at IS NULL), '') AS name,
                (SELECT s.value FROM directory_fields s
                    WHERE s.person_id = r.person_id AND s.field = '{DirectoryFields.StartDate}' AND s.until_at IS NULL AND s.value <> '') AS start_date
            FROM ({Reports}) r
            WHERE NOT EXISTS (SELECT 1 FROM directory_absences x WHERE x.person_id = r.person_id AND x.returned_at IS NULL)
                AND (EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = r.person_id AND a.deactivated_at IS NULL)
                    OR NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = r.person_id))
            ORDER BY r.person_id LIMIT @Most
            """,
            new { Lead = lead, Most = most });

    /// <summary>The names of the teams of those who report to somebody, by HR and where HR names nobody by their platform; the commonest first.</summary>
    public static Task<IReadOnlyList<string>> ListLedByAsync(SqlSession sql, PersonId lead) =>
        sql.ListAsync<string>(
            $"""
            SELECT t.team FROM {Members} t
            WHERE t.person_id IN ({Reports})
            GROUP BY t.team
            ORDER BY COUNT(*) DESC, t.team
            """,
            new { Lead = lead });
}

/// <summary>Somebody's team.</summary>
public sealed record PersonTeam
{
    public required PersonId PersonId { get; init; }

    /// <summary>As it is written where it is named.</summary>
    public required string Team { get; init; }
}

/// <summary>Somebody who reports to somebody.</summary>
public sealed record DirectReport
{
    public required PersonId PersonId { get; init; }

    /// <summary>As HR writes it, else as an account has it; empty when nobody says.</summary>
    public required string Name { get; init; }

    /// <summary>Null when HR does not say.</summary>
    public LocalDate? StartDate { get; init; }
}

/// <summary>So many people of a team report to somebody.</summary>
public sealed record TeamLead
{
    /// <summary>As it is written where it is named.</summary>
    public required string Team { get; init; }

    public required PersonId Lead { get; init; }

    public required long People { get; init; }
}
