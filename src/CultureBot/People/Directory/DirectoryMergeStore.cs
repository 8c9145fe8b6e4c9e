using CultureBot.People.Scim;
using CultureBot.Storage;

namespace CultureBot.People.Directory;

/// <summary>The SQL that makes what HR says of two persons the word of one.</summary>
internal static class DirectoryMergeStore
{
    static DirectoryMergeStore() => PeopleIds.Use();

    /// <summary>
    /// The staying person keeps their entry and their fields, and gets of the leaving one what they have none of; a field that they
    /// once had and HR emptied stays empty. Whoever reported to the leaving one reports to the staying one, but nobody to themselves.
    /// </summary>
    public static async Task MergeAsync(SqlSession sql, PersonId staying, PersonId leaving)
    {
        var both = new { Staying = staying, Leaving = leaving };
        await sql.ExecuteAsync(
            """
            UPDATE directory_entries SET person_id = @Staying
            WHERE person_id = @Leaving AND NOT EXISTS (SELECT 1 FROM directory_entries e WHERE e.person_id = @Staying)
            """,
            both);
        await sql.ExecuteAsync("DELETE FROM directory_entries WHERE person_id = @Leaving", both);
        await sql.ExecuteAsync(
            """
            UPDATE directory_fields SET person_id = @Staying
            WHERE person_id = @Leaving AND field NOT IN (SELECT f.field FROM directory_fields f WHERE f.person_id = @Staying)
            """,
            both);
        await sql.ExecuteAsync("DELETE FROM directory_fields WHERE person_id = @Leaving", both);
        await sql.ExecuteAsync("UPDATE directory_fields SET manager_id = @Staying WHERE manager_id = @Leaving", both);
        await sql.ExecuteAsync("DELETE FROM directory_fields WHERE person_id = @Staying AND manager_id = @Staying", both);
        // What an import did to either cannot be told from what the merge did any more.
        await sql.ExecuteAsync("DELETE FROM people_import_entries WHERE person_id IN (@Staying, @Leaving)", both);
        await AbsencesStore.MergeAsync(sql, staying, leaving);
        await ScimFieldsStore.MergeAsync(sql, staying, leaving);
    }
}
