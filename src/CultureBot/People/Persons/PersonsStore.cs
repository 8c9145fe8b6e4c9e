using CultureBot.People.Directory;
using CultureBot.People.Scim;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Persons;

/// <summary>The SQL that makes persons one or several. Facts name accounts, so that none of them is ever rewritten.</summary>
internal static class PersonsStore
{
    static PersonsStore() => PeopleIds.Use();

    /// <summary>
    /// Persons are matched, merged and split one unit after the other: side by side neither would see the other. The rows of
    /// workspaces serve as the lock; references to them are not held up by it.
    /// </summary>
    public static Task LockAsync(SqlSession sql) => sql.ExecuteAsync("UPDATE workspaces SET name = name");

    public static async Task<PersonId> AddAsync(SqlSession sql, Instant now)
    {
        var person = new PersonId(Guid.CreateVersion7(now.ToDateTimeOffset()));
        await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Person, @Now)", new { Person = person, Now = now });
        return person;
    }

    /// <summary>
    /// Makes these persons one, the oldest of them. What that one chose for themselves stays; when they chose nothing, what the
    /// next one chose. So does what HR says of them, with whatever it says of the next one alone. Where the identity provider keeps one of
    /// them as somebody who is here, they are.
    /// </summary>
    /// <returns>The one who stays.</returns>
    public static async Task<PersonId> MergeAsync(SqlSession sql, IEnumerable<PersonId> persons, Instant now)
    {
        var byAge = await sql.ListAsync<PersonId>(
            "SELECT id FROM persons WHERE id IN @Persons ORDER BY created_at, id", new { Persons = persons.Select(person => person.Value) });
        foreach (var leaving in byAge.Skip(1))
        {
            var both = new { Staying = byAge[0], Leaving = leaving };
            await sql.ExecuteAsync(
                """
                UPDATE preferences SET person_id = @Staying
                WHERE person_id = @Leaving AND NOT EXISTS (SELECT 1 FROM preferences p WHERE p.person_id = @Staying)
                """,
                both);
            await sql.ExecuteAsync("DELETE FROM preferences WHERE person_id = @Leaving", both);
            await WorkingTimeStore.MergeAsync(sql, byAge[0], leaving);
            await DirectoryMergeStore.MergeAsync(sql, byAge[0], leaving);
            await WorkingTimeStore.MergeAsync(sql, byAge[0], leaving);
            await sql.ExecuteAsync("UPDATE accounts SET person_id = @Staying WHERE person_id = @Leaving", both);
            await sql.ExecuteAsync("DELETE FROM persons WHERE id = @Leaving", both);
        }

        await ScimFields.SayAgainAsync(sql, byAge[0], now);
        return byAge[0];
    }

    /// <summary>Gives an account to another person, and ends the sessions and links that were made for it.</summary>
    public static async Task MoveAsync(SqlSession sql, AccountId account, PersonId to)
    {
        var row = new { Account = account, To = to };
        await sql.ExecuteAsync("UPDATE preferences SET inbox_account_id = NULL WHERE inbox_account_id = @Account", row);
        await sql.ExecuteAsync("UPDATE accounts SET person_id = @To WHERE id = @Account", row);
        await sql.ExecuteAsync("DELETE FROM sessions WHERE account_id = @Account", row);
        await sql.ExecuteAsync("DELETE FROM sign_in_links WHERE account_id = @Account", row);
    }

    /// <summary>Writes down what an administrator said of two accounts, in place of what was said before.</summary>
    public static Task DecideAsync(SqlSession sql, AccountId one, AccountId other, PersonDecision decision, AccountId? by, Instant now)
    {
        AccountId[] pair = [.. new[] { one, other }.OrderBy(id => id.Value.ToString("D"), StringComparer.Ordinal)];
        return sql.ExecuteAsync(
            """
            INSERT INTO person_decisions (first_account_id, second_account_id, decision, decided_by, decided_at)
            VALUES (@First, @Second, @Decision, @By, @Now)
            ON CONFLICT (first_account_id, second_account_id) DO UPDATE SET
                decision = excluded.decision, decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """,
            new { First = pair[0], Second = pair[1], Decision = decision.ToString(), By = by, Now = now });
    }

    /// <summary>True when somebody said of any two of these accounts that they are different people.</summary>
    public static async Task<bool> AnyDifferentAsync(SqlSession sql, IReadOnlyCollection<AccountId> accounts) =>
        await sql.ScalarAsync<long>(
            """
            SELECT COUNT(*) FROM person_decisions
            WHERE first_account_id IN @Accounts AND second_account_id IN @Accounts AND decision = 'Different'
            """,
            new { Accounts = accounts.Select(account => account.Value) }) > 0;

    /// <summary>Takes back that accounts of the one and of the other person are different people.</summary>
    public static Task ForgetDifferencesAsync(SqlSession sql, IReadOnlyCollection<AccountId> ones, IReadOnlyCollection<AccountId> others) =>
        sql.ExecuteAsync(
            """
            DELETE FROM person_decisions
            WHERE decision = 'Different'
                AND ((first_account_id IN @Ones AND second_account_id IN @Others)
                    OR (first_account_id IN @Others AND second_account_id IN @Ones))
            """,
            new { Ones = ones.Select(account => account.Value), Others = others.Select(account => account.Value) });
}

/// <summary>What an administrator said of two accounts; stored by name.</summary>
public enum PersonDecision
{
    Same,

    /// <summary>Nothing makes them one person by itself.</summary>
    Different,
}
