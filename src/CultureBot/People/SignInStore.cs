using CultureBot.Chat;
using CultureBot.People.Directory;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People;

/// <summary>All SQL of sign-in links and sessions; knows only hashes of secrets.</summary>
internal static class SignInStore
{
    // Bots do not sign in, and strangers belong to another organization.
    private static readonly string MaySignIn = $"deactivated_at IS NULL AND kind IN ('Member', 'Guest') AND {AbsencesStore.IsHere("accounts")}";

    static SignInStore() => PeopleIds.Use();

    /// <summary>Adds a link, voids the account's unused ones, and clears away what expired a day ago.</summary>
    public static async Task AddLinkAsync(SqlSession sql, string hash, AccountId account, Instant now, Instant expiresAt)
    {
        await sql.ExecuteAsync("DELETE FROM sign_in_links WHERE expires_at < @DayAgo", new { DayAgo = now - Duration.FromDays(1) });
        await sql.ExecuteAsync(
            "UPDATE sign_in_links SET used_at = @Now WHERE account_id = @Account AND used_at IS NULL", new { Account = account, Now = now });
        await sql.ExecuteAsync(
            """
            INSERT INTO sign_in_links (secret_hash, account_id, created_at, expires_at)
            VALUES (@Hash, @Account, @Now, @ExpiresAt)
            """,
            new { Hash = hash, Account = account, Now = now, ExpiresAt = expiresAt });
    }

    /// <summary>Uses a link up and begins a session in its place; false when the link cannot be used.</summary>
    public static async Task<bool> RedeemAsync(SqlSession sql, string linkHash, string sessionHash, Instant now, Instant sessionExpiresAt)
    {
        // One statement decides: of many who come at once, one changes the row.
        var used = await sql.ListAsync<AccountId>(
            $"""
            UPDATE sign_in_links SET used_at = @Now
            WHERE secret_hash = @Hash AND used_at IS NULL AND expires_at > @Now
                AND account_id IN (SELECT id FROM accounts WHERE {MaySignIn})
            RETURNING account_id
            """,
            new { Hash = linkHash, Now = now });
        if (used is not [var account]) return false;
        await AddSessionAsync(sql, account, sessionHash, now, sessionExpiresAt);
        return true;
    }

    /// <summary>Begins a session of the account that a platform vouches for; false when it is not known, has left, or may not sign in.</summary>
    public static async Task<bool> BeginSessionAsync(
        SqlSession sql, string platform, ChatIdentity identity, string sessionHash, Instant now, Instant sessionExpiresAt)
    {
        var found = await sql.ListAsync<AccountId>(
            $"""
            SELECT id FROM accounts
            WHERE external_id = @AccountId AND {MaySignIn} AND workspace_id = (
                SELECT w.id FROM workspaces w WHERE w.platform = @Platform AND w.external_id = @WorkspaceId AND w.disconnected_at IS NULL)
            """,
            new { Platform = platform, identity.WorkspaceId, identity.AccountId });
        if (found is not [var account]) return false;
        await AddSessionAsync(sql, account, sessionHash, now, sessionExpiresAt);
        return true;
    }

    /// <summary>Notes that a visit to a platform's sign-in came back; false when it came back before.</summary>
    public static async Task<bool> UseStateAsync(SqlSession sql, string stateHash, Instant now, Instant expiresAt)
    {
        await sql.ExecuteAsync("DELETE FROM used_sign_in_states WHERE expires_at <= @Now", new { Now = now });
        return await sql.ExecuteAsync(
            "INSERT INTO used_sign_in_states (state_hash, expires_at) VALUES (@Hash, @ExpiresAt) ON CONFLICT (state_hash) DO NOTHING",
            new { Hash = stateHash, ExpiresAt = expiresAt }) > 0;
    }

    public static Task<Account?> FindSessionAsync(SqlSession sql, string hash, Instant now) =>
        sql.FirstOrDefaultAsync<Account>(
            $"""
            SELECT {PeopleStore.Columns} FROM accounts
            WHERE id = (SELECT account_id FROM sessions WHERE secret_hash = @Hash AND expires_at > @Now) AND {MaySignIn}
            """,
            new { Hash = hash, Now = now });

    public static Task EndSessionAsync(SqlSession sql, string hash) =>
        sql.ExecuteAsync("DELETE FROM sessions WHERE secret_hash = @Hash", new { Hash = hash });

    /// <summary>Ends every session of these accounts, and voids the links that they have not used.</summary>
    public static async Task EndSessionsAsync(SqlSession sql, IEnumerable<AccountId> accounts)
    {
        var ids = new { Accounts = accounts.Select(account => account.Value).ToList() };
        await sql.ExecuteAsync("DELETE FROM sessions WHERE account_id IN @Accounts", ids);
        await sql.ExecuteAsync("DELETE FROM sign_in_links WHERE account_id IN @Accounts AND used_at IS NULL", ids);
    }

    private static async Task AddSessionAsync(SqlSession sql, AccountId account, string hash, Instant now, Instant expiresAt)
    {
        await sql.ExecuteAsync("DELETE FROM sessions WHERE expires_at <= @Now", new { Now = now });
        await sql.ExecuteAsync(
            """
            INSERT INTO sessions (secret_hash, account_id, created_at, expires_at)
            VALUES (@Hash, @Account, @Now, @ExpiresAt)
            """,
            new { Hash = hash, Account = account, Now = now, ExpiresAt = expiresAt });
    }
}
