using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Storage;

namespace CultureBot.Privacy.Personal;

/// <summary>The SQL of whom an administrator can erase.</summary>
internal static class ErasableStore
{
    /// <summary>Of whom anything is kept, and who is not forgotten yet.</summary>
    private const string Persons =
        """
        SELECT p.id FROM persons p
        WHERE NOT EXISTS (SELECT 1 FROM erasures e WHERE e.person_id = p.id)
            AND (EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = p.id AND a.kind <> 'Bot')
                OR EXISTS (SELECT 1 FROM directory_entries d WHERE d.person_id = p.id) OR EXISTS (SELECT 1 FROM scim_users u WHERE u.person_id = p.id))
        """;

    static ErasableStore() => PeopleIds.Use();

    /// <summary>By a part of a name or address, wherever it is known.</summary>
    public static Task<IReadOnlyList<PersonId>> FindAsync(SqlSession sql, string find, int limit) =>
        sql.ListAsync<PersonId>(
            $"""
            {Persons} AND p.id IN (
                SELECT person_id FROM accounts WHERE name_key LIKE @Like ESCAPE '!' OR email LIKE @Like ESCAPE '!'
                UNION SELECT person_id FROM directory_entries WHERE REPLACE(LOWER(name), ' ', '') LIKE @Like ESCAPE '!' OR email LIKE @Like ESCAPE '!'
                UNION SELECT person_id FROM scim_users WHERE REPLACE(display_name, ' ', '') LIKE @Like ESCAPE '!' OR email LIKE @Like ESCAPE '!')
            ORDER BY p.id LIMIT @Limit
            """,
            new { Like = PersonListsStore.Like(find), Limit = limit });

    /// <summary>Those of them who can be erased.</summary>
    public static Task<IReadOnlyList<PersonId>> ListAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        sql.ListAsync<PersonId>($"{Persons} AND p.id IN @Persons", new { Persons = persons.Select(person => person.Value) });

    /// <summary>In the order in which they were known.</summary>
    public static Task<IReadOnlyList<PersonAccount>> ListAccountsAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        sql.ListAsync<PersonAccount>(
            $"""
            SELECT {PersonListsStore.CardColumns} FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.person_id IN @Persons AND a.kind <> 'Bot' AND a.erased_at IS NULL ORDER BY a.id
            """,
            new { Persons = persons.Select(person => person.Value) });

    /// <summary>What HR's list says of them, or the identity provider where it alone knows them.</summary>
    public static Task<IReadOnlyList<ListedRow>> ListListedAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        sql.ListAsync<ListedRow>(
            """
            SELECT person_id, email, name FROM directory_entries WHERE person_id IN @Persons
            UNION ALL SELECT u.person_id, u.email, u.display_name AS name FROM scim_users u
            WHERE u.person_id IN @Persons AND NOT EXISTS (SELECT 1 FROM directory_entries d WHERE d.person_id = u.person_id)
            """,
            new { Persons = persons.Select(person => person.Value) });

    internal sealed record ListedRow
    {
        public required PersonId PersonId { get; init; }

        public required string Email { get; init; }

        public required string Name { get; init; }
    }
}
