using CultureBot.People.Persons;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory;

/// <summary>The SQL of what HR says about people: who is meant by an address, and what is known of them now.</summary>
internal static class DirectoryStore
{
    private const int AtOnce = 5000;
    private const string Lock = "directory import";

    static DirectoryStore() => PeopleIds.Use();

    /// <summary>
    /// Whoever changes the directory does so one unit after the other: two at once would make two persons of one address. The other lock is
    /// that of whoever merges persons.
    /// </summary>
    public static async Task LockAsync(SqlSession sql)
    {
        await sql.ExecuteAsync(sql.Dialect.LockName, new { Name = Lock });
        await PersonsStore.LockAsync(sql);
    }

    /// <summary>
    /// Who has these addresses (normalized): the one person whose active full-member accounts have it confirmed, else the one whom an
    /// import knew by it. Addresses that are nobody's are left out, and so are those that several people have in chat.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, DirectoryMatch>> MatchAsync(SqlSession sql, IEnumerable<string> emails)
    {
        var matches = new Dictionary<string, DirectoryMatch>(StringComparer.Ordinal);
        foreach (var some in emails.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var accounts = (await sql.ListAsync<AddressRow>(
                """
                SELECT DISTINCT email, person_id FROM accounts
                WHERE email IN @Emails AND kind = 'Member' AND is_email_confirmed = TRUE AND deactivated_at IS NULL
                """,
                new { Emails = some }))
                .GroupBy(row => row.Email, StringComparer.Ordinal)
                .Where(same => same.Count() == 1)
                .ToDictionary(same => same.Key, same => same.Single().PersonId, StringComparer.Ordinal);
            var entries = await sql.ListAsync<DirectoryEntry>(
                "SELECT person_id, email, name FROM directory_entries WHERE email IN @Emails OR person_id IN @Persons",
                new { Emails = some, Persons = accounts.Values.Select(person => person.Value) });
            var byEmail = entries.ToDictionary(entry => entry.Email, StringComparer.Ordinal);
            var byPerson = entries.ToDictionary(entry => entry.PersonId);
            foreach (var email in some)
            {
                var holder = byEmail.GetValueOrDefault(email);
                if (accounts.TryGetValue(email, out var person)) matches[email] = new(person, byPerson.GetValueOrDefault(person), holder);
                else if (holder is not null) matches[email] = new(holder.PersonId, holder, holder);
            }
        }

        return matches;
    }

    /// <summary>What the directory calls a person; null when it does not know them.</summary>
    public static Task<DirectoryEntry?> FindEntryAsync(SqlSession sql, PersonId person) =>
        sql.FirstOrDefaultAsync<DirectoryEntry>("SELECT person_id, email, name FROM directory_entries WHERE person_id = @Person", new { Person = person });

    /// <summary>What holds now of these persons (at most 1,000).</summary>
    public static async Task<ILookup<PersonId, DirectoryValue>> ListValuesAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        (await sql.ListAsync<DirectoryValue>(
            "SELECT person_id, field, value, manager_id FROM directory_fields WHERE person_id IN @Persons AND until_at IS NULL",
            new { Persons = persons.Select(person => person.Value) }))
        .ToLookup(value => value.PersonId);

    /// <summary>The fields that hold of somebody now, in no order.</summary>
    public static Task<IReadOnlyList<string>> ListFieldsAsync(SqlSession sql) =>
        sql.ListAsync<string>("SELECT DISTINCT field FROM directory_fields WHERE until_at IS NULL");

    /// <summary>Everybody's manager by the directory, now.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, PersonId>> ListManagersAsync(SqlSession sql) =>
        (await sql.ListAsync<DirectoryValue>(
            "SELECT person_id, field, value, manager_id FROM directory_fields WHERE manager_id IS NOT NULL AND until_at IS NULL"))
        .ToDictionary(value => value.PersonId, value => value.ManagerId!.Value);

    /// <summary>Takes an address from the person who had it, whom HR does not mean by it any more; what they were stays known.</summary>
    public static async Task ReleaseAsync(SqlSession sql, PersonId person, Instant now)
    {
        var row = new { Person = person, Now = now };
        await sql.ExecuteAsync("UPDATE directory_fields SET until_at = @Now WHERE person_id = @Person AND until_at IS NULL", row);
        await sql.ExecuteAsync("DELETE FROM directory_entries WHERE person_id = @Person", row);
    }

