using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>The SQL of what HR of the demo company says. Each statement may run again and then changes nothing.</summary>
internal static class DemoDirectoryStore
{
    // Before the quarters that are over, which are compared by who was in which team then.
    private static readonly Duration Known = Duration.FromDays(365);

    /// <summary>As if it had been imported before the first thank-you.</summary>
    public static async Task AddAsync(SqlSession sql, Instant now)
    {
        var since = now - Known;
        await sql.ExecuteAsync(
            """
            INSERT INTO directory_entries (person_id, email, name, imported_at, changed_at)
            VALUES (@Person, @Email, @Name, @Since, @Since)
            ON CONFLICT DO NOTHING
            """,
            DemoPeople.All.Select((p, i) => new { Person = DemoIds.Person(i + 1), p.Email, p.Name, Since = since }));
        await sql.ExecuteAsync(
            """
            INSERT INTO directory_fields (person_id, field, value, manager_id, since_at)
            VALUES (@Person, @Field, @Value, @Manager, @Since)
            ON CONFLICT DO NOTHING
            """,
            DemoDirectory.Fields(now).Select(f => new
            {
                Person = DemoIds.Person(f.Number),
                f.Field,
                f.Value,
                Manager = f.Manager is { } manager ? DemoIds.Person(manager) : (Guid?)null,
                Since = since,
            }));
    }
}
