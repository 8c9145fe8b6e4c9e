using System.Collections.Immutable;

namespace CultureBot.Chat;

/// <summary>
/// How administrators install the bot on a platform by themselves (OAuth): where they are sent, what they come back with,
/// and how the tokens are kept alive. Only platforms that are configured for it offer one.
/// </summary>
public interface IChatInstall
{
    /// <summary>The platform's name, for example <c>slack</c>.</summary>
    string Platform { get; }

    /// <summary>Where the administrator is asked; the platform sends them to <paramref name="returnTo"/> with the same state.</summary>
    Uri AuthorizeAddress(string state, Uri returnTo);

    /// <summary>Trades the code that somebody came back with for a token; a code works once.</summary>
    Task<InstallResult> ExchangeAsync(string code, Uri returnTo, CancellationToken cancellationToken);

    /// <summary>Trades a refresh token for the next token and the next refresh token; this one may not work again.</summary>
    Task<InstallResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken);

    /// <summary>Makes a token worthless.</summary>
    /// <returns>False when the platform could not be brought to it.</returns>
    Task<bool> RevokeAsync(string token, CancellationToken cancellationToken);

    /// <summary>The workspaces that an organization's token opens to the bot; only their ids and names are filled in.</summary>
    /// <exception cref="ChatPlatformException">The platform refused or could not be reached.</exception>
    Task<ImmutableArray<PlatformWorkspace>> ListWorkspacesAsync(string token, CancellationToken cancellationToken);
}

/// <summary>What came of asking for a token.</summary>
public abstract record InstallResult;

/// <summary>The platform gave a token.</summary>
public sealed record Granted(InstallGrant Grant) : InstallResult;

/// <summary>The platform gave none; <paramref name="Error"/> is its error word, never a secret.</summary>
public sealed record NotGranted(NotGrantedReason Reason, string Error) : InstallResult;

/// <summary>What a platform gives when it lets the bot in.</summary>
public sealed record InstallGrant
{
    public required string Token { get; init; }

    /// <summary>What the next token is got with; empty when tokens do not expire.</summary>
    public string RefreshToken { get; init; } = "";

    /// <summary>How long the token works; null when it does not expire.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>The id of the workspace, or of the organization when <see cref="IsOrganization"/>.</summary>
    public required string ExternalId { get; init; }

    public string Name { get; init; } = "";

    public string BotAccountId { get; init; } = "";

    /// <summary>The token speaks for an organization with several workspaces.</summary>
    public bool IsOrganization { get; init; }
}

public enum NotGrantedReason
{
    /// <summary>The code or refresh token does not work (any more): only a new install helps.</summary>
    Spent,

    /// <summary>The platform does not accept what is configured here: the operator has to correct it.</summary>
    Misconfigured,

    /// <summary>The whole organization has the bot already; its workspaces are opened to it there.</summary>
    OrganizationHasIt,

    /// <summary>The platform said no for another reason.</summary>
    Refused,

    /// <summary>The platform could not be reached, or asks to come back later.</summary>
    Unreachable,
}
