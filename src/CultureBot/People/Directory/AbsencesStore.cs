using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>The SQL of who has left, and who has come back; nothing of theirs is deleted.</summary>
internal static class AbsencesStore
{
    /// <summary>
    /// Finds that somebody has left; an equals sign and their person's id follow. Their accounts may be open still: chat platforms hear of it later.
    /// </summary>
    internal const string Open = "SELECT 1 FROM directory_absences gone WHERE gone.returned_at IS NULL AND gone.person_id";

    static AbsencesStore() => PeopleIds.Use();

    public static Task<IReadOnlyList<PersonId>> ListAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        sql.ListAsync<PersonId>(
            "SELECT person_id FROM directory_absences WHERE person_id IN @Persons AND returned_at IS NULL",
            new { Persons = persons.Select(person => person.Value) });

    /// <summary>What held of those of these persons who are absent when they left, which is what they return with.</summary>
    public static async Task<ILookup<PersonId, DirectoryValue>> ListValuesAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        (await sql.ListAsync<DirectoryValue>(
            """
            SELECT f.person_id, f.field, f.value, f.manager_id
            FROM directory_absences a JOIN directory_fields f ON f.person_id = a.person_id AND f.until_at = a.left_at
            WHERE a.person_id IN @Persons AND a.returned_at IS NULL
            """,
            new { Persons = persons.Select(person => person.Value) }))
        .ToLookup(value => value.PersonId);

    /// <summary>The person is not of the organization from now on: what held of them ends, and so do their sessions.</summary>
    public static async Task LeaveAsync(SqlSession sql, PersonId person, Instant now)
    {
        var row = new { Person = person, Now = now };
        var isNew = await sql.ExecuteAsync(
            """
            INSERT INTO directory_absences (person_id, left_at)
            SELECT id, @Now FROM persons
            WHERE id = @Person AND NOT EXISTS (SELECT 1 FROM directory_absences WHERE person_id = @Person AND returned_at IS NULL)
            ON CONFLICT (person_id, left_at) DO UPDATE SET returned_at = NULL
            """,
            row);
        if (isNew == 0) return;
        await sql.ExecuteAsync("UPDATE directory_fields SET until_at = @Now WHERE person_id = @Person AND until_at IS NULL", row);
        await SignInStore.EndSessionsAsync(sql, (await PeopleStore.ListSamePersonAsync(sql, person)).Select(account => account.Id));
    }

    /// <summary>Whoever had left is here again, with all that held of them when they left.</summary>
    public static async Task ReturnAsync(SqlSession sql, PersonId person, Instant now)
    {
        var row = new { Person = person, Now = now };
        await sql.ExecuteAsync(
            """
            INSERT INTO directory_fields (person_id, field, value, manager_id, since_at)
            SELECT f.person_id, f.field, f.value, f.manager_id, @Now
            FROM directory_fields f JOIN directory_absences a ON a.person_id = f.person_id AND a.left_at = f.until_at AND a.returned_at IS NULL
            WHERE f.person_id = @Person
            ON CONFLICT (person_id, field, since_at) DO UPDATE SET until_at = NULL
            """,
            row);
        await sql.ExecuteAsync("UPDATE directory_absences SET returned_at = @Now WHERE person_id = @Person AND returned_at IS NULL", row);
    }

    /// <summary>
    /// Makes the absences of two persons those of one; where both have some, the staying one's count. Whom the identity provider has here was
    /// not away with the other.
    /// </summary>
    public static async Task MergeAsync(SqlSession sql, PersonId staying, PersonId leaving)
    {
        var both = new { Staying = staying, Leaving = leaving };
        await sql.ExecuteAsync(
            """
            UPDATE directory_absences SET person_id = @Staying
            WHERE person_id = @Leaving AND NOT EXISTS (SELECT 1 FROM directory_absences a WHERE a.person_id = @Staying)
                AND NOT EXISTS (SELECT 1 FROM scim_users u WHERE u.person_id = @Staying AND u.is_active = TRUE)
            """,
            both);
        await sql.ExecuteAsync("DELETE FROM directory_absences WHERE person_id = @Leaving", both);
    }
}
