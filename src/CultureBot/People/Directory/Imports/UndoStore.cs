using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>The SQL of what an import changed, by its moment.</summary>
internal static class UndoStore
{
    static UndoStore() => ImportIds.Use();

    /// <summary>Everybody it changed something of. First those whose entry goes, last those whose entry comes back: addresses are free before they are taken.</summary>
    public static Task<IReadOnlyList<PersonId>> ListPersonsAsync(SqlSession sql, PeopleImport import) =>
        sql.ListAsync<PersonId>(
            """
            SELECT c.person_id
            FROM (
                SELECT person_id FROM directory_fields WHERE since_at = @At OR until_at = @At
                UNION SELECT person_id FROM people_import_entries WHERE import_id = @Id
                UNION SELECT person_id FROM directory_absences WHERE left_at = @At OR returned_at = @At) c
            LEFT JOIN people_import_entries e ON e.import_id = @Id AND e.person_id = c.person_id
            ORDER BY CASE WHEN e.email_after IS NULL AND e.email_before IS NOT NULL THEN 2 WHEN e.email_before IS NULL AND e.email_after IS NOT NULL THEN 0 ELSE 1 END,
                c.person_id
            """,
            new { import.Id, At = import.StartedAt });

    /// <summary>Values that began or ended with it, and those that hold now, of these persons.</summary>
    public static Task<IReadOnlyList<PastValue>> ListValuesAsync(SqlSession sql, IEnumerable<PersonId> persons, Instant at) =>
        sql.ListAsync<PastValue>(
            """
            SELECT person_id, field, value, manager_id, since_at, until_at FROM directory_fields
            WHERE person_id IN @Persons AND (since_at = @At OR until_at = @At OR until_at IS NULL)
            """,
            new { Persons = persons.Select(person => person.Value), At = at });

    /// <summary>Of these persons, who left or returned with it and has done neither since.</summary>
    public static Task<IReadOnlyList<PastAbsence>> ListAbsencesAsync(SqlSession sql, IEnumerable<PersonId> persons, Instant at) =>
        sql.ListAsync<PastAbsence>(
            """
            SELECT a.person_id, a.left_at, a.returned_at FROM directory_absences a
            WHERE a.person_id IN @Persons AND ((a.left_at = @At AND a.returned_at IS NULL) OR a.returned_at = @At)
                AND NOT EXISTS (SELECT 1 FROM directory_absences l WHERE l.person_id = a.person_id AND l.left_at > a.left_at)
            """,
            new { Persons = persons.Select(person => person.Value), At = at });

    /// <summary>Which of these addresses somebody has.</summary>
    public static async Task<IReadOnlySet<string>> ListTakenAsync(SqlSession sql, IEnumerable<string> emails) =>
        (await sql.ListAsync<string>("SELECT email FROM directory_entries WHERE email IN @Emails", new { Emails = emails.ToList() })).ToHashSet(StringComparer.Ordinal);
}

/// <summary>A value with the time it held.</summary>
internal sealed record PastValue
{
    public required PersonId PersonId { get; init; }

    public required string Field { get; init; }

    public string Value { get; init; } = "";

    public PersonId? ManagerId { get; init; }

    public required Instant SinceAt { get; init; }

    /// <summary>Null while it holds.</summary>
    public Instant? UntilAt { get; init; }

    public DirectoryValue AsIs => new() { PersonId = PersonId, Field = Field, Value = Value, ManagerId = ManagerId };
}

internal sealed record PastAbsence
{
    public required PersonId PersonId { get; init; }

    public required Instant LeftAt { get; init; }

    public Instant? ReturnedAt { get; init; }
}
