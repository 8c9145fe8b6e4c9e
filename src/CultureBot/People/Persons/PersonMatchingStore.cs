using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People.Persons;

/// <summary>
/// Which accounts are one person without anybody's saying so: active full members in different workspaces whose platforms
/// vouch for the same e-mail address, and whoever HR knows by it, as long as nothing speaks against it. Whatever else may be is for an
/// administrator.
/// </summary>
internal static class PersonMatchingStore
{
    static PersonMatchingStore() => PeopleIds.Use();

    /// <summary>True when an address of this account says who it is.</summary>
    public static bool Speaks(PlatformAccount account) =>
        account is { Kind: AccountKind.Member, IsEmailConfirmed: true, IsDeactivated: false } && AccountText.Email(account.Email).Length > 0;

    /// <summary>True when it did not so before, or the address was another one.</summary>
    public static bool SpeaksAnew(PlatformAccount told, Account known) =>
        Speaks(told)
        && (known is not { Kind: AccountKind.Member, IsEmailConfirmed: true, DeactivatedAt: null } || known.Email != AccountText.Email(told.Email));

    /// <summary>
    /// Gives accounts that are new in a workspace their persons, by their ids on the platform: that of the one person who has the
    /// address elsewhere, or whom HR knows by it, or a new one. Call it locked.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, PersonId>> AddAsync(
        SqlSession sql, WorkspaceId workspace, IReadOnlyList<PlatformAccount> added, Instant now)
    {
        var emails = added.Where(Speaks).Select(a => AccountText.Email(a.Email)).Distinct(StringComparer.Ordinal).ToList();
        var elsewhere = emails.Count == 0
            ? []
            : await sql.ListAsync<Row>(
                """
                SELECT email, person_id FROM (
                    SELECT email, person_id FROM accounts
                    WHERE email IN @Emails AND workspace_id <> @Workspace AND kind = 'Member' AND is_email_confirmed = TRUE
                        AND deactivated_at IS NULL
                    UNION
                    SELECT email, person_id FROM directory_entries WHERE email IN @Emails) AS known
                WHERE person_id NOT IN (SELECT person_id FROM accounts WHERE workspace_id = @Workspace)
                    AND NOT EXISTS (
                        SELECT 1 FROM accounts here
                        WHERE here.workspace_id = @Workspace AND here.email = known.email AND here.deactivated_at IS NULL)
                """,
                new { Emails = emails, Workspace = workspace });
        var matches = elsewhere.GroupBy(row => row.Email, StringComparer.Ordinal)
            .Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.Single().PersonId, StringComparer.Ordinal);
        var persons = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var account in added)
        {
            // Removed once taken: two accounts of one workspace are never the same person by themselves.
            persons[account.AccountId] = Speaks(account) && matches.Remove(AccountText.Email(account.Email), out var person)
                ? person
                : await PersonsStore.AddAsync(sql, now);
        }

        return persons;
    }

    /// <summary>
    /// Makes those one person who have one of these addresses, whichever of them had it first. Running it again changes nothing.
    /// </summary>
    public static async Task MatchAsync(SqlSession sql, IReadOnlyCollection<string> emails, bool isLocked, Instant now)
    {
        if (emails.Count == 0) return;
        var several = await ListSeveralAsync(sql, emails);
        if (several.Count > 0 && !isLocked)
        {
            await PersonsStore.LockAsync(sql);
            several = await ListSeveralAsync(sql, emails);
        }

        foreach (var same in several)
        {
            // An address that two have in one workspace says nothing about either of them.
            if (same.Where(row => row.Id is not null).CountBy(row => row.WorkspaceId).Any(workspace => workspace.Value > 1)) continue;
            var persons = same.Select(row => row.PersonId).Distinct().ToList();
            var all = await sql.ListAsync<Row>(
                "SELECT id, workspace_id, person_id FROM accounts WHERE person_id IN @Persons", new { Persons = persons.Select(person => person.Value) });
            if (all.GroupBy(row => row.WorkspaceId).Any(workspace => workspace.DistinctBy(row => row.PersonId).Skip(1).Any())) continue;
            AccountId[] accounts = [.. all.Select(row => row.Id!.Value)];
            if (await PersonsStore.AnyDifferentAsync(sql, accounts)) continue;
            await PersonsStore.MergeAsync(sql, persons, now);
            await PersonalNews.TellAsync(sql, accounts, now);
        }
    }

    /// <summary>Of each address that several persons have, all accounts that it speaks for, and whom HR knows by it.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<Row>>> ListSeveralAsync(SqlSession sql, IReadOnlyCollection<string> emails) =>
    [
        .. (await sql.ListAsync<Row>(
            """
            SELECT id, workspace_id, person_id, email FROM accounts
            WHERE email IN @Emails AND kind = 'Member' AND is_email_confirmed = TRUE AND deactivated_at IS NULL
            UNION ALL
            SELECT NULL, NULL, person_id, email FROM directory_entries WHERE email IN @Emails
            ORDER BY email, id
            """,
            new { Emails = emails }))
            .GroupBy(row => row.Email, StringComparer.Ordinal)
            .Where(same => same.DistinctBy(row => row.PersonId).Skip(1).Any())
            .Select(same => same.ToList()),
    ];

    private sealed record Row
    {
        /// <summary>Null when it is HR that has the address.</summary>
        public AccountId? Id { get; init; }

        public WorkspaceId WorkspaceId { get; init; }

        public PersonId PersonId { get; init; }

        public string Email { get; init; } = "";
    }
}
