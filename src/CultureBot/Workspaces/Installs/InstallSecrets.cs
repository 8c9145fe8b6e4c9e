using CultureBot.Chat;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Workspaces.Installs;

/// <summary>Wraps and unwraps the tokens of installs.</summary>
internal static class InstallSecrets
{
    public const string TokenPurposeStart = "workspace token ";
    public const string RefreshPurposeStart = "workspace refresh token ";

    public static NewInstall Wrap(this SecretBox secrets, string platform, InstallGrant grant, Instant now) => new()
    {
        Platform = platform,
        ExternalId = grant.ExternalId,
        Name = grant.Name,
        IsOrganization = grant.IsOrganization,
        BotAccountId = grant.BotAccountId,
        Token = secrets.WrapText(TokenPurpose(platform, grant.ExternalId), grant.Token),
        RefreshToken = secrets.WrapRefreshToken(platform, grant.ExternalId, grant.RefreshToken),
        TokenExpiresAt = grant.ExpiresIn is { } life ? now + Duration.FromTimeSpan(life) : null,
        VerifiedAt = now,
    };

    /// <summary>Null for none.</summary>
    public static byte[]? WrapRefreshToken(this SecretBox secrets, string platform, string externalId, string refreshToken) =>
        refreshToken.Length == 0 ? null : secrets.WrapText(RefreshPurpose(platform, externalId), refreshToken);

    public static string TokenOf(this SecretBox secrets, Install install) =>
        secrets.UnwrapText(TokenPurpose(install.Platform, install.ExternalId), install.Token);

    public static string RefreshTokenOf(this SecretBox secrets, Install install) =>
        secrets.UnwrapText(RefreshPurpose(install.Platform, install.ExternalId), install.RefreshToken);

    // Whose it is is part of the purpose: a token moved into another install's row does not open there.
    public static string TokenPurpose(string platform, string externalId) => $"{TokenPurposeStart}{platform} {externalId}";

    public static string RefreshPurpose(string platform, string externalId) => $"{RefreshPurposeStart}{platform} {externalId}";
}
