using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CultureBot.Chat.Teams;

/// <summary>A published key.</summary>
/// <param name="Key">What a signature is checked with.</param>
/// <param name="Endorsements">The channels that it may sign for.</param>
internal sealed record TeamsKey(SecurityKey Key, ImmutableHashSet<string> Endorsements)
{
    /// <summary>The keys of a JSON Web Key Set by their ids. Endorsements are Microsoft's own addition to it.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImmutableDictionary<string, TeamsKey> ReadSet(string json)
    {
        using var document = JsonDocument.Parse(json);
        var keys = ImmutableDictionary.CreateBuilder<string, TeamsKey>(StringComparer.Ordinal);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var set)
            || set.ValueKind != JsonValueKind.Array) throw new JsonException("It holds no keys.");
        foreach (var key in set.EnumerateArray())
        {
            // What is no signing key of RSA is for somebody else.
            if (Text(key, "kid") is not { Length: > 0 } kid || Text(key, "kty") != "RSA" || Text(key, "use") is not (null or "sig")) continue;
            keys[kid] = new(new JsonWebKey(key.GetRawText()), [.. Endorsed(key)]);
        }

        return keys.ToImmutable();
    }

    private static IEnumerable<string> Endorsed(JsonElement key) =>
        key.TryGetProperty("endorsements", out var endorsements) && endorsements.ValueKind == JsonValueKind.Array
            ? endorsements.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
