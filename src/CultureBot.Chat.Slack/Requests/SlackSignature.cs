using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Checks that a request comes from Slack: <c>v0=</c> and the hex HMAC-SHA256 of <c>v0:{timestamp}:{raw body}</c>, not
/// more than 300 seconds off (docs.slack.dev, "Verifying requests from Slack").
/// </summary>
internal sealed class SlackSignature(IOptions<SlackOptions> options, TimeProvider clock)
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    private const int SignatureLength = 3 + (2 * HMACSHA256.HashSizeInBytes);
    private const int LongestTimestamp = 12;
    private const long AllowedSeconds = 300;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.Value.SigningSecret);

    public bool IsValid(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        One(headers[TimestampHeader]) is { } timestamp
        && One(headers[SignatureHeader]) is { } signature
        && IsValid(timestamp, signature, body);

    /// <summary>It was signed at another time than ours, rightly or not.</summary>
    public bool IsOfAnotherTime(IHeaderDictionary headers) => One(headers[TimestampHeader]) is { } timestamp && !IsRecent(timestamp);

    public bool IsValid(string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        // An unset secret would let anybody sign with the empty key.
        if (_secret.Length == 0 || signature.Length != SignatureLength || !IsRecent(timestamp)) return false;

        Span<byte> given = stackalloc byte[SignatureLength];
        if (Encoding.ASCII.GetBytes(signature, given) != SignatureLength) return false;
        Span<byte> expected = stackalloc byte[SignatureLength];
        Sign(_secret, timestamp, body, expected);
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }

    /// <summary>Writes the signature, as it stands in the header, into 67 bytes.</summary>
    internal static void Sign(byte[] secret, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        // One pass over one buffer is several times faster than an incremental hash for bodies of a few hundred bytes.
        var length = 4 + timestamp.Length + body.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            "v0:"u8.CopyTo(rented);
            Encoding.ASCII.GetBytes(timestamp, rented.AsSpan(3));
            rented[3 + timestamp.Length] = (byte)':';
            body.CopyTo(rented.AsSpan(4 + timestamp.Length));
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(secret, rented.AsSpan(0, length), hash);
            "v0="u8.CopyTo(signature);
            Convert.TryToHexStringLower(hash, signature[3..], out _);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private bool IsRecent(string timestamp) =>
        timestamp.Length is > 0 and <= LongestTimestamp
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= AllowedSeconds;

    // A header sent twice is not Slack's: which of the two would be the signed one?
    private static string? One(StringValues values) => values.Count == 1 ? values[0] : null;
}
