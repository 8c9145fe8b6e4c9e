using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Workspaces;

namespace CultureBot.People;

/// <summary>Finds accounts and persons; what the platform tells about them is stored by <see cref="AccountsStore"/>.</summary>
public static class PeopleStore
{
    /// <summary>
    /// The account <c>m</c> of the manager whom HR names for an account's person, in the same workspace if there is one. The account
    /// stands here once more as <c>s</c>, since SQLite's ORDER BY does not see the statement around it.
    /// </summary>
    private const string DirectoryManager =
        """
        FROM accounts s JOIN directory_fields f ON f.person_id = s.person_id JOIN accounts m ON m.person_id = f.manager_id
            WHERE s.id = accounts.id AND f.field = 'manager' AND f.until_at IS NULL
                AND m.kind = 'Member' AND m.deactivated_at IS NULL
                AND m.workspace_id IN (SELECT w.id FROM workspaces w WHERE w.disconnected_at IS NULL)
            ORDER BY CASE WHEN m.workspace_id = s.workspace_id THEN 0 ELSE 1 END, m.id
            LIMIT 1
        """;

    internal const string Columns =
        $"""
        id, workspace_id, external_id, person_id, name, handle, email, is_email_confirmed, kind, job_title, locale,
        first_seen_at, erased_at, used_at, unreachable_since,
        COALESCE(deactivated_at, (
            SELECT MAX(gone.left_at) FROM directory_absences gone WHERE gone.person_id = accounts.person_id AND gone.returned_at IS NULL)) AS deactivated_at,
        CASE WHEN time_zone <> '' THEN time_zone ELSE COALESCE((
            SELECT o.time_zone FROM accounts o
            WHERE o.person_id = accounts.person_id AND o.time_zone <> '' ORDER BY o.id LIMIT 1), '') END AS time_zone,
        COALESCE((SELECT p.language FROM preferences p WHERE p.person_id = accounts.person_id), '') AS chosen_language,
        CASE WHEN EXISTS (
                SELECT 1 FROM directory_fields f
                WHERE f.person_id = accounts.person_id AND f.field = 'manager' AND f.until_at IS NULL)
            THEN COALESCE((SELECT m.external_id {DirectoryManager}), '') ELSE manager_external_id END AS manager_external_id,
        (SELECT m.workspace_id {DirectoryManager}) AS manager_workspace_id
        """;

    // Databases limit the parameters of one statement; SQLite to 32,766.
    private const int IdsAtOnce = 1000;

    static PeopleStore() => PeopleIds.Use();

    public static Task<Account?> FindAsync(SqlSession sql, AccountId id) =>
        sql.FirstOrDefaultAsync<Account>($"SELECT {Columns} FROM accounts WHERE id = @Id", new { Id = id });

    public static Task<Account?> FindAsync(SqlSession sql, WorkspaceId workspace, string externalId) =>
        sql.FirstOrDefaultAsync<Account>(
            $"SELECT {Columns} FROM accounts WHERE workspace_id = @Workspace AND external_id = @ExternalId",
            new { Workspace = workspace, ExternalId = externalId });

    /// <summary>In no particular order; unknown ids are left out.</summary>
    public static async Task<IReadOnlyList<Account>> ListAsync(SqlSession sql, IReadOnlyCollection<AccountId> ids)
    {
        var accounts = new List<Account>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(IdsAtOnce))
        {
            accounts.AddRange(await sql.ListAsync<Account>(
                $"SELECT {Columns} FROM accounts WHERE id IN @Ids", new { Ids = some.Select(id => id.Value) }));
        }

