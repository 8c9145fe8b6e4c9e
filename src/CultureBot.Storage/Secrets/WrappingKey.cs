using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Storage.Secrets;

/// <summary>One key, the short id that stands in what it wrapped, and what is derived from it for each purpose.</summary>
internal sealed class WrappingKey
{
    private const int IdLength = 4;

    private readonly byte[] _key;
    private readonly byte[] _id;
    private readonly ConcurrentDictionary<string, byte[]> _derived = new(StringComparer.Ordinal);

    public WrappingKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != SecretKey.Length) throw new ArgumentException($"The key must have {SecretKey.Length} bytes.", nameof(key));
        _key = key.ToArray();
        _id = SHA256.HashData(_key)[..IdLength];
    }

    public ReadOnlySpan<byte> Id => _id;

    public byte[] For(string purpose) => _derived.GetOrAdd(
        purpose,
        static (purpose, key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, SecretKey.Length, info: Encoding.UTF8.GetBytes(purpose)),
        _key);
}
