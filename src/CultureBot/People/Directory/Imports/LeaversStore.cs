using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>The SQL of who has left because nobody names them any more. Whom an identity provider keeps is for it to say.</summary>
internal static class LeaversStore
{
    private const string Here =
        """
        NOT EXISTS (SELECT 1 FROM directory_absences a WHERE a.person_id = e.person_id AND a.returned_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM scim_users u WHERE u.person_id = e.person_id)
        """;

    static LeaversStore() => ImportIds.Use();

    /// <summary>Everybody HR knows who is here and not among these, in the order of addresses.</summary>
    public static async Task<IReadOnlyList<DirectoryEntry>> ListAsync(SqlSession sql, IReadOnlySet<PersonId> named) =>
    [
        .. (await sql.ListAsync<DirectoryEntry>($"SELECT e.person_id, e.email, e.name FROM directory_entries e WHERE {Here} ORDER BY e.email"))
            .Where(entry => !named.Contains(entry.PersonId)),
    ];

    /// <summary>
    /// Some whom no file has named for a time, though one came when that time was over, and who have no account that is there: somebody
    /// without an account is known from files alone.
    /// </summary>
    public static Task<IReadOnlyList<PersonId>> ListForgottenAsync(SqlSession sql, Duration time, int limit) =>
        sql.ListAsync<PersonId>(
            $"""
            SELECT e.person_id FROM directory_entries e
            WHERE {Here}
                AND e.named_at < (SELECT COALESCE(MAX(i.started_at), 0) FROM people_imports i WHERE i.state = 'Done') - @Time
                AND NOT EXISTS (SELECT 1 FROM accounts c WHERE c.person_id = e.person_id AND c.deactivated_at IS NULL)
            ORDER BY e.person_id LIMIT @Limit
            """,
            new { Time = (long)time.TotalMilliseconds, Limit = limit });
}
