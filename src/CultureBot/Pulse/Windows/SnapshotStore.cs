using CultureBot.People;
using CultureBot.Storage;
using Dapper;

namespace CultureBot.Pulse;

/// <summary>The SQL of who was in which group at the launch; all of it goes at the close.</summary>
internal static class SnapshotStore
{
    private const string MemberColumns = "person_id, account_id, group_id, attribute_value";

    /// <summary>Rows of one statement: a hundred thousand of them take seconds instead of a minute.</summary>
    private const int RowsAtOnce = 100;

    static SnapshotStore() => PulseIds.Use();

    /// <summary>Up to 500.</summary>
    public static Task AddGroupsAsync(SqlSession sql, WindowId window, IReadOnlyCollection<WindowGroup> groups) =>
        AddAsync(
            sql, "window_groups (window_id, group_id, parent_id, name)", window, groups,
            group => [group.GroupId, group.ParentId, group.Name]);

    /// <summary>Up to 500; whoever is there already stays as they are.</summary>
    public static Task AddMembersAsync(SqlSession sql, WindowId window, IReadOnlyCollection<WindowMember> members) =>
        AddAsync(
            sql, "window_members (window_id, person_id, account_id, group_id, attribute_value)", window, members,
            member => [member.PersonId, member.AccountId, member.GroupId, member.AttributeValue]);

    public static Task<IReadOnlyList<WindowGroup>> ListGroupsAsync(SqlSession sql, WindowId window) =>
        sql.ListAsync<WindowGroup>(
            "SELECT group_id, parent_id, name FROM window_groups WHERE window_id = @Window ORDER BY group_id", new { Window = window });

    /// <summary>In the order of persons, behind the given one.</summary>
    public static Task<IReadOnlyList<WindowMember>> ListMembersAfterAsync(SqlSession sql, WindowId window, PersonId? after, int limit) =>
        sql.ListAsync<WindowMember>(
            $"""
            SELECT {MemberColumns} FROM window_members WHERE window_id = @Window AND person_id > @After ORDER BY person_id LIMIT @Limit
            """,
            new { Window = window, After = after ?? default, Limit = limit });

    /// <summary>Null when they were not there at the launch.</summary>
    public static Task<WindowMember?> FindMemberAsync(SqlSession sql, WindowId window, PersonId person) =>
        sql.FirstOrDefaultAsync<WindowMember>(
            $"SELECT {MemberColumns} FROM window_members WHERE window_id = @Window AND person_id = @Person",
            new { Window = window, Person = person });

    // Statements of a fixed number of rows, so that the database knows them again; what is left over goes row by row.
    private static async Task AddAsync<T>(SqlSession sql, string table, WindowId window, IReadOnlyCollection<T> rows, Func<T, object?[]> valuesOf)
    {
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            foreach (var statement in some.Length == RowsAtOnce ? [some] : some.Select(row => (T[])[row]))
            {
                var parameters = new DynamicParameters();
                parameters.Add("Window", window);
                var tuples = new List<string>(statement.Length);
                foreach (var values in statement.Select(valuesOf))
                {
                    var names = new List<string> { "@Window" };
                    foreach (var value in values)
                    {
                        var name = $"P{tuples.Count}_{names.Count}";
                        parameters.Add(name, value);
                        names.Add("@" + name);
                    }

                    tuples.Add($"({string.Join(", ", names)})");
                }

                await sql.ExecuteAsync($"INSERT INTO {table} VALUES {string.Join(", ", tuples)} ON CONFLICT DO NOTHING", parameters);
            }
        }
    }
}
