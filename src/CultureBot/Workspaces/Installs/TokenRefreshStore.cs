using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Workspaces.Installs;

/// <summary>
/// The SQL of getting a token's successor: one node at a time, and whatever becomes of its lease the successor is stored in
/// the place of the very token that it succeeds, since the platform takes a refresh token once.
/// </summary>
internal static class TokenRefreshStore
{
    static TokenRefreshStore() => InstallsStore.Use();

    /// <summary>False when another node has it, when it is too early to try again, or when the token was replaced since.</summary>
    public static async Task<bool> TakeAsync(SqlSession sql, Install install, RefreshLeaseId lease, Instant now, Instant until) =>
        await sql.ExecuteAsync(
            """
            UPDATE installs SET refresh_lease = @Lease, refresh_after = @Until
            WHERE id = @Id AND token_revision = @TokenRevision AND token IS NOT NULL AND reinstall_needed_at IS NULL
              AND (refresh_after IS NULL OR refresh_after <= @Now)
            """,
            new { install.Id, install.TokenRevision, Lease = lease, Now = now, Until = until }) == 1;

    /// <summary>Stores the successor and ends the lease; false when the token was replaced, or the install ended, meanwhile.</summary>
    public static async Task<bool> SucceedAsync(
        SqlSession sql, Install install, byte[] token, byte[]? refreshToken, Instant? expiresAt, Instant verifiedAt) =>
        await sql.ExecuteAsync(
            """
            UPDATE installs SET token = @Token, refresh_token = @RefreshToken, token_expires_at = @ExpiresAt,
                token_revision = token_revision + 1, refresh_lease = NULL, refresh_after = NULL, reinstall_needed_at = NULL,
                verified_at = @VerifiedAt
            WHERE id = @Id AND token_revision = @TokenRevision AND token IS NOT NULL
            """,
            new
            {
                install.Id,
                install.TokenRevision,
                Token = token,
                RefreshToken = refreshToken,
                ExpiresAt = expiresAt,
                VerifiedAt = verifiedAt,
            }) == 1;

    /// <summary>Ends the lease without a successor; nobody tries again before <paramref name="after"/>.</summary>
    public static async Task<bool> PutOffAsync(SqlSession sql, InstallId id, RefreshLeaseId lease, Instant after) =>
        await sql.ExecuteAsync(
            "UPDATE installs SET refresh_lease = NULL, refresh_after = @After WHERE id = @Id AND refresh_lease = @Lease",
            new { Id = id, Lease = lease, After = after }) == 1;

    /// <summary>The platform gives no successor any more; says whether it concerned the token that is stored.</summary>
    public static async Task<bool> GiveUpAsync(SqlSession sql, Install install, RefreshLeaseId lease, Instant now) =>
        await sql.ExecuteAsync(
            """
            UPDATE installs SET refresh_lease = NULL, refresh_after = NULL, reinstall_needed_at = @Now
            WHERE id = @Id AND token_revision = @TokenRevision AND refresh_lease = @Lease
            """,
            new { install.Id, install.TokenRevision, Lease = lease, Now = now }) == 1;
}
