using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Workspaces.Installs;

/// <summary>The SQL of invitations and visits; knows only hashes of secrets.</summary>
internal static class InstallInvitesStore
{
    private static readonly Duration KeptAfterwards = Duration.FromDays(1);

    static InstallInvitesStore() => SqlTypes.UseId<AccountId>(value => new(value), id => id.Value);

    /// <summary>Adds an invitation, and clears away what expired a day ago.</summary>
    public static async Task AddAsync(SqlSession sql, string hash, AccountId? createdBy, Instant now, Instant expiresAt)
    {
        var dayAgo = now - KeptAfterwards;
        await sql.ExecuteAsync("DELETE FROM install_states WHERE expires_at < @DayAgo", new { DayAgo = dayAgo });
        await sql.ExecuteAsync(
            """
            DELETE FROM install_invites
            WHERE expires_at < @DayAgo AND NOT EXISTS (SELECT 1 FROM install_states s WHERE s.invite_hash = install_invites.secret_hash)
            """,
            new { DayAgo = dayAgo });
        await sql.ExecuteAsync(
            """
            INSERT INTO install_invites (secret_hash, created_by, created_at, expires_at)
            VALUES (@Hash, @CreatedBy, @Now, @ExpiresAt)
            """,
            new { Hash = hash, CreatedBy = createdBy?.Value, Now = now, ExpiresAt = expiresAt });
    }

    /// <summary>Adds a visit when the invitation still holds.</summary>
    public static async Task<bool> BeginAsync(
        SqlSession sql, string inviteHash, string stateHash, string browserHash, Instant now, Instant expiresAt) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO install_states (state_hash, browser_hash, invite_hash, expires_at)
            SELECT @StateHash, @BrowserHash, secret_hash, @ExpiresAt FROM install_invites
            WHERE secret_hash = @InviteHash AND used_at IS NULL AND expires_at > @Now
            """,
            new { InviteHash = inviteHash, StateHash = stateHash, BrowserHash = browserHash, Now = now, ExpiresAt = expiresAt }) == 1;

    /// <summary>One statement decides: of two who come back with one state, one gets its invitation.</summary>
    public static async Task<string?> EndVisitAsync(SqlSession sql, string stateHash, string browserHash, Instant now) =>
        await sql.FirstOrDefaultAsync<string>(
            """
            UPDATE install_states SET used_at = @Now
            WHERE state_hash = @StateHash AND browser_hash = @BrowserHash AND used_at IS NULL AND expires_at > @Now
            RETURNING invite_hash
            """,
            new { StateHash = stateHash, BrowserHash = browserHash, Now = now });

    /// <summary>Uses an invitation up; false when that was done before.</summary>
    public static async Task<bool> UseAsync(SqlSession sql, string inviteHash, Instant now) =>
        await sql.ExecuteAsync(
            "UPDATE install_invites SET used_at = @Now WHERE secret_hash = @Hash AND used_at IS NULL",
            new { Hash = inviteHash, Now = now }) == 1;
}
