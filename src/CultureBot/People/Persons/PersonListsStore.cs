using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Persons;

/// <summary>The SQL of what administrators decide about: accounts that could be one person's, and persons with several.</summary>
internal static class PersonListsStore
{
    internal const string CardColumns =
        """
        a.id, a.person_id, a.name, a.handle, a.email, a.is_email_confirmed, a.kind, a.deactivated_at, w.platform, w.name AS workspace
        """;

    /// <summary>
    /// Two accounts in different workspaces with the same address, which says nothing by itself, or with the same name where one has
    /// no address; people of ours who are there, and of whom nobody has said anything yet. Addresses of one account alone, as most are, are left out first:
    /// comparing 100,000 accounts with each other takes long.
    /// </summary>
    private const string Pairs =
        """
        WITH present AS NOT MATERIALIZED (
            SELECT a.id, a.workspace_id, a.person_id, a.email, a.name_key FROM accounts a
            WHERE a.kind IN ('Member', 'Guest') AND a.deactivated_at IS NULL
                AND a.workspace_id IN (SELECT id FROM workspaces WHERE disconnected_at IS NULL)),
        shared AS (SELECT email FROM accounts WHERE email <> '' GROUP BY email HAVING COUNT(*) > 1),
        alike AS (
            SELECT a.id AS one, b.id AS other, a.name_key AS first_key, b.name_key AS second_key
            FROM shared s JOIN present a ON a.email = s.email JOIN present b ON b.email = s.email AND b.id > a.id
            WHERE b.workspace_id <> a.workspace_id AND b.person_id <> a.person_id
            UNION
            SELECT CASE WHEN a.id < b.id THEN a.id ELSE b.id END, CASE WHEN a.id < b.id THEN b.id ELSE a.id END, a.name_key, b.name_key
            FROM present a JOIN present b ON b.name_key = a.name_key
            WHERE a.email = '' AND a.name_key <> '' AND b.workspace_id <> a.workspace_id AND b.person_id <> a.person_id),
        pairs AS (
            SELECT * FROM alike p
            WHERE NOT EXISTS (SELECT 1 FROM person_decisions d WHERE d.first_account_id = p.one AND d.second_account_id = p.other)
                AND (first_key LIKE @Like ESCAPE '!' OR second_key LIKE @Like ESCAPE '!'))
        """;

    private const string Several =
        """
        WITH shared AS (SELECT person_id FROM accounts GROUP BY person_id HAVING COUNT(*) > 1),
        several AS (
            SELECT a.person_id, MIN(a.name_key) AS name_key FROM shared s JOIN accounts a ON a.person_id = s.person_id
            WHERE a.kind IN ('Member', 'Guest') AND a.erased_at IS NULL
            GROUP BY a.person_id
            HAVING COUNT(*) > 1 AND MAX(CASE WHEN a.name_key LIKE @Like ESCAPE '!' THEN 1 ELSE 0 END) = 1)
        """;

    static PersonListsStore() => PeopleIds.Use();

    public static Task<long> CountPairsAsync(SqlSession sql, string find) =>
        sql.ScalarAsync<long>($"{Pairs} SELECT COUNT(*) FROM pairs", new { Like = Like(find) });

    /// <summary>In the order of names.</summary>
    public static Task<IReadOnlyList<PairRow>> ListPairsAsync(SqlSession sql, string find, int limit) =>
        sql.ListAsync<PairRow>(
            $"{Pairs} SELECT one, other FROM pairs ORDER BY first_key, one, other LIMIT @Limit", new { Like = Like(find), Limit = limit });

    public static Task<long> CountSeveralAsync(SqlSession sql, string find) =>
        sql.ScalarAsync<long>($"{Several} SELECT COUNT(*) FROM several", new { Like = Like(find) });

    /// <summary>In the order of names.</summary>
    public static Task<IReadOnlyList<PersonId>> ListSeveralAsync(SqlSession sql, string find, int limit) =>
        sql.ListAsync<PersonId>(
            $"{Several} SELECT person_id FROM several ORDER BY name_key, person_id LIMIT @Limit", new { Like = Like(find), Limit = limit });

    public static Task<IReadOnlyList<PersonAccount>> ListAccountsAsync(SqlSession sql, IEnumerable<AccountId> accounts) =>
        sql.ListAsync<PersonAccount>(
            $"SELECT {CardColumns} FROM accounts a JOIN workspaces w ON w.id = a.workspace_id WHERE a.id IN @Accounts",
            new { Accounts = accounts.Distinct().Select(account => account.Value) });

    /// <summary>All accounts of these persons, each one's in the order in which they were known.</summary>
    public static Task<IReadOnlyList<PersonAccount>> ListAccountsAsync(SqlSession sql, IEnumerable<PersonId> persons) =>
        sql.ListAsync<PersonAccount>(
            $"""
            SELECT {CardColumns} FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.person_id IN @Persons AND a.kind IN ('Member', 'Guest')
            ORDER BY a.id
            """,
            new { Persons = persons.Select(person => person.Value) });

    /// <summary>A part of a name as LIKE takes it, with <c>!</c> before what would mean something to it.</summary>
    internal static string Like(string find) => $"%{AccountText.Literal(AccountText.Key(find))}%";

    internal sealed record PairRow
    {
        public required AccountId One { get; init; }

        public required AccountId Other { get; init; }
    }
}

/// <summary>An account as an administrator tells it from others.</summary>
public sealed record PersonAccount
{
    public required AccountId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Name { get; init; }

    public string Handle { get; init; } = "";

    public string Email { get; init; } = "";

    public bool IsEmailConfirmed { get; init; }

    public required AccountKind Kind { get; init; }

    public Instant? DeactivatedAt { get; init; }

    /// <summary>The platform's name, in lower case.</summary>
    public required string Platform { get; init; }

    /// <summary>The workspace's name.</summary>
    public required string Workspace { get; init; }
}
