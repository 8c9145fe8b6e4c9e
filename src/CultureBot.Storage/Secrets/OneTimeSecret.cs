using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Storage.Secrets;

/// <summary>
/// A secret that stands in a link or a cookie: 32 random bytes. The database holds only its SHA-256, so that neither a dump
/// nor a log opens anything.
/// </summary>
/// <param name="Text">For the address or the cookie; shown once, stored nowhere.</param>
/// <param name="Hash">What is stored.</param>
public sealed record OneTimeSecret(string Text, string Hash)
{
    private const int Bytes = 32;

    public static OneTimeSecret Create()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new(text, HashOf(text));
    }

    /// <summary>The hash that somebody's secret would be stored under.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
