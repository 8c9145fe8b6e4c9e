using CultureBot.Storage;

namespace CultureBot.People;

/// <summary>The SQL of where somebody has accounts.</summary>
internal static class AccountPlacesStore
{
    static AccountPlacesStore() => PeopleIds.Use();

    /// <summary>The person's active accounts in connected workspaces, the one that was known first at the top.</summary>
    public static Task<IReadOnlyList<AccountPlace>> ListAsync(SqlSession sql, PersonId person) =>
        sql.ListAsync<AccountPlace>(
            """
            SELECT a.id AS account_id, w.platform, w.name AS workspace
            FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.person_id = @Person AND a.deactivated_at IS NULL AND w.disconnected_at IS NULL AND a.kind IN ('Member', 'Guest')
            ORDER BY a.id
            """,
            new { Person = person });
}
