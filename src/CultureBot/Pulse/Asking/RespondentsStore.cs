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
    public static Task<IReadOnlyList<WindowMember>> ListAsync(SqlSession sql, WindowId window, Account account) =>
        sql.ListAsync<WindowMember>(
            """
            SELECT person_id, account_id, group_id, attribute_value FROM window_members
            WHERE window_id = @Window
                AND (person_id = @PersonId OR account_id IN (SELECT a.id FROM accounts a WHERE a.person_id = @PersonId))
            ORDER BY CASE WHEN account_id = @Id THEN 0 WHEN person_id = @PersonId THEN 1 ELSE 2 END, person_id
            """,
            new { Window = window, account.Id, account.PersonId });
}
