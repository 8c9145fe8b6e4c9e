using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>
/// The keys with which the Bot Framework signs what it sends, and tokens made with them. It is written by hand and not with
/// the library that checks the tokens, so that the two cannot be wrong together.
/// </summary>
public static class TeamsSigning
{
    public const string AppId = "00000000-0000-0000-0000-00000000000b";

    /// <summary>The tenant whose Entra tokens are accepted where Entra's are.</summary>
    public const string EntraTenant = "11111111-2222-3333-4444-555555555555";

    public const string PublicIssuer = "https://api.botframework.com";
    public const string UsGovIssuer = "https://api.botframework.us";

    /// <summary>Signs nearly everything.</summary>
    public const string UsualKey = "usual";

    /// <summary>Endorsed for another channel alone.</summary>
    public const string WebChatKey = "webchat";

    /// <summary>Published with no endorsements at all.</summary>
    public const string UnendorsedKey = "unendorsed";

    /// <summary>Published later than the others: after the keys have been read once.</summary>
    public const string NextKey = "next";

    /// <summary>Published nowhere.</summary>
    public const string ForeignKey = "foreign";

    /// <summary>Of Entra, published beside the Bot Framework's in another document.</summary>
    public const string EntraKey = "entra";

    // Making one takes a while; they are the same for all tests of a process.
    private static readonly Dictionary<string, RSA> Made = new[] { UsualKey, WebChatKey, UnendorsedKey, NextKey, ForeignKey, EntraKey }
        .ToDictionary(name => name, _ => RSA.Create(2048), StringComparer.Ordinal);

    /// <summary>What stands at the metadata's <c>jwks_uri</c>.</summary>
    /// <param name="isRotated">True once <see cref="NextKey"/> is published, too.</param>
    public static JsonObject Keys(bool isRotated) => new()
    {
        ["keys"] = new JsonArray([
            Key(UsualKey, ["msteams", "webchat", "directline"]),
            Key(WebChatKey, ["webchat", "directline"]),
            Key(UnendorsedKey, null),
            .. isRotated ? [Key(NextKey, ["msteams"])] : Array.Empty<JsonNode>(),
        ]),
    };

    /// <summary>The same for Entra, whose keys carry no endorsements.</summary>
    public static JsonObject EntraKeys() => new() { ["keys"] = new JsonArray(Key(EntraKey, null)) };

    /// <summary>The metadata document that names the keys.</summary>
    public static JsonObject Metadata(string issuer, Uri keys) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = keys.AbsoluteUri,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };

    /// <summary>What the Bot Framework says in a token at a moment; the rows of the table change it.</summary>
    public static JsonObject Claims(DateTimeOffset now, string serviceUrl) => new()
    {
        ["serviceurl"] = serviceUrl,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(59).ToUnixTimeSeconds(),
        ["iss"] = PublicIssuer,
        ["aud"] = AppId,
    };

    /// <summary>A token; <paramref name="kid"/> says which key it claims to be signed with when that is not the one that signs.</summary>
    public static string Sign(JsonObject claims, string key = UsualKey, string algorithm = "RS256", string? kid = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = kid ?? key };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(signed), key, algorithm))}";
    }

    private static byte[] Signature(byte[] signed, string key, string algorithm)
    {
        lock (Made)
        {
            return algorithm switch
            {
                "RS256" => Made[key].SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                "RS384" => Made[key].SignData(signed, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                "RS512" => Made[key].SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                "PS256" => Made[key].SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                // Whoever takes the published key for a secret believes this.
                "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Made[key].ExportSubjectPublicKeyInfoPem()), signed),
                "none" => [],
                _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Nobody signs like that."),
            };
        }
    }

    private static JsonObject Key(string name, string[]? endorsements)
    {
        var parameters = Made[name].ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = name,
            ["x5t"] = name,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (endorsements is not null) key["endorsements"] = JsonSerializer.SerializeToNode(endorsements);
        return key;
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
