using CultureBot.People.Directory;
using CultureBot.People.Persons;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Rights;

/// <summary>All SQL of the roles that were given on a page. Only an active full member has one; the row of whoever left stays, and counts for nothing.</summary>
internal static class GivenRolesStore
{
    private const string Counts = $"kind = 'Member' AND deactivated_at IS NULL AND NOT EXISTS ({AbsencesStore.Open} = accounts.person_id)";

    static GivenRolesStore() => PeopleIds.Use();

    /// <summary>Roles are given and taken one unit after the other: side by side two could each take the last but one.</summary>
    public static Task LockAsync(SqlSession sql) => sql.ExecuteAsync(sql.Dialect.LockName, new { Name = "given-roles" });

    /// <summary>What an account was given.</summary>
    public static async Task<Role> FindAsync(SqlSession sql, AccountId account) =>
        (await sql.ListAsync<string>(
            $"""
            SELECT role FROM given_roles
            WHERE account_id = @Account AND account_id IN (SELECT id FROM accounts WHERE id = @Account AND {Counts})
            """,
            new { Account = account }))
        .Aggregate(Role.None, (roles, role) => roles | Enum.Parse<Role>(role));

    /// <summary>Everybody who was given the role and has it, in the order of ids.</summary>
    public static Task<IReadOnlyList<Account>> ListAsync(SqlSession sql, Role role) =>
        sql.ListAsync<Account>(
            $"""
            SELECT {PeopleStore.Columns} FROM accounts
            WHERE id IN (SELECT account_id FROM given_roles WHERE role = @Role) AND {Counts}
            ORDER BY id
            """,
            new { Role = role.ToString() });

    /// <summary>Every role that was given, those of people who left among them.</summary>
    public static Task<IReadOnlyList<GivenRole>> ListAsync(SqlSession sql) =>
        sql.ListAsync<GivenRole>(
            """
            SELECT g.account_id, g.role, g.given_at, COALESCE(b.name, '') AS given_by
            FROM given_roles g LEFT JOIN accounts b ON b.id = g.given_by
            ORDER BY g.account_id, g.role
            """);

    public static async Task<bool> AnyAsync(SqlSession sql, Role role) =>
        await sql.ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM (
                SELECT 1 FROM given_roles
                WHERE role = @Role AND account_id IN (SELECT id FROM accounts WHERE {Counts}) LIMIT 1) AS given
            """,
            new { Role = role.ToString() }) > 0;

    /// <returns>False when they have it already.</returns>
    public static async Task<bool> AddAsync(SqlSession sql, AccountId account, Role role, AccountId? by, Instant now) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO given_roles (account_id, role, given_by, given_at) VALUES (@Account, @Role, @By, @Now)
            ON CONFLICT (account_id, role) DO NOTHING
            """,
            new { Account = account, Role = role.ToString(), By = by, Now = now }) > 0;

    /// <returns>False when they were not given it.</returns>
    public static async Task<bool> RemoveAsync(SqlSession sql, AccountId account, Role role) =>
        await sql.ExecuteAsync(
            "DELETE FROM given_roles WHERE account_id = @Account AND role = @Role", new { Account = account, Role = role.ToString() }) > 0;

    /// <summary>Active full members whose name or address has this in it, in the order of names; by their cards.</summary>
    public static Task<IReadOnlyList<PersonAccount>> FindAsync(SqlSession sql, string find, int limit) =>
        sql.ListAsync<PersonAccount>(
            $"""
            SELECT {PersonListsStore.CardColumns} FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.kind = 'Member' AND a.deactivated_at IS NULL AND w.disconnected_at IS NULL AND NOT EXISTS ({AbsencesStore.Open} = a.person_id)
                AND (a.name_key LIKE @Like ESCAPE '!' OR a.email LIKE @Like ESCAPE '!')
            ORDER BY a.name_key, a.id
            LIMIT @Limit
            """,
            new { Like = PersonListsStore.Like(find), Limit = limit });
}

/// <summary>A role that was given on the page.</summary>
internal sealed record GivenRole
{
    public required AccountId AccountId { get; init; }

    public required Role Role { get; init; }

    public required Instant GivenAt { get; init; }

    /// <summary>The name of whoever gave it; empty: it was taken by the one-time address of a start.</summary>
    public string GivenBy { get; init; } = "";
}
