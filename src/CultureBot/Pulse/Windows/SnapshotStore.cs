using CultureBot.People;
using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>The SQL of who was in which group at the launch; all of it goes at the close.</summary>
internal static class SnapshotStore
{
    private const string MemberColumns = "person_id, account_id, group_id, attribute_value";

    static SnapshotStore() => PulseIds.Use();

    /// <summary>Up to 500.</summary>
    public static Task AddGroupsAsync(SqlSession sql, WindowId window, IReadOnlyCollection<WindowGroup> groups) =>
        ManyRows.AddAsync(
            sql,
            "INSERT INTO window_groups (window_id, group_id, parent_id, name)",
            groups.Select(group => (object?[])[window, group.GroupId, group.ParentId, group.Name]),
            "ON CONFLICT DO NOTHING");

    /// <summary>Up to 500; whoever is there already stays as they are.</summary>
    public static Task AddMembersAsync(SqlSession sql, WindowId window, IReadOnlyCollection<WindowMember> members) =>
        ManyRows.AddAsync(
            sql,
            "INSERT INTO window_members (window_id, person_id, account_id, group_id, attribute_value)",
            members.Select(member => (object?[])[window, member.PersonId, member.AccountId, member.GroupId, member.AttributeValue]),
            "ON CONFLICT DO NOTHING");

    public static Task<IReadOnlyList<WindowGroup>> ListGroupsAsync(SqlSession sql, WindowId window) =>
        sql.ListAsync<WindowGroup>(
            "SELECT group_id, parent_id, name FROM window_groups WHERE window_id = @Window ORDER BY group_id", new { Window = window });

    /// <summary>A group and all groups above it.</summary>
    public static async Task<IReadOnlySet<string>> ListFromAsync(SqlSession sql, WindowId window, string groupId) =>
        (await sql.ListAsync<string>(
            """
            WITH RECURSIVE above AS (
                SELECT group_id, parent_id FROM window_groups WHERE window_id = @Window AND group_id = @Group
                UNION ALL
                SELECT g.group_id, g.parent_id FROM window_groups g JOIN above a ON g.group_id = a.parent_id WHERE g.window_id = @Window)
            SELECT group_id FROM above
            """,
            new { Window = window, Group = groupId })).ToHashSet(StringComparer.Ordinal);

    /// <summary>In the order of persons, behind the given one.</summary>
    public static Task<IReadOnlyList<WindowMember>> ListMembersAfterAsync(SqlSession sql, WindowId window, PersonId? after, int limit) =>
        sql.ListAsync<WindowMember>(
            $"""
            SELECT {MemberColumns} FROM window_members WHERE window_id = @Window AND person_id > @After ORDER BY person_id LIMIT @Limit
            """,
            new { Window = window, After = after ?? default, Limit = limit });

    /// <summary>How many bytes of UTF-8 the longest group id and the longest value take together.</summary>
    public static Task<int> FindLongestPlaceAsync(SqlSession sql, WindowId window) =>
        sql.ScalarAsync<int>(
            """
            SELECT COALESCE((SELECT MAX(OCTET_LENGTH(group_id)) FROM window_groups WHERE window_id = @Window), 0)
                + COALESCE((SELECT MAX(OCTET_LENGTH(attribute_value)) FROM window_members WHERE window_id = @Window), 0)
            """,
            new { Window = window });

    /// <summary>Null when they were not there at the launch.</summary>
    public static Task<WindowMember?> FindMemberAsync(SqlSession sql, WindowId window, PersonId person) =>
        sql.FirstOrDefaultAsync<WindowMember>(
            $"SELECT {MemberColumns} FROM window_members WHERE window_id = @Window AND person_id = @Person",
            new { Window = window, Person = person });
}
