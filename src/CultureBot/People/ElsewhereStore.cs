using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>The SQL that finds active members of the connected workspaces other than one, in the order of ids.</summary>
internal static class ElsewhereStore
{
    static ElsewhereStore() => PeopleIds.Use();

    public static Task<IReadOnlyList<Account>> ListByHandleAsync(SqlSession sql, WorkspaceId workspace, string handle) =>
        ListAsync(sql, workspace, "LOWER(handle) = @Key", AccountText.Key(handle));

    /// <summary>Everybody with this e-mail address, or whose address begins with this and an @.</summary>
    public static Task<IReadOnlyList<Account>> ListByEmailAsync(SqlSession sql, WorkspaceId workspace, string typed) =>
        ListAsync(sql, workspace, "(email = @Key OR SUBSTR(email, 1, LENGTH(@Key) + 1) = @Key || '@')", AccountText.Key(typed));

    public static Task<IReadOnlyList<Account>> ListByNameAsync(SqlSession sql, WorkspaceId workspace, string name) =>
        ListAsync(sql, workspace, "name_key = @Key", AccountText.Key(name));

    private static Task<IReadOnlyList<Account>> ListAsync(SqlSession sql, WorkspaceId workspace, string fits, string key) =>
        sql.ListAsync<Account>(
            $"""
            SELECT {PeopleStore.Columns} FROM accounts
            WHERE workspace_id IN (SELECT id FROM workspaces WHERE disconnected_at IS NULL AND id <> @Workspace)
                AND {fits} AND kind = 'Member' AND deactivated_at IS NULL
            ORDER BY id
            LIMIT 50
            """,
            new { Workspace = workspace, Key = key });
}
