using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Storage.Secrets;

/// <summary>
/// Wraps what a dump of the database alone must not open: tokens, keys, words that wait. AES-256-GCM with a key of its own
/// for each purpose, derived from <c>Secrets:Key</c> by HKDF-SHA256. May be used by several threads.
/// </summary>
public sealed class SecretBox
{
    // version (1), id of the key (4), nonce (12), tag (16), then the text.
    private const byte Version = 1;
    private const int KeyIdStart = 1;
    private const int NonceStart = 5;
    private const int TagStart = 17;
    private const int TextStart = 33;

    private readonly byte[] _key;
    private readonly byte[] _keyId;
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <param name="key">32 random bytes.</param>
    public SecretBox(ReadOnlySpan<byte> key)
    {
        if (key.Length != SecretKey.Length) throw new ArgumentException($"The key must have {SecretKey.Length} bytes.", nameof(key));
        _key = key.ToArray();
        _keyId = SHA256.HashData(_key)[..(NonceStart - KeyIdStart)];
    }

    /// <summary>
    /// Different each time, also for the same text. The purpose says what it is, for example <c>slack-token</c>; unwrapping
    /// needs the same.
    /// </summary>
    public byte[] Wrap(string purpose, ReadOnlySpan<byte> plain)
    {
        var wrapped = new byte[TextStart + plain.Length];
        wrapped[0] = Version;
        _keyId.CopyTo(wrapped.AsSpan(KeyIdStart));
        RandomNumberGenerator.Fill(wrapped.AsSpan(NonceStart..TagStart));
        using var aes = new AesGcm(KeyFor(purpose), TextStart - TagStart);
        aes.Encrypt(
            wrapped.AsSpan(NonceStart..TagStart), plain, wrapped.AsSpan(TextStart), wrapped.AsSpan(TagStart..TextStart),
            AssociatedData(purpose, wrapped));
        return wrapped;
    }

    /// <summary>
    /// Throws <see cref="SecretUnreadableException"/> when it was wrapped with another key or for another purpose, or was
    /// changed since.
    /// </summary>
    public byte[] Unwrap(string purpose, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < TextStart || wrapped[0] != Version)
        {
            throw new SecretUnreadableException($"The stored secret ({purpose}) is damaged: it does not have the form this program writes.");
        }

        if (!wrapped[KeyIdStart..NonceStart].SequenceEqual(_keyId))
        {
            throw new SecretUnreadableException(
                $"The stored secret ({purpose}) was wrapped with another key than the one configured. Set Secrets:Key (or Secrets:KeyFile) to "
                + "the key with which this database was first used.");
        }

        var plain = new byte[wrapped.Length - TextStart];
        using var aes = new AesGcm(KeyFor(purpose), TextStart - TagStart);
        try
        {
            aes.Decrypt(
                wrapped[NonceStart..TagStart], wrapped[TextStart..], wrapped[TagStart..TextStart], plain,
                AssociatedData(purpose, wrapped));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new SecretUnreadableException(
                $"The stored secret ({purpose}) is damaged, or was wrapped for another purpose.", exception);
        }

        return plain;
    }

    public byte[] WrapText(string purpose, string plain) => Wrap(purpose, Encoding.UTF8.GetBytes(plain));

    public string UnwrapText(string purpose, ReadOnlySpan<byte> wrapped) => Encoding.UTF8.GetString(Unwrap(purpose, wrapped));

    private static byte[] AssociatedData(string purpose, ReadOnlySpan<byte> wrapped) =>
        [.. wrapped[..NonceStart], .. Encoding.UTF8.GetBytes(purpose)];

    private byte[] KeyFor(string purpose) => _keys.GetOrAdd(
        purpose,
        static (purpose, key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, SecretKey.Length, info: Encoding.UTF8.GetBytes(purpose)),
        _key);
}

/// <summary>A stored secret cannot be opened; the message says whether the key is to blame. Never holds the secret.</summary>
public sealed class SecretUnreadableException(string message, Exception? inner = null) : CryptographicException(message, inner);
