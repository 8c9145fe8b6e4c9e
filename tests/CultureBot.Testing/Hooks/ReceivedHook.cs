using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace CultureBot.Testing.Hooks;

/// <summary>One request as a receiver got it.</summary>
public sealed record ReceivedHook(string Path, string Id, string Timestamp, string Signature, string Body)
{
    private const string Prefix = "whsec_";
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    public JsonNode Event => JsonNode.Parse(Body)!;

    public string Type => Event["type"]!.GetValue<string>();

    public JsonNode Data => Event["data"]!;

    /// <summary>
    /// As Standard Webhooks tells receivers to verify: the timestamp is of these minutes, and one of the signatures divided by spaces
    /// is v1 and the HMAC-SHA256 of id, timestamp and body under the secret's bytes.
    /// </summary>
    public bool IsSignedWith(string secret, Instant now)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (!long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        var age = now - Instant.FromUnixTimeSeconds(seconds);
        if (age > Tolerance || age < -Tolerance) return false;
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret[Prefix.Length..]));
        var expected = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(string.Concat(Id, ".", Timestamp, ".", Body))));
        return Signature.Split(' ').Select(one => one.Split(',')).Any(parts => parts is ["v1", var given] && given == expected);
    }
}