        return accounts;
    }

    /// <summary>By their ids on the platform, in no particular order; unknown ones are left out.</summary>
    public static async Task<IReadOnlyList<Account>> ListAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds)
    {
        var accounts = new List<Account>(externalIds.Count);
        foreach (var some in externalIds.Distinct(StringComparer.Ordinal).Chunk(IdsAtOnce))
        {
            accounts.AddRange(await sql.ListAsync<Account>(
                $"SELECT {Columns} FROM accounts WHERE workspace_id = @Workspace AND external_id IN @ExternalIds",
                new { Workspace = workspace, ExternalIds = some }));
        }

        return accounts;
    }

    /// <summary>By their workspaces and their ids there, in no particular order; unknown ones are left out.</summary>
    public static async Task<IReadOnlyList<Account>> ListAsync(
        SqlSession sql, IReadOnlyCollection<(WorkspaceId Workspace, string ExternalId)> places)
    {
        var accounts = new List<Account>(places.Count);
        foreach (var workspace in places.GroupBy(place => place.Workspace, place => place.ExternalId))
            accounts.AddRange(await ListAsync(sql, workspace.Key, [.. workspace]));
        return accounts;
    }

    /// <summary>Every account of the same persons, themselves included.</summary>
    public static Task<IReadOnlyList<Account>> ListSamePersonAsync(SqlSession sql, PersonId person) =>
        sql.ListAsync<Account>($"SELECT {Columns} FROM accounts WHERE person_id = @Person ORDER BY id", new { Person = person });

    /// <summary>These accounts, and every other one of the same persons; in no particular order.</summary>
    public static Task<IReadOnlyList<AccountId>> ListSamePersonsAsync(SqlSession sql, IReadOnlyCollection<AccountId> accounts) =>
        sql.ListAsync<AccountId>(
            "SELECT DISTINCT a.id FROM accounts a JOIN accounts b ON b.person_id = a.person_id WHERE b.id IN @Accounts",
            new { Accounts = accounts.Select(account => account.Value) });

    /// <summary>Active full members whose confirmed e-mail address is one of these (normalized), in the order of ids.</summary>
    public static Task<IReadOnlyList<Account>> ListByEmailsAsync(SqlSession sql, IReadOnlyCollection<string> emails) =>
        sql.ListAsync<Account>(
            $"""
            SELECT {Columns} FROM accounts
            WHERE email IN @Emails AND kind = 'Member' AND is_email_confirmed = TRUE AND deactivated_at IS NULL
            ORDER BY id
            """,
            new { Emails = emails });

    /// <summary>
    /// Active members of a workspace (no bots, no strangers) with ids after <paramref name="after"/>, in the order of ids. Of
    /// somebody with several accounts only the one that stands for them: the one that they chose for their messages, else the
    /// first that was known. Which one they used last does not matter: what comes once a week must neither come twice nor be missed.
    /// </summary>
    public static Task<IReadOnlyList<Account>> ListActiveAfterAsync(SqlSession sql, WorkspaceId workspace, AccountId? after, int limit) =>
        sql.ListAsync<Account>(
            $"""
            SELECT {Columns} FROM accounts
            WHERE workspace_id = @Workspace AND id > @After AND deactivated_at IS NULL AND kind IN ('Member', 'Guest')
                AND {AbsencesStore.IsHere("accounts")}
                AND NOT EXISTS (
                    SELECT 1 FROM accounts o
                    JOIN workspaces w ON w.id = o.workspace_id AND w.disconnected_at IS NULL
                    LEFT JOIN preferences p ON p.person_id = o.person_id
                    WHERE o.person_id = accounts.person_id AND o.id <> accounts.id
                        AND o.deactivated_at IS NULL AND o.kind IN ('Member', 'Guest')
                        AND (o.id = p.inbox_account_id
                            OR (o.id < accounts.id AND (p.inbox_account_id IS NULL OR p.inbox_account_id <> accounts.id))))
            ORDER BY id
            LIMIT @Limit
            """,
            new { Workspace = workspace, After = after ?? default, Limit = limit });

    /// <summary>The account that stands for a person, as in <see cref="ListActiveAfterAsync"/>; null when they have no active one.</summary>
    public static Task<Account?> FindStandingAsync(SqlSession sql, PersonId person) =>
        sql.FirstOrDefaultAsync<Account>(
            $"""
            SELECT {Columns} FROM accounts
            WHERE person_id = @Person AND deactivated_at IS NULL AND kind IN ('Member', 'Guest') AND {AbsencesStore.IsHere("accounts")}
                AND workspace_id IN (SELECT id FROM workspaces WHERE disconnected_at IS NULL)
            ORDER BY CASE WHEN id = (SELECT inbox_account_id FROM preferences WHERE person_id = @Person) THEN 0 ELSE 1 END, id
            LIMIT 1
            """,
            new { Person = person });

    /// <summary>Everybody of a workspace with this handle, whatever its case.</summary>
    public static Task<IReadOnlyList<Account>> ListByHandleAsync(SqlSession sql, WorkspaceId workspace, string handle) =>
        sql.ListAsync<Account>(
            $"SELECT {Columns} FROM accounts WHERE workspace_id = @Workspace AND LOWER(handle) = @Handle",
            new { Workspace = workspace, Handle = AccountText.Key(handle) });

    /// <summary>Everybody of a workspace with this name (case and spaces aside).</summary>
    public static Task<IReadOnlyList<Account>> ListByNameAsync(SqlSession sql, WorkspaceId workspace, string name) =>
        sql.ListAsync<Account>(
            $"SELECT {Columns} FROM accounts WHERE workspace_id = @Workspace AND name_key = @NameKey",
            new { Workspace = workspace, NameKey = AccountText.Key(name) });

    /// <summary>Everybody of a workspace with this e-mail address, or whose address begins with this and an @.</summary>
    public static Task<IReadOnlyList<Account>> ListByEmailAsync(SqlSession sql, WorkspaceId workspace, string typed) =>
        sql.ListAsync<Account>(
            $"""
            SELECT {Columns} FROM accounts
            WHERE workspace_id = @Workspace AND (email = @Key OR SUBSTR(email, 1, LENGTH(@Key) + 1) = @Key || '@')
            """,
            new { Workspace = workspace, Key = AccountText.Key(typed) });

    /// <summary>
    /// True when somebody who has not left reports to this account: by what HR says of them, and where HR names no manager, by what
    /// their platform says.
    /// </summary>
    public static async Task<bool> HasReportsAsync(SqlSession sql, Account account) =>
        await sql.ScalarAsync<long>(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 FROM directory_fields f
                WHERE f.manager_id = @PersonId AND f.field = 'manager' AND f.until_at IS NULL
                    AND (EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = f.person_id AND a.deactivated_at IS NULL)
                        OR NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = f.person_id))
                UNION ALL
                SELECT 1 FROM accounts a
                WHERE a.workspace_id = @WorkspaceId AND a.manager_external_id = @ExternalId AND a.manager_external_id <> ''
                    AND a.deactivated_at IS NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM directory_fields f
                        WHERE f.person_id = a.person_id AND f.field = 'manager' AND f.until_at IS NULL)
                LIMIT 1) AS reports
            """,
            new { account.PersonId, account.WorkspaceId, account.ExternalId }) > 0;
}
