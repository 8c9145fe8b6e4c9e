using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People;

/// <summary>The SQL that stores what a platform tells about people, and decides which person a new account belongs to.</summary>
internal static class AccountsStore
{
    static AccountsStore() => PeopleIds.Use();

    /// <summary>
    /// Stores at most 200 accounts; what the platform changed before what is already known changes nothing.
    /// </summary>
    /// <returns>The accounts as they now are.</returns>
    public static async Task<IReadOnlyList<Account>> SaveAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<PlatformAccount> accounts, Instant now)
    {
        var told = accounts.DistinctBy(a => a.AccountId, StringComparer.Ordinal).ToList();
        var ids = told.ConvertAll(a => a.AccountId);
        var known = await ListPersonsAsync(sql, workspace, ids);
        if (known.Count < told.Count)
        {
            await LockPersonsAsync(sql);
            known = await ListPersonsAsync(sql, workspace, ids);
            await AddPersonsAsync(sql, workspace, [.. told.Where(a => !known.ContainsKey(a.AccountId))], known, now);
        }

        foreach (var account in told) await SaveAsync(sql, workspace, account, known[account.AccountId], now);
        await sql.ExecuteAsync(
            "UPDATE accounts SET seen_at = @Now WHERE workspace_id = @Workspace AND external_id IN @Ids AND seen_at < @Now",
            new { Workspace = workspace, Ids = ids, Now = now });
        return await PeopleStore.ListAsync(sql, workspace, ids);
    }

    /// <summary>
    /// Deactivates up to <paramref name="limit"/> accounts that a complete listing begun at <paramref name="since"/> did
    /// not mention. Strangers are in no listing.
    /// </summary>
    /// <returns>How many there were; fewer than the limit means that all are done.</returns>
    public static Task<int> DeactivateUnseenAsync(SqlSession sql, WorkspaceId workspace, Instant since, int limit, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE accounts SET deactivated_at = @Now
            WHERE id IN (
                SELECT id FROM accounts
                WHERE workspace_id = @Workspace AND seen_at < @Since AND deactivated_at IS NULL AND kind <> 'Stranger'
                LIMIT @Limit)
            """,
            new { Workspace = workspace, Since = since, Limit = limit, Now = now });

    /// <summary>The zone that most active members have, or null when nobody has one.</summary>
    public static Task<string?> FindCommonestTimeZoneAsync(SqlSession sql, WorkspaceId workspace) =>
        sql.FirstOrDefaultAsync<string>(
            """
            SELECT time_zone FROM accounts
            WHERE workspace_id = @Workspace AND kind = 'Member' AND deactivated_at IS NULL AND time_zone <> ''
            GROUP BY time_zone
            ORDER BY COUNT(*) DESC, time_zone
            LIMIT 1
            """,
            new { Workspace = workspace });

    /// <summary>Active members with ids after <paramref name="after"/> whose manager was last asked for before a moment, or never.</summary>
    public static Task<IReadOnlyList<Account>> ListManagerDueAsync(
        SqlSession sql, WorkspaceId workspace, AccountId after, Instant askedBefore, int limit) =>
        sql.ListAsync<Account>(
            $"""
            SELECT {PeopleStore.Columns} FROM accounts
            WHERE workspace_id = @Workspace AND id > @After AND kind = 'Member' AND deactivated_at IS NULL
                AND COALESCE(manager_synced_at, 0) < @AskedBefore
            ORDER BY id
            LIMIT @Limit
            """,
            new { Workspace = workspace, After = after, AskedBefore = askedBefore, Limit = limit });

    /// <summary>Notes somebody's manager; null keeps the one that is known (the platform would not say).</summary>
    public static Task SaveManagerAsync(SqlSession sql, AccountId account, string? managerExternalId, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE accounts SET
                manager_external_id = COALESCE(CAST(@Manager AS TEXT), manager_external_id),
                manager_synced_at = @Now
            WHERE id = @Account
            """,
            new { Account = account, Manager = managerExternalId, Now = now });

    // New persons of two workspaces are matched one unit after the other: side by side neither would see the other.
    // The rows of workspaces serve as the lock; references to them are not held up by it.
    private static Task<int> LockPersonsAsync(SqlSession sql) => sql.ExecuteAsync("UPDATE workspaces SET name = name");

    private static async Task<Dictionary<string, PersonId>> ListPersonsAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds) =>
        (await PeopleStore.ListAsync(sql, workspace, externalIds)).ToDictionary(a => a.ExternalId, a => a.PersonId, StringComparer.Ordinal);

    /// <summary>
    /// A new account gets a new person, unless it is a full member whose confirmed e-mail address is that of exactly one
    /// person with a full member's account in another workspace, and none in this one.
    /// </summary>
    private static async Task AddPersonsAsync(
        SqlSession sql, WorkspaceId workspace, List<PlatformAccount> added, Dictionary<string, PersonId> persons, Instant now)
    {
        var emails = added.Where(Matches).Select(a => AccountText.Email(a.Email)).Distinct(StringComparer.Ordinal).ToList();
        var elsewhere = emails.Count == 0
            ? []
            : await sql.ListAsync<EmailRow>(
                """
                SELECT DISTINCT email, person_id FROM accounts
                WHERE email IN @Emails AND workspace_id <> @Workspace AND kind = 'Member' AND is_email_confirmed = TRUE
                    AND deactivated_at IS NULL
                    AND person_id NOT IN (SELECT person_id FROM accounts WHERE workspace_id = @Workspace)
                """,
                new { Emails = emails, Workspace = workspace });
        var matches = elsewhere.GroupBy(row => row.Email, StringComparer.Ordinal)
            .Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.Single().PersonId, StringComparer.Ordinal);
        foreach (var account in added)
        {
            // Removed once taken: two accounts of one workspace are never the same person by themselves.
            if (!Matches(account) || !matches.Remove(AccountText.Email(account.Email), out var person))
            {
                person = new(Guid.CreateVersion7(now.ToDateTimeOffset()));
                await sql.ExecuteAsync(
                    "INSERT INTO persons (id, created_at) VALUES (@Person, @Now)", new { Person = person, Now = now });
            }

            persons.Add(account.AccountId, person);
        }
    }

    private static bool Matches(PlatformAccount account) =>
        account is { Kind: AccountKind.Member, IsEmailConfirmed: true, IsDeactivated: false } && AccountText.Email(account.Email).Length > 0;

    private static Task<int> SaveAsync(SqlSession sql, WorkspaceId workspace, PlatformAccount account, PersonId person, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO accounts (
                id, workspace_id, external_id, person_id, name, name_key, handle, email, is_email_confirmed, kind, job_title,
                picture, time_zone, locale, changed_at, first_seen_at, seen_at, deactivated_at)
            VALUES (
                @Id, @Workspace, @AccountId, @Person, @Name, @NameKey, @Handle, @Email, @IsEmailConfirmed, @Kind, @JobTitle,
                @Picture, @TimeZone, @Locale, @ChangedAt, @Now, @Now, @DeactivatedAt)
            ON CONFLICT (workspace_id, external_id) DO UPDATE SET
                name = excluded.name,
                name_key = excluded.name_key,
                handle = excluded.handle,
                email = excluded.email,
                is_email_confirmed = excluded.is_email_confirmed,
                kind = excluded.kind,
                job_title = excluded.job_title,
                picture = excluded.picture,
                time_zone = excluded.time_zone,
                locale = CASE WHEN excluded.locale = '' THEN accounts.locale ELSE excluded.locale END,
                changed_at = CASE WHEN excluded.changed_at = 0 THEN accounts.changed_at ELSE excluded.changed_at END,
                deactivated_at = CASE WHEN excluded.deactivated_at IS NOT NULL
                    THEN COALESCE(accounts.deactivated_at, excluded.deactivated_at) END
            WHERE excluded.changed_at = 0 OR excluded.changed_at >= accounts.changed_at
            """,
            new
            {
                Id = new AccountId(Guid.CreateVersion7(now.ToDateTimeOffset())),
                Workspace = workspace,
                account.AccountId,
                Person = person,
                Name = account.DisplayName,
                NameKey = AccountText.Key(account.DisplayName),
                Handle = account.Handle.Trim().TrimStart('@'),
                Email = AccountText.Email(account.Email),
                account.IsEmailConfirmed,
                Kind = account.Kind.ToString(),
                account.JobTitle,
                Picture = account.Picture?.ToString(),
                TimeZone = AccountText.TimeZone(account.TimeZone),
                Locale = AccountText.Locale(account.Locale),
                ChangedAt = account.ChangedAt * 1000,
                Now = now,
                DeactivatedAt = account.IsDeactivated ? now : (Instant?)null,
            });

    private sealed record EmailRow
    {
        public required string Email { get; init; }

        public required PersonId PersonId { get; init; }
    }
}
