using CultureBot.Chat;
using CultureBot.People.Persons;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People;

/// <summary>The SQL that stores what a platform tells about people, and lets those be one person who are.</summary>
internal static class AccountsStore
{
    static AccountsStore() => PeopleIds.Use();

    /// <summary>
    /// Stores at most 200 accounts; what the platform changed before what is already known changes nothing.
    /// </summary>
    /// <returns>The accounts as they now are, without those who have left and were erased.</returns>
    public static async Task<IReadOnlyList<Account>> SaveAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<PlatformAccount> accounts, Instant now)
    {
        var told = accounts.DistinctBy(a => a.AccountId, StringComparer.Ordinal).ToList();
        var gone = told.FindAll(a => a.IsDeactivated).ConvertAll(a => a.AccountId);
        if (gone.Count > 0 && await ErasedAccounts.FindAsync(sql, workspace, gone) is { Count: > 0 } erased)
            told.RemoveAll(a => a.IsDeactivated && erased.Contains(a.AccountId));
        var ids = told.ConvertAll(a => a.AccountId);
        var known = await ListKnownAsync(sql, workspace, ids);
        var isLocked = told.Exists(a => !known.TryGetValue(a.AccountId, out var account) || PersonMatchingStore.SpeaksAnew(a, account));
        if (isLocked)
        {
            await PersonsStore.LockAsync(sql);
            known = await ListKnownAsync(sql, workspace, ids);
        }

        var added = await PersonMatchingStore.AddAsync(sql, workspace, told.FindAll(a => !known.ContainsKey(a.AccountId)), now);
        foreach (var account in told)
        {
            var person = known.TryGetValue(account.AccountId, out var before) ? before.PersonId : added[account.AccountId];
            await SaveAsync(sql, workspace, account, person, now);
        }

        await sql.ExecuteAsync(
            "UPDATE accounts SET seen_at = @Now WHERE workspace_id = @Workspace AND external_id IN @Ids AND seen_at < @Now",
            new { Workspace = workspace, Ids = ids, Now = now });
        var emails = told.Where(PersonMatchingStore.Speaks).Select(a => AccountText.Email(a.Email)).Distinct(StringComparer.Ordinal).ToList();
        await PersonMatchingStore.MatchAsync(sql, emails, isLocked, now);
        var accountsNow = await PeopleStore.ListAsync(sql, workspace, ids);
        if (accountsNow.Any(account => !account.IsActive))
            await SignInStore.EndSessionsAsync(sql, accountsNow.Where(account => !account.IsActive).Select(account => account.Id));
        return accountsNow;
    }

    /// <summary>
    /// Deactivates up to <paramref name="limit"/> accounts that a complete listing begun at <paramref name="since"/> did
    /// not mention, and ends their sessions. Strangers are in no listing.
    /// </summary>
    /// <returns>How many there were; fewer than the limit means that all are done.</returns>
    public static async Task<int> DeactivateUnseenAsync(SqlSession sql, WorkspaceId workspace, Instant since, int limit, Instant now)
    {
        var left = await sql.ListAsync<AccountId>(
            """
            UPDATE accounts SET deactivated_at = @Now
            WHERE id IN (
                SELECT id FROM accounts
                WHERE workspace_id = @Workspace AND seen_at < @Since AND deactivated_at IS NULL AND kind <> 'Stranger'
                LIMIT @Limit)
            RETURNING id
            """,
            new { Workspace = workspace, Since = since, Limit = limit, Now = now });
        if (left.Count > 0) await SignInStore.EndSessionsAsync(sql, left);
        return left.Count;
    }

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

    private static async Task<Dictionary<string, Account>> ListKnownAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyCollection<string> externalIds) =>
        (await PeopleStore.ListAsync(sql, workspace, externalIds)).ToDictionary(a => a.ExternalId, StringComparer.Ordinal);

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
                time_zone = CASE WHEN excluded.time_zone = '' THEN accounts.time_zone ELSE excluded.time_zone END,
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
}
