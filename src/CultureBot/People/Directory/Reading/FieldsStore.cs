using CultureBot.People.Scim;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Reading;

/// <summary>Who says something of a person.</summary>
public enum FieldSource
{
    /// <summary>A file of HR's.</summary>
    File,

    IdentityProvider,

    /// <summary>The roster of a platform, where nobody else says it.</summary>
    Roster,
}

/// <summary>One thing that is known of a person.</summary>
/// <param name="Name">As in <see cref="DirectoryFields"/>, or <c>name</c>, <c>email</c> and <c>job_title</c>.</param>
/// <param name="Value">For a manager their name.</param>
/// <param name="Source">Who says so.</param>
public sealed record ShownField(string Name, string Value, FieldSource Source)
{
    /// <summary>Null for rosters, which tell of no past.</summary>
    public Instant? Since { get; init; }

    /// <summary>The platform, in lower case; empty for other sources.</summary>
    public string Platform { get; init; } = "";

    /// <summary>Whom the value calls by their name; null for other fields.</summary>
    public PersonId? Manager { get; init; }
}

/// <summary>The SQL of what is known of one person, by whom.</summary>
internal static class FieldsStore
{
    static FieldsStore() => PeopleIds.Use();

    /// <summary>What holds now, or of whoever has left what held then; HR and the identity provider first, and what rosters add to it.</summary>
    public static async Task<IReadOnlyList<ShownField>> ListAsync(SqlSession sql, PersonId person, DirectoryEntry? entry)
    {
        var say = await ScimFieldsStore.ListAsync(sql, [person]);
        var rows = await sql.ListAsync<Row>(
            """
            SELECT f.field, f.value, f.manager_id, f.since_at FROM directory_fields f
            WHERE f.person_id = @Person AND (f.until_at IS NULL OR f.until_at = (
                SELECT MAX(a.left_at) FROM directory_absences a WHERE a.person_id = f.person_id AND a.returned_at IS NULL))
            ORDER BY f.field
            """,
            new { Person = person });
        var managers = await DirectoryStore.ListAddressesAsync(sql, rows.Select(row => row.ManagerId).OfType<PersonId>());
        var since = await sql.FirstOrDefaultAsync<Instant?>("SELECT imported_at FROM directory_entries WHERE person_id = @Person", new { Person = person });
        var isProvided = say.Persons.ContainsKey(person);
        List<ShownField> fields = [];
        if (entry is { Name.Length: > 0 }) fields.Add(new(FileHeadings.Name, entry.Name, SourceOf(say.Has(person, ScimFieldsStore.Name))) { Since = since });
        if (entry is not null) fields.Add(new(FileHeadings.Email, entry.Email, SourceOf(isProvided)) { Since = since });
        fields.AddRange(rows.Select(row => new ShownField(
            row.Field, row.ManagerId is { } manager ? managers.GetValueOrDefault(manager, "") : row.Value, SourceOf(say.Fields.Contains((person, row.Field))))
        {
            Since = row.SinceAt,
            Manager = row.ManagerId,
        }));
        fields.AddRange((await ListRosterAsync(sql, person)).Where(told => fields.All(field => field.Name != told.Name)));
        return fields;
    }

    private static async Task<IReadOnlyList<ShownField>> ListRosterAsync(SqlSession sql, PersonId person) =>
    [
        .. (await sql.ListAsync<RosterRow>(
            """
            SELECT w.platform, a.name, a.email, a.job_title, a.time_zone, m.person_id AS manager_id, m.name AS manager
            FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            LEFT JOIN accounts m ON m.workspace_id = a.workspace_id AND m.external_id = a.manager_external_id AND a.manager_external_id <> ''
            WHERE a.person_id = @Person AND a.kind IN ('Member', 'Guest') AND a.deactivated_at IS NULL ORDER BY a.id
            """,
            new { Person = person })).SelectMany(Told).Where(field => field.Value.Length > 0).DistinctBy(field => field.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<ShownField> Told(RosterRow row)
    {
        yield return new(FileHeadings.Name, row.Name, FieldSource.Roster) { Platform = row.Platform };
        yield return new(FileHeadings.Email, row.Email, FieldSource.Roster) { Platform = row.Platform };
        yield return new("job_title", row.JobTitle, FieldSource.Roster) { Platform = row.Platform };
        yield return new(DirectoryFields.TimeZone, row.TimeZone, FieldSource.Roster) { Platform = row.Platform };
        yield return new(DirectoryFields.Manager, row.Manager ?? "", FieldSource.Roster) { Platform = row.Platform, Manager = row.ManagerId };
    }

    private static FieldSource SourceOf(bool isProvided) => isProvided ? FieldSource.IdentityProvider : FieldSource.File;

    private sealed record Row
    {
        public required string Field { get; init; }

        public required string Value { get; init; }

        public PersonId? ManagerId { get; init; }

        public required Instant SinceAt { get; init; }
    }

    private sealed record RosterRow
    {
        public required string Platform { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public required string JobTitle { get; init; }

        public required string TimeZone { get; init; }

        public PersonId? ManagerId { get; init; }

        public string? Manager { get; init; }
    }
}
