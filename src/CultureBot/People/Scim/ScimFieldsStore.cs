using CultureBot.Storage;

namespace CultureBot.People.Scim;

/// <summary>The SQL of what the identity provider has the say of.</summary>
internal static class ScimFieldsStore
{
    /// <summary>What the entry calls the person; no field of the directory has this name.</summary>
    public const string Name = "name";

    static ScimFieldsStore() => ScimIds.Use();

    public static Task<IReadOnlyList<string>> ListAsync(SqlSession sql, PersonId person) =>
        sql.ListAsync<string>("SELECT field FROM scim_fields WHERE person_id = @Person", new { Person = person });

    /// <summary>Everything that is the provider's, of those of these persons whom it keeps.</summary>
    public static async Task<ScimSay> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons)
    {
        var these = new { Persons = persons.Select(person => person.Value) };
        var fields = await sql.ListAsync<FieldRow>("SELECT person_id, field FROM scim_fields WHERE person_id IN @Persons", these);
        var kept = await sql.ListAsync<FieldRow>(
            "SELECT person_id, CASE WHEN MAX(CASE WHEN is_active = TRUE THEN 1 ELSE 0 END) = 1 THEN '' ELSE 'left' END AS field FROM scim_users WHERE person_id IN @Persons GROUP BY person_id", these);
        return new(
            [.. fields.Select(row => (row.PersonId, row.Field))],
            kept.ToDictionary(row => row.PersonId, row => row.Field.Length == 0));
    }

    public static Task AddAsync(SqlSession sql, PersonId person, IEnumerable<string> fields) =>
        sql.ExecuteAsync(
            "INSERT INTO scim_fields (person_id, field) VALUES (@Person, @Field) ON CONFLICT (person_id, field) DO NOTHING",
            fields.Select(field => new { Person = person, Field = field }));

    /// <summary>The provider says nothing of the person any more.</summary>
    public static Task ReleaseAsync(SqlSession sql, PersonId person) =>
        sql.ExecuteAsync("DELETE FROM scim_fields WHERE person_id = @Person", new { Person = person });

    /// <summary>Makes what the provider says of two persons the word of one.</summary>
    public static async Task MergeAsync(SqlSession sql, PersonId staying, PersonId leaving)
    {
        var both = new { Staying = staying, Leaving = leaving };
        await sql.ExecuteAsync("UPDATE scim_users SET person_id = @Staying WHERE person_id = @Leaving", both);
        await sql.ExecuteAsync(
            """
            UPDATE scim_fields SET person_id = @Staying
            WHERE person_id = @Leaving AND field NOT IN (SELECT f.field FROM scim_fields f WHERE f.person_id = @Staying)
            """,
            both);
        await sql.ExecuteAsync("DELETE FROM scim_fields WHERE person_id = @Leaving", both);
    }

    private sealed record FieldRow
    {
        public required PersonId PersonId { get; init; }

        public required string Field { get; init; }
    }
}

/// <summary>What an import leaves alone.</summary>
/// <param name="Fields">By person, fields that the provider has named.</param>
/// <param name="Persons">Whom the provider keeps, and whether they are here by it.</param>
internal sealed record ScimSay(HashSet<(PersonId Person, string Field)> Fields, IReadOnlyDictionary<PersonId, bool> Persons)
{
    /// <summary>True when an import must not say this: also of somebody who has left by the provider.</summary>
    public bool Has(PersonId person, string field) => Fields.Contains((person, field)) || (Persons.TryGetValue(person, out var isHere) && !isHere);
}
