using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>The SQL of who somebody was at the launch.</summary>
internal static class RespondentsStore
{
    static RespondentsStore() => PulseIds.Use();

    /// <summary>
    /// The members of the snapshot that the person behind the account is: of the account itself first, then of the person, then of other
    /// accounts of theirs. Several only where persons have been merged since the launch.
    /// </summary>
    public static async Task<IReadOnlyList<WindowMember>> ListAsync(SqlSession sql, WindowId window, Account account)
    {
        var parameters = new { Window = window, account.Id, account.PersonId };
        var same = await sql.ListAsync<WindowMember>(
            """
            SELECT person_id, account_id, group_id, attribute_value FROM window_members m
            WHERE window_id = @Window AND person_id = @PersonId
                AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = m.person_id AND a.id <> m.account_id)
            """,
            parameters);
        // Nearly everybody has one account and is who they were: their row is found by its key, where all accounts cost the whole snapshot.
        return same.Count > 0 ? same : await ListOfAccountsAsync(sql, parameters);
    }

    private static Task<IReadOnlyList<WindowMember>> ListOfAccountsAsync(SqlSession sql, object parameters) =>
        sql.ListAsync<WindowMember>(
            """
            SELECT person_id, account_id, group_id, attribute_value FROM window_members
            WHERE window_id = @Window
                AND (person_id = @PersonId OR account_id IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId))
            ORDER BY CASE WHEN account_id = @Id THEN 0 WHEN person_id = @PersonId THEN 1 ELSE 2 END, person_id
            """,
            parameters);
}
