using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>The SQL of what an import made of names and addresses, for undoing it.</summary>
internal static class ImportEntriesStore
{
    private const int AtOnce = 500;

    static ImportEntriesStore() => ImportIds.Use();

    /// <summary>A step that runs again keeps what was before its first run.</summary>
    public static Task AddAsync(SqlSession sql, ImportId import, IEnumerable<EntryChange> changes) =>
        ManyRows.AddAsync(
            sql,
            "INSERT INTO people_import_entries (import_id, person_id, email_before, name_before, email_after, name_after)",
            changes.Select(change => (object?[])
                [import, change.Person, change.Before?.Email, change.Before?.Name, change.After?.Email, change.After?.Name]),
            "ON CONFLICT (import_id, person_id) DO NOTHING");

    public static async Task<IReadOnlyDictionary<PersonId, EntryChange>> ListAsync(SqlSession sql, ImportId import, IEnumerable<PersonId> persons) =>
        (await sql.ListAsync<Row>(
            """
            SELECT person_id, email_before, name_before, email_after, name_after FROM people_import_entries
            WHERE import_id = @Import AND person_id IN @Persons
            """,
            new { Import = import, Persons = persons.Select(person => person.Value) }))
        .ToDictionary(row => row.PersonId, row => new EntryChange(row.PersonId, Entry(row, row.EmailBefore, row.NameBefore), Entry(row, row.EmailAfter, row.NameAfter)));

    /// <summary>Forgets some of what can be undone no more: of all imports but the last, and of that after its time.</summary>
    /// <returns>True while there may be more.</returns>
    public static async Task<bool> ForgetAsync(SqlSession sql, Instant now) =>
        await sql.ExecuteAsync(
            """
            DELETE FROM people_import_entries WHERE (import_id, person_id) IN (
                SELECT e.import_id, e.person_id FROM people_import_entries e
                WHERE e.import_id NOT IN (
                    SELECT i.id FROM people_imports i
                    WHERE i.started_at > @Before AND i.state <> 'Undone' AND i.started_at = (SELECT MAX(l.started_at) FROM people_imports l))
                LIMIT @Limit)
            """,
            new { Before = now - PeopleImport.UndoFor, Limit = AtOnce }) == AtOnce;

    private static DirectoryEntry? Entry(Row row, string? email, string? name) =>
        email is null ? null : new() { PersonId = row.PersonId, Email = email, Name = name ?? "" };

    private sealed record Row
    {
        public required PersonId PersonId { get; init; }

        public string? EmailBefore { get; init; }

        public string? NameBefore { get; init; }

        public string? EmailAfter { get; init; }

        public string? NameAfter { get; init; }
    }
}

/// <param name="Person">Whose entry it is.</param>
/// <param name="Before">Null for whoever had none.</param>
/// <param name="After">Null for whoever has none any more.</param>
internal sealed record EntryChange(PersonId Person, DirectoryEntry? Before, DirectoryEntry? After);
