using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>All SQL of user groups and their members.</summary>
internal static class UserGroupsStore
{
    static UserGroupsStore() => PeopleIds.Use();

    public static async Task<PlatformGroup?> FindAsync(SqlSession sql, WorkspaceId workspace, string externalId) =>
        await WithMembersAsync(sql, workspace, await sql.FirstOrDefaultAsync<GroupRow>(
            "SELECT external_id, handle, name FROM user_groups WHERE workspace_id = @Workspace AND external_id = @ExternalId",
            new { Workspace = workspace, ExternalId = externalId }));

    public static async Task<PlatformGroup?> FindByHandleAsync(SqlSession sql, WorkspaceId workspace, string handle) =>
        await WithMembersAsync(sql, workspace, await sql.FirstOrDefaultAsync<GroupRow>(
            """
            SELECT external_id, handle, name FROM user_groups
            WHERE workspace_id = @Workspace AND LOWER(handle) = @Handle
            ORDER BY external_id
            LIMIT 1
            """,
            new { Workspace = workspace, Handle = AccountText.Key(handle) }));

    /// <summary>Stores one group in place of what was known of it.</summary>
    public static async Task SaveAsync(SqlSession sql, WorkspaceId workspace, PlatformGroup group)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO user_groups (workspace_id, external_id, handle, name) VALUES (@Workspace, @GroupId, @Handle, @Name)
            ON CONFLICT (workspace_id, external_id) DO UPDATE SET handle = excluded.handle, name = excluded.name
            """,
            new { Workspace = workspace, group.GroupId, Handle = group.Handle.TrimStart('@'), group.Name });
        var known = (await ListMembersAsync(sql, workspace, group.GroupId)).ToHashSet(StringComparer.Ordinal);
        foreach (var left in known.Except(group.AccountIds, StringComparer.Ordinal))
        {
            await sql.ExecuteAsync(
                """
                DELETE FROM user_group_members
                WHERE workspace_id = @Workspace AND group_external_id = @GroupId AND account_external_id = @Left
                """,
                new { Workspace = workspace, group.GroupId, Left = left });
        }

        foreach (var joined in group.AccountIds.Except(known, StringComparer.Ordinal))
        {
            await sql.ExecuteAsync(
                """
                INSERT INTO user_group_members (workspace_id, group_external_id, account_external_id)
                VALUES (@Workspace, @GroupId, @Joined)
                ON CONFLICT DO NOTHING
                """,
                new { Workspace = workspace, group.GroupId, Joined = joined });
        }
    }

    /// <summary>The ids of all known groups.</summary>
    public static Task<IReadOnlyList<string>> ListIdsAsync(SqlSession sql, WorkspaceId workspace) =>
        sql.ListAsync<string>("SELECT external_id FROM user_groups WHERE workspace_id = @Workspace", new { Workspace = workspace });

    public static async Task RemoveAsync(SqlSession sql, WorkspaceId workspace, string externalId)
    {
        var group = new { Workspace = workspace, GroupId = externalId };
        await sql.ExecuteAsync("DELETE FROM user_group_members WHERE workspace_id = @Workspace AND group_external_id = @GroupId", group);
        await sql.ExecuteAsync("DELETE FROM user_groups WHERE workspace_id = @Workspace AND external_id = @GroupId", group);
    }

    private static async Task<PlatformGroup?> WithMembersAsync(SqlSession sql, WorkspaceId workspace, GroupRow? row) =>
        row is null ? null : new(row.ExternalId, row.Handle, row.Name, [.. await ListMembersAsync(sql, workspace, row.ExternalId)]);

    private static Task<IReadOnlyList<string>> ListMembersAsync(SqlSession sql, WorkspaceId workspace, string groupId) =>
        sql.ListAsync<string>(
            """
            SELECT account_external_id FROM user_group_members
            WHERE workspace_id = @Workspace AND group_external_id = @GroupId
            ORDER BY account_external_id
            """,
            new { Workspace = workspace, GroupId = groupId });

    private sealed record GroupRow
    {
        public required string ExternalId { get; init; }

        public required string Handle { get; init; }

        public required string Name { get; init; }
    }
}
