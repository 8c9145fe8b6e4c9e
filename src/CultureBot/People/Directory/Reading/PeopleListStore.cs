using CultureBot.People.Persons;
using CultureBot.Storage;

namespace CultureBot.People.Directory.Reading;

/// <summary>The SQL that finds people by name or address, a page at a time.</summary>
internal static class PeopleListStore
{
    /// <summary>Whom HR knows, and who has an account and HR does not know; erased ones are nobody's.</summary>
    private const string Known =
        """
        WITH known AS (
            SELECT e.person_id AS id, e.email, e.name, CASE WHEN e.name_key <> '' THEN e.name_key ELSE e.email END AS name_key FROM directory_entries e
            UNION ALL
            SELECT a.person_id AS id, MAX(a.email) AS email, MIN(a.name) AS name, MIN(a.name_key) AS name_key FROM accounts a
            WHERE a.kind IN ('Member', 'Guest') AND a.erased_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM directory_entries e WHERE e.person_id = a.person_id)
            GROUP BY a.person_id)
        """;

    private const string Fits =
        """
        (k.name_key LIKE @Like ESCAPE '!' OR k.email LIKE @Like ESCAPE '!' OR EXISTS (
            SELECT 1 FROM accounts o
            WHERE o.person_id = k.id AND o.erased_at IS NULL AND (o.name_key LIKE @Like ESCAPE '!' OR o.email LIKE @Like ESCAPE '!')))
        """;

    static PeopleListStore() => PeopleIds.Use();

    public static Task<long> CountAsync(SqlSession sql, string find) =>
        sql.ScalarAsync<long>($"{Known} SELECT COUNT(*) FROM known k {Where(find)}", new { Like = PersonListsStore.Like(find) });

    /// <summary>In the order of names.</summary>
    public static Task<IReadOnlyList<FoundPerson>> ListAsync(SqlSession sql, string find, int skip, int limit) =>
        sql.ListAsync<FoundPerson>(
            $"""
            {Known}
            SELECT k.id, k.email, CASE WHEN k.name <> '' THEN k.name
                ELSE COALESCE((SELECT MIN(a.name) FROM accounts a WHERE a.person_id = k.id AND a.erased_at IS NULL), k.email) END AS name
            FROM known k {Where(find)}
            ORDER BY k.name_key, k.id LIMIT @Limit OFFSET @Skip
            """,
            new { Like = PersonListsStore.Like(find), Limit = limit, Skip = skip });

    private static string Where(string find) => find.Length == 0 ? "" : $"WHERE {Fits}";
}

internal sealed record FoundPerson
{
    public required PersonId Id { get; init; }

    public required string Name { get; init; }

    public string Email { get; init; } = "";
}
