using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>What a platform publishes about its sign-in.</summary>
/// <param name="Authorize">Where people are sent.</param>
/// <param name="Token">Where a code is traded for tokens.</param>
/// <param name="Keys">What tokens are signed with, by their ids.</param>
internal sealed record OpenIdKnown(Uri Authorize, Uri Token, ImmutableDictionary<string, SecurityKey> Keys)
{
    /// <summary>The address of the keys, from a metadata document.</summary>
    /// <exception cref="JsonException">It is none of this issuer, or names addresses that a secret must not go to.</exception>
    public static (Uri Authorize, Uri Token, Uri Keys) ReadMetadata(string json, string issuer)
    {
        var document = OpenIdConnectConfiguration.Create(json);
        if (document.Issuer != issuer) throw new JsonException("It is of another issuer.");
        return (Address(document.AuthorizationEndpoint), Address(document.TokenEndpoint), Address(document.JwksUri));
    }

    /// <summary>The signing keys of a JSON Web Key Set.</summary>
    /// <exception cref="JsonException">It holds none.</exception>
    public static ImmutableDictionary<string, SecurityKey> ReadKeys(string json)
    {
        // What is no signing key of RSA is for somebody else.
        var keys = new JsonWebKeySet(json).Keys
            .Where(key => key is { Kid.Length: > 0, Kty: JsonWebAlgorithmsKeyTypes.RSA, Use: null or "" or "sig" })
            .DistinctBy(key => key.Kid, StringComparer.Ordinal)
            .ToImmutableDictionary(key => key.Kid, SecurityKey (key) => key, StringComparer.Ordinal);
        return keys.IsEmpty ? throw new JsonException("It holds no keys.") : keys;
    }

    // What comes from there is believed, and what goes there is a secret.
    private static Uri Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new JsonException("It leaves an address out, or names one that is not safe.");
}
