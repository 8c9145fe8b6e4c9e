using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Workspaces.Installs;

/// <summary>The SQL of installs and their tokens.</summary>
internal static class InstallsStore
{
    private const string Columns =
        """
        id, platform, external_id, is_organization, bot_account_id, token, refresh_token, token_expires_at, token_revision,
        reinstall_needed_at, verified_at
        """;

    public static readonly WrappedColumn WrappedTokens =
        new("installs", "token", $"'{InstallSecrets.TokenPurposeStart}' || platform || ' ' || external_id");

    public static readonly WrappedColumn WrappedRefreshTokens =
        new("installs", "refresh_token", $"'{InstallSecrets.RefreshPurposeStart}' || platform || ' ' || external_id");

    static InstallsStore() => Use();

    /// <summary>Tells the database layer how the ids are stored.</summary>
    internal static void Use()
    {
        SqlTypes.UseId<InstallId>(value => new(value), id => id.Value);
        SqlTypes.UseId<RefreshLeaseId>(value => new(value), id => id.Value);
        SqlTypes.UseId<WorkspaceId>(value => new(value), id => id.Value);
    }

    /// <summary>Stores an install, in the place of an earlier one of the same workspace or organization.</summary>
    public static async Task<InstallId> SaveAsync(SqlSession sql, NewInstall install) =>
        (await sql.ListAsync<InstallId>(
            """
            INSERT INTO installs (
                id, platform, external_id, name, is_organization, bot_account_id, token, refresh_token, token_expires_at, verified_at)
            VALUES (
                @Id, @Platform, @ExternalId, @Name, @IsOrganization, @BotAccountId, @Token, @RefreshToken, @TokenExpiresAt, @VerifiedAt)
            ON CONFLICT (platform, external_id) DO UPDATE SET
                name = excluded.name,
                is_organization = excluded.is_organization,
                bot_account_id = excluded.bot_account_id,
                token = excluded.token,
                refresh_token = excluded.refresh_token,
                token_expires_at = excluded.token_expires_at,
                token_revision = installs.token_revision + 1,
                refresh_lease = NULL,
                refresh_after = NULL,
                reinstall_needed_at = NULL,
                verified_at = excluded.verified_at,
                revoked_at = NULL
            RETURNING id
            """,
            new
            {
                Id = new InstallId(Guid.CreateVersion7(install.VerifiedAt.ToDateTimeOffset())),
                install.Platform,
                install.ExternalId,
                install.Name,
                install.IsOrganization,
                install.BotAccountId,
                install.Token,
                install.RefreshToken,
                install.TokenExpiresAt,
                install.VerifiedAt,
            }))[0];

    /// <summary>Whose token speaks for a connected workspace, or for the organization with this id; null when none does.</summary>
    public static Task<Install?> FindForAsync(SqlSession sql, string platform, string externalId) =>
        sql.FirstOrDefaultAsync<Install>(
            $"""
            SELECT {Columns} FROM installs
            WHERE token IS NOT NULL
              AND (id = (SELECT install_id FROM workspaces
                         WHERE platform = @Platform AND external_id = @ExternalId AND disconnected_at IS NULL)
                   OR (platform = @Platform AND external_id = @ExternalId AND is_organization = TRUE))
            """,
            new { Platform = platform, ExternalId = externalId });

    /// <summary>The install of exactly this workspace or organization, while it has a token.</summary>
    public static Task<Install?> FindAsync(SqlSession sql, string platform, string externalId) =>
        sql.FirstOrDefaultAsync<Install>(
            $"SELECT {Columns} FROM installs WHERE platform = @Platform AND external_id = @ExternalId AND token IS NOT NULL",
            new { Platform = platform, ExternalId = externalId });

    public static Task<Install?> FindAsync(SqlSession sql, InstallId id) =>
        sql.FirstOrDefaultAsync<Install>($"SELECT {Columns} FROM installs WHERE id = @Id AND token IS NOT NULL", new { Id = id });

    /// <summary>Organizations whose workspaces were not read since.</summary>
    public static Task<IReadOnlyList<Install>> ListOrganizationsToReadAsync(SqlSession sql, Instant since) =>
        sql.ListAsync<Install>(
            $"""
            SELECT {Columns} FROM installs
            WHERE is_organization = TRUE AND token IS NOT NULL AND (workspaces_read_at IS NULL OR workspaces_read_at < @Since)
            ORDER BY id
            """,
            new { Since = since });

    public static Task WorkspacesReadAsync(SqlSession sql, InstallId id, Instant now) =>
        sql.ExecuteAsync("UPDATE installs SET workspaces_read_at = @Now WHERE id = @Id", new { Id = id, Now = now });

    /// <summary>The organization's workspaces are to be read again soon.</summary>
    public static Task ForgetWorkspacesReadAsync(SqlSession sql, InstallId id) =>
        sql.ExecuteAsync("UPDATE installs SET workspaces_read_at = NULL WHERE id = @Id", new { Id = id });

    /// <summary>Forgets the tokens of an install that the platform took away.</summary>
    public static Task EndAsync(SqlSession sql, InstallId id, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE installs SET token = NULL, refresh_token = NULL, token_expires_at = NULL, refresh_lease = NULL,
                token_revision = token_revision + 1, revoked_at = @Now
            WHERE id = @Id
            """,
            new { Id = id, Now = now });

    /// <summary>Forgets the tokens of installs that no workspace uses any more, since their organization's took over.</summary>
    public static Task EndUnusedAsync(SqlSession sql, string platform, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE installs SET token = NULL, refresh_token = NULL, token_expires_at = NULL, refresh_lease = NULL,
                token_revision = token_revision + 1, revoked_at = @Now
            WHERE platform = @Platform AND is_organization = FALSE AND token IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM workspaces w WHERE w.install_id = installs.id)
            """,
            new { Platform = platform, Now = now });
}
