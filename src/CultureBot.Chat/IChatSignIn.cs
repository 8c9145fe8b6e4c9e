namespace CultureBot.Chat;

/// <summary>
/// How people sign in to the pages with their account on a platform (OpenID Connect, authorization code). Only platforms that are
/// configured for it offer one.
/// </summary>
public interface IChatSignIn
{
    /// <summary>The platform's name, for example <c>slack</c>.</summary>
    string Platform { get; }

    /// <summary>What the platform calls itself on its sign-in button, for example <c>Slack</c>: a name, the same in every language.</summary>
    string Name { get; }

    /// <summary>Who signs its tokens, to the letter.</summary>
    string Issuer { get; }

    /// <summary>Where its endpoints and keys are named.</summary>
    Uri Metadata { get; }

    string ClientId { get; }

    string ClientSecret { get; }

    /// <summary>What is asked for, divided by spaces.</summary>
    string Scopes { get; }

    /// <summary>Whether it takes a code challenge (PKCE) of an app that has a secret.</summary>
    bool TakesChallenge { get; }

    /// <summary>Whose the claims of a valid ID token are; null when they name nobody whom the platform has told of.</summary>
    /// <param name="claim">The text of a claim; null when the token has none of that name.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    ValueTask<ChatIdentity?> FindAsync(Func<string, string?> claim, CancellationToken cancellationToken);
}

/// <summary>Somebody on a platform.</summary>
/// <param name="WorkspaceId">The workspace's id there.</param>
/// <param name="AccountId">The account's id there.</param>
public sealed record ChatIdentity(string WorkspaceId, string AccountId);
