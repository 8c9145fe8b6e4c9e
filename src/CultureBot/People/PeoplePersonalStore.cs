using CultureBot.Delivery;
using CultureBot.People.Scim;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.People;

/// <summary>The SQL of what is kept of people as such: accounts, what HR says of them, what they chose, and the messages to them.</summary>
internal sealed class PeoplePersonalStore : IPersonalData
{
    private const int AtOnce = 500;

    private const string Accounts = "SELECT id FROM accounts WHERE person_id = @Person";

    static PeoplePersonalStore() => PeopleIds.Use();

    public string Name => "people";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new(
            "accounts",
            """
            SELECT w.platform, w.name AS workspace, a.external_id, a.name, a.handle, a.email, a.is_email_confirmed, a.kind, a.job_title, a.picture,
                a.time_zone, a.locale, a.manager_external_id, a.first_seen_at, a.used_at, a.unreachable_since AS unreachable_since_at, a.deactivated_at
            FROM accounts a JOIN workspaces w ON w.id = a.workspace_id WHERE a.person_id = @Person ORDER BY a.id
            """),
        new("directory", "SELECT email, name, imported_at, changed_at FROM directory_entries WHERE person_id = @Person"),
        new(
            "directory_fields",
            """
            SELECT f.field, CASE WHEN f.manager_id IS NULL THEN f.value
                ELSE COALESCE((SELECT MIN(m.name) FROM accounts m WHERE m.person_id = f.manager_id), '') END AS value, f.since_at, f.until_at
            FROM directory_fields f WHERE f.person_id = @Person ORDER BY f.field, f.since_at
            """),
        new(
            "imports",
            """
            SELECT e.email_before, e.name_before, e.email_after, e.name_after, i.started_at FROM people_import_entries e
            JOIN people_imports i ON i.id = e.import_id WHERE e.person_id = @Person
            """),
        new("absences", "SELECT left_at, returned_at FROM directory_absences WHERE person_id = @Person ORDER BY left_at"),
        new("identity_provider", "SELECT user_name, resource, is_active, created_at, changed_at FROM scim_users WHERE person_id = @Person"),
        new(
            "identity_provider_addresses",
            "SELECT e.email, e.type FROM scim_emails e JOIN scim_users u ON u.id = e.user_id WHERE u.person_id = @Person ORDER BY e.number"),
        new(
            "identity_provider_groups",
            """
            SELECT g.name FROM scim_members m JOIN scim_groups g ON g.id = m.group_id JOIN scim_users u ON u.id = m.user_id
            WHERE u.person_id = @Person ORDER BY g.name
            """),
        new("identity_provider_fields", "SELECT field FROM scim_fields WHERE person_id = @Person ORDER BY field"),
        new(
            "user_groups",
            """
            SELECT g.name, g.handle FROM user_group_members m
            JOIN user_groups g ON g.workspace_id = m.workspace_id AND g.external_id = m.group_external_id
            JOIN accounts a ON a.workspace_id = m.workspace_id AND a.external_id = m.account_external_id
            WHERE a.person_id = @Person ORDER BY g.name
            """),
        new("preferences", "SELECT language, minute_of_day, wants_own_digest, wants_thanks_told, changed_at FROM preferences WHERE person_id = @Person"),
        new("working_hours", "SELECT from_minute, to_minute, days, changed_at FROM working_hours WHERE person_id = @Person"),
        new("leaves", "SELECT source, from_date, to_date FROM leaves WHERE person_id = @Person ORDER BY from_date"),
        new("roles", $"SELECT role, given_at FROM given_roles WHERE account_id IN ({Accounts}) ORDER BY role"),
        new("roles_given", $"SELECT a.name, r.role, r.given_at FROM given_roles r JOIN accounts a ON a.id = r.account_id WHERE r.given_by IN ({Accounts}) ORDER BY r.given_at"),
        // Who else the decision is about is theirs.
        new(
            "person_decisions",
            $"""
            SELECT decision, decided_at, CASE WHEN decided_by IN ({Accounts}) THEN TRUE ELSE FALSE END AS is_mine FROM person_decisions
            WHERE first_account_id IN ({Accounts}) OR second_account_id IN ({Accounts}) OR decided_by IN ({Accounts}) ORDER BY decided_at
            """),
        new("invitations", $"SELECT created_at, expires_at, used_at FROM install_invites WHERE created_by IN ({Accounts}) ORDER BY created_at"),
        new(
            "chat_addresses",
            """
            SELECT c.name, c.value, c.changed_at FROM chat_addresses c
            JOIN workspaces w ON w.platform = c.platform AND w.external_id = c.workspace JOIN accounts a ON a.workspace_id = w.id
            WHERE a.person_id = @Person
                AND (SUBSTR(c.name, LENGTH(c.name) - LENGTH(a.external_id)) = ':' || a.external_id OR REPLACE(c.value, '"' || a.external_id || '"', '') <> c.value)
            ORDER BY c.name
            """),
        new("sign_in_links", $"SELECT created_at, expires_at, used_at FROM sign_in_links WHERE account_id IN ({Accounts}) ORDER BY created_at"),
        new("sessions", $"SELECT created_at, expires_at FROM sessions WHERE account_id IN ({Accounts}) ORDER BY created_at"),
        new(
            "messages",
            """
            SELECT m.kind, m.state, m.created_at, m.sent_at FROM messages m
            JOIN accounts a ON a.workspace_id = m.workspace_id AND a.external_id = m.destination
            WHERE m.destination_kind = 'Account' AND a.person_id = @Person ORDER BY m.id
            """),
    ];

    /// <summary>The messages to them go first, since they are found by the ids on the platform.</summary>
    public async Task<string?> EraseAsync(SqlSession sql, PersonId person, string cursor, Instant now)
    {
        var messages = await sql.ListAsync<MessageId>(
            """
            SELECT m.id FROM messages m JOIN accounts a ON a.workspace_id = m.workspace_id AND a.external_id = m.destination
            WHERE m.destination_kind IN ('Account', 'Home') AND a.person_id = @Person LIMIT @Limit
            """,
            new { Person = person, Limit = AtOnce });
        await OutboxStore.ForgetAsync(sql, messages);
        if (messages.Count == AtOnce) return "messages";

        await sql.ExecuteAsync($"DELETE FROM waiting_file_parts WHERE file_id IN (SELECT id FROM waiting_files WHERE account_id IN ({Accounts}))", new { Person = person });
        foreach (var table in (string[])["given_roles", "sign_in_links", "sessions", "waiting_files"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE account_id IN ({Accounts})", new { Person = person });
        await ScimErasureStore.EraseAsync(sql, person, now);
        foreach (var table in (string[])["people_import_entries", "directory_absences", "preferences", "working_hours", "leaves", "directory_fields", "directory_entries"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE person_id = @Person", new { Person = person });
        // Whoever reported to them reports to nobody until HR says to whom.
        await sql.ExecuteAsync("UPDATE directory_fields SET until_at = @Now WHERE manager_id = @Person AND until_at IS NULL", new { Person = person, Now = now });
        await EraseAccountsAsync(sql, person, now);
        return null;
    }

    private static async Task EraseAccountsAsync(SqlSession sql, PersonId person, Instant now)
    {
        var accounts = await sql.ListAsync<Row>(
            """
            SELECT a.id, a.workspace_id, a.external_id, w.platform, w.external_id AS workspace, w.locale FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.person_id = @Person AND a.erased_at IS NULL
            """,
            new { Person = person });
        foreach (var account in accounts)
        {
            await ErasedAccountsStore.AddAsync(sql, account.WorkspaceId, ErasedAccounts.HashOf(account.ExternalId));
            await PacingStore.ForgetAsync(sql, Pacing.ScopeOfAccount(account.Platform, account.Workspace, account.ExternalId));
            // What an adapter remembers of somebody it would else tell of again in the night, as if they were there.
            await ChatAddressesStore.ForgetAccountAsync(sql, account.Platform, account.Workspace, account.ExternalId);
            await sql.ExecuteAsync(
                "DELETE FROM user_group_members WHERE workspace_id = @WorkspaceId AND account_external_id = @ExternalId", new { account.WorkspaceId, account.ExternalId });
            await sql.ExecuteAsync(
                "UPDATE accounts SET manager_external_id = '' WHERE workspace_id = @WorkspaceId AND manager_external_id = @ExternalId",
                new { account.WorkspaceId, account.ExternalId });
            await sql.ExecuteAsync(
                """
                UPDATE accounts SET
                    external_id = @Erased, name = @Name, name_key = '', handle = '', email = '', is_email_confirmed = FALSE, job_title = '', picture = NULL,
                    time_zone = '', locale = '', manager_external_id = '', used_at = NULL, deactivated_at = COALESCE(deactivated_at, @Now), erased_at = @Now
                WHERE id = @Id
                """,
                new { account.Id, Erased = $"erased:{account.Id.Value:N}", Name = PeopleWords.Colleague(account.Locale), Now = now });
        }
    }

    private sealed record Row
    {
        public required AccountId Id { get; init; }

        public required WorkspaceId WorkspaceId { get; init; }

        public required string ExternalId { get; init; }

        public required string Platform { get; init; }

        /// <summary>Its id on the platform.</summary>
        public required string Workspace { get; init; }

        public required string Locale { get; init; }
    }
}
