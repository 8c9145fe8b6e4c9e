using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Web.Visitors.OpenId;

/// <summary>Somebody on their way to a platform's sign-in and back. It goes with their browser, wrapped, and is stored nowhere.</summary>
/// <param name="Platform">Where they are sent.</param>
/// <param name="State">Comes back with them.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Of PKCE; shown when the code is traded.</param>
/// <param name="To">The page of ours that they wanted, as a path.</param>
/// <param name="ExpiresAt">In Unix milliseconds.</param>
internal sealed record OpenIdVisit(string Platform, string State, string Nonce, string Verifier, string To, long ExpiresAt)
{
    /// <summary>How long somebody may take at the platform.</summary>
    public static readonly Duration Lifetime = Duration.FromMinutes(10);

    /// <summary>What the platform keeps until the verifier is shown (RFC 7636, S256).</summary>
    [JsonIgnore]
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static OpenIdVisit Begin(string platform, string to, Instant now) =>
        new(platform, OneTimeSecret.Create().Text, OneTimeSecret.Create().Text, OneTimeSecret.Create().Text, to, (now + Lifetime).ToUnixTimeMilliseconds());

    /// <summary>Whether it is this visit that came back, in time.</summary>
    public bool Is(string platform, string? state, Instant now) =>
        Platform == platform
        && now.ToUnixTimeMilliseconds() < ExpiresAt
        && state is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));
}

[JsonSerializable(typeof(OpenIdVisit))]
internal sealed partial class OpenIdJson : JsonSerializerContext;