    /// <summary>Adds or changes the entry of each person.</summary>
    public static Task SaveEntriesAsync(SqlSession sql, IEnumerable<DirectoryEntry> entries, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO directory_entries (person_id, email, name, name_key, imported_at, named_at, changed_at)
            VALUES (@PersonId, @Email, @Name, @NameKey, @Now, @Now, @Now)
            ON CONFLICT (person_id) DO UPDATE SET
                email = excluded.email, name = excluded.name, name_key = excluded.name_key, changed_at = excluded.changed_at
            """,
            entries.Select(entry => new { entry.PersonId, entry.Email, entry.Name, NameKey = AccountText.Key(entry.Name), Now = now }));

    /// <summary>Notes that a file names these persons.</summary>
    public static Task NamedAsync(SqlSession sql, IEnumerable<PersonId> persons, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE directory_entries SET named_at = @Now WHERE person_id IN @Persons",
            new { Persons = persons.Select(person => person.Value), Now = now });

    /// <summary>By which address people are known, else by which name.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> ListAddressesAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        (await sql.ListAsync<AddressRow>(
            """
            SELECT p.id AS person_id, COALESCE(
                (SELECT e.email FROM directory_entries e WHERE e.person_id = p.id),
                (SELECT COALESCE(MAX(NULLIF(a.email, '')), MIN(a.name)) FROM accounts a WHERE a.person_id = p.id), '') AS email
            FROM persons p WHERE p.id IN @Persons
            """,
            new { Persons = persons.Distinct().Select(person => person.Value) }))
        .ToDictionary(row => row.PersonId, row => row.Email);

    /// <summary>Ends what held until now. A value that began at this very moment never held.</summary>
    public static async Task EndValuesAsync(SqlSession sql, IEnumerable<DirectoryValue> values, Instant now)
    {
        var rows = values.Select(value => new { value.PersonId, value.Field, Now = now }).ToList();
        await sql.ExecuteAsync(
            "UPDATE directory_fields SET until_at = @Now WHERE person_id = @PersonId AND field = @Field AND until_at IS NULL AND since_at < @Now",
            rows);
        await sql.ExecuteAsync("DELETE FROM directory_fields WHERE person_id = @PersonId AND field = @Field AND until_at IS NULL", rows);
    }

    /// <summary>Adds what holds from now on; what held before has been ended.</summary>
    public static Task AddValuesAsync(SqlSession sql, IEnumerable<DirectoryValue> values, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO directory_fields (person_id, field, value, manager_id, since_at)
            VALUES (@PersonId, @Field, @Value, @ManagerId, @Now)
            ON CONFLICT (person_id, field, since_at) DO UPDATE SET value = excluded.value, manager_id = excluded.manager_id, until_at = NULL
            """,
            values.Select(value => new { value.PersonId, value.Field, value.Value, value.ManagerId, Now = now }));

    /// <summary>Notes that entries have changed by what is stored of them.</summary>
    public static Task TouchAsync(SqlSession sql, IEnumerable<PersonId> persons, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE directory_entries SET changed_at = @Now WHERE person_id IN @Persons",
            new { Persons = persons.Select(person => person.Value), Now = now });

    private sealed record AddressRow
    {
        public string Email { get; init; } = "";

        public PersonId PersonId { get; init; }
    }
}

/// <summary>What HR calls a person.</summary>
internal sealed record DirectoryEntry
{
    public required PersonId PersonId { get; init; }

    /// <summary>Normalized.</summary>
    public required string Email { get; init; }

    public string Name { get; init; } = "";
}

/// <summary>One value of one person.</summary>
internal sealed record DirectoryValue
{
    public required PersonId PersonId { get; init; }

    public required string Field { get; init; }

    /// <summary>Empty for <see cref="DirectoryFields.Manager"/>, whom <see cref="ManagerId"/> names.</summary>
    public string Value { get; init; } = "";

    public PersonId? ManagerId { get; init; }

    /// <summary>It says that there is no value.</summary>
    public bool IsEmpty => this is { Value: "", ManagerId: null };

    /// <summary>Whether it is so already.</summary>
    /// <param name="known">What holds of the same person, by field.</param>
    public bool IsAmong(IReadOnlyDictionary<string, DirectoryValue> known) =>
        known.TryGetValue(Field, out var same) ? same.Value == Value && same.ManagerId == ManagerId : IsEmpty;
}

/// <param name="Person">Who is meant by an address.</param>
/// <param name="Entry">Their entry, under whatever address; null when they have none.</param>
/// <param name="Holder">The entry that has the address; somebody else's when accounts say so.</param>
internal sealed record DirectoryMatch(PersonId Person, DirectoryEntry? Entry, DirectoryEntry? Holder);
