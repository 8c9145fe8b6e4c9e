using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Scim;

/// <summary>The SQL of the identity provider's groups.</summary>
internal static class ScimGroupsStore
{
    private const string Columns = "g.id, g.name, g.external_id, g.created_at, g.changed_at";

    static ScimGroupsStore() => ScimIds.Use();

    public static Task<ScimGroupRow?> FindAsync(SqlSession sql, ScimGroupId id) =>
        sql.FirstOrDefaultAsync<ScimGroupRow>($"SELECT {Columns} FROM scim_groups g WHERE g.id = @Id", new { Id = id });

    /// <summary>Whether another group has the name or the provider's id; the attribute's name, or null.</summary>
    public static Task<string?> FindTakenAsync(SqlSession sql, ScimGroupId id, string name, string? externalId) =>
        sql.FirstOrDefaultAsync<string>(
            """
            SELECT 'displayName' FROM scim_groups WHERE name_key = @Key AND id <> @Id
            UNION ALL
            SELECT 'externalId' FROM scim_groups WHERE external_id = @ExternalId AND id <> @Id
            """,
            new { Id = id, Key = AccountText.Email(name), ExternalId = externalId });

    public static Task SaveAsync(SqlSession sql, ScimGroupId id, string name, string? externalId, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO scim_groups (id, name, name_key, external_id, created_at, changed_at)
            VALUES (@Id, @Name, @Key, @ExternalId, @Now, @Now)
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, name_key = excluded.name_key, external_id = excluded.external_id, changed_at = excluded.changed_at
            """,
            new { Id = id, Name = name, Key = AccountText.Email(name), ExternalId = externalId, Now = now });

    /// <summary>Notes that somebody joined or left.</summary>
    public static Task TouchAsync(SqlSession sql, ScimGroupId id, Instant now) =>
        sql.ExecuteAsync("UPDATE scim_groups SET changed_at = @Now WHERE id = @Id", new { Id = id, Now = now });

    public static async Task RemoveAsync(SqlSession sql, ScimGroupId id)
    {
        await sql.ExecuteAsync("DELETE FROM scim_members WHERE group_id = @Id", new { Id = id });
        await sql.ExecuteAsync("DELETE FROM scim_groups WHERE id = @Id", new { Id = id });
    }

    /// <summary>How many of these users there are.</summary>
    public static Task<long> CountUsersAsync(SqlSession sql, IReadOnlyCollection<ScimUserId> users) =>
        sql.ScalarAsync<long>("SELECT COUNT(*) FROM scim_users WHERE id IN @Users", new { Users = users.Select(user => user.Value) });

    /// <summary>Adds those who are not in it yet.</summary>
    public static Task<int> AddMembersAsync(SqlSession sql, ScimGroupId id, IReadOnlyCollection<ScimUserId> users) =>
        sql.ExecuteAsync(
            """
            INSERT INTO scim_members (group_id, user_id)
            SELECT g.id, u.id FROM scim_groups g JOIN scim_users u ON u.id IN @Users WHERE g.id = @Id
            ON CONFLICT (group_id, user_id) DO NOTHING
            """,
            new { Id = id, Users = users.Select(user => user.Value) });

    public static Task<int> RemoveMembersAsync(SqlSession sql, ScimGroupId id, IReadOnlyCollection<ScimUserId> users) =>
        sql.ExecuteAsync("DELETE FROM scim_members WHERE group_id = @Id AND user_id IN @Users", new { Id = id, Users = users.Select(user => user.Value) });

    /// <summary>Takes everybody out of it but these.</summary>
    public static Task<int> KeepMembersAsync(SqlSession sql, ScimGroupId id, IReadOnlyCollection<ScimUserId> users) =>
        sql.ExecuteAsync("DELETE FROM scim_members WHERE group_id = @Id AND user_id NOT IN @Users", new { Id = id, Users = users.Select(user => user.Value) });

    /// <summary>Who is in these groups, in the order of their ids.</summary>
    public static Task<IReadOnlyList<ScimMembership>> ListMembersAsync(SqlSession sql, IEnumerable<ScimGroupId> groups) =>
        sql.ListAsync<ScimMembership>(
            """
            SELECT m.group_id, m.user_id, COALESCE(NULLIF(e.name, ''), u.user_name) AS name
            FROM scim_members m JOIN scim_users u ON u.id = m.user_id LEFT JOIN directory_entries e ON e.person_id = u.person_id
            WHERE m.group_id IN @Groups ORDER BY m.user_id
            """,
            new { Groups = groups.Select(group => group.Value) });

    public static Task<IReadOnlyList<ScimGroupRow>> ListAsync(SqlSession sql, ScimCondition condition, int skip, int count) =>
        sql.ListAsync<ScimGroupRow>(
            $"SELECT {Columns} FROM scim_groups g WHERE {condition.Text} ORDER BY g.id LIMIT @Count OFFSET @Skip", condition.With(("Count", count), ("Skip", skip)));

    public static Task<long> CountAsync(SqlSession sql, ScimCondition condition) =>
        sql.ScalarAsync<long>($"SELECT COUNT(*) FROM scim_groups g WHERE {condition.Text}", condition.With());
}

/// <summary>A group as it is stored.</summary>
internal sealed record ScimGroupRow
{
    public required ScimGroupId Id { get; init; }

    public required string Name { get; init; }

    public string? ExternalId { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant ChangedAt { get; init; }
}
