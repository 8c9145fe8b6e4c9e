using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace CultureBot.Hooks;

/// <summary>The header <c>webhook-signature</c> of Standard Webhooks: one signature a key, divided by spaces.</summary>
internal static class HookSignature
{
    /// <param name="keys">A receiver that knows any of them accepts it.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="body">As it is sent, to the byte.</param>
    public static string Of(IEnumerable<byte[]> keys, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    /// <summary>Seconds since 1970.</summary>
    public static string Timestamp(Instant now) => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
