using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Storage.Secrets;

/// <summary>
/// Wraps what a dump of the database alone must not open: tokens, keys, words that wait. AES-256-GCM with a key of its own
/// for each purpose, derived from <c>Secrets:Key</c> by HKDF-SHA256. Unwraps what earlier keys wrapped, too. May be used by
/// several threads.
/// </summary>
public sealed class SecretBox
{
    // version (1), id of the key (4), nonce (12), tag (16), then the text.
    private const byte Version = 1;
    private const int KeyIdStart = 1;
    private const int NonceStart = 5;
    private const int TagStart = 17;
    private const int TextStart = 33;

    private readonly WrappingKey _key;
    private readonly ImmutableArray<WrappingKey> _previous;

    /// <param name="key">32 random bytes.</param>
    /// <param name="previousKeys">Keys that were used before, for unwrapping alone.</param>
    public SecretBox(ReadOnlySpan<byte> key, IEnumerable<byte[]>? previousKeys = null)
    {
        _key = new(key);
        _previous = [.. (previousKeys ?? []).Select(previous => new WrappingKey(previous))];
    }

    /// <summary>Some of what is stored may be wrapped under an earlier key.</summary>
    public bool HasPreviousKeys => !_previous.IsEmpty;

    /// <summary>
    /// Different each time, also for the same text. The purpose says what it is, for example <c>slack-token</c>; unwrapping
    /// needs the same.
    /// </summary>
    /// <param name="purpose">One of a few: a key is derived, and kept, for each.</param>
    /// <param name="plain">What to wrap.</param>
    /// <param name="context">Whose or for what, where unwrapping it for anything else must fail; any number of them.</param>
    public byte[] Wrap(string purpose, ReadOnlySpan<byte> plain, string context = "")
    {
        var wrapped = new byte[TextStart + plain.Length];
        wrapped[0] = Version;
        _key.Id.CopyTo(wrapped.AsSpan(KeyIdStart));
        RandomNumberGenerator.Fill(wrapped.AsSpan(NonceStart..TagStart));
        using var aes = new AesGcm(_key.For(purpose), TextStart - TagStart);
        aes.Encrypt(
            wrapped.AsSpan(NonceStart..TagStart), plain, wrapped.AsSpan(TextStart), wrapped.AsSpan(TagStart..TextStart),
            AssociatedData(purpose, context, wrapped));
        return wrapped;
    }

    /// <summary>
    /// Throws <see cref="SecretUnreadableException"/> when it was wrapped with a key that is not configured or for another
    /// purpose or context, or was changed since.
    /// </summary>
    public byte[] Unwrap(string purpose, ReadOnlySpan<byte> wrapped, string context = "")
    {
        if (wrapped.Length < TextStart || wrapped[0] != Version)
        {
            throw new SecretUnreadableException($"The stored secret ({purpose}) is damaged: it does not have the form this program writes.");
        }

        if (KeyOf(wrapped) is not { } key)
        {
            throw new SecretUnreadableException(
                $"The stored secret ({purpose}) was wrapped with another key than the one configured. Set Secrets:Key (or Secrets:KeyFile) to "
                + "the key with which this database was last used, or add that key to Secrets:PreviousKeys.");
        }

        var plain = new byte[wrapped.Length - TextStart];
        using var aes = new AesGcm(key.For(purpose), TextStart - TagStart);
        try
        {
            aes.Decrypt(
                wrapped[NonceStart..TagStart], wrapped[TextStart..], wrapped[TagStart..TextStart], plain,
                AssociatedData(purpose, context, wrapped));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new SecretUnreadableException(
                $"The stored secret ({purpose}) is damaged, or was wrapped for another purpose.", exception);
        }

        return plain;
    }

    /// <summary>
    /// A key for hashes that a dump alone must let nobody check, the same for one purpose as long as <c>Secrets:Key</c> is.
    /// </summary>
    /// <param name="purpose">One of a few, and none that something is wrapped for.</param>
    public byte[] KeyFor(string purpose) => [.. _key.For(purpose)];

    public byte[] WrapText(string purpose, string plain) => Wrap(purpose, Encoding.UTF8.GetBytes(plain));

    public string UnwrapText(string purpose, ReadOnlySpan<byte> wrapped) => Encoding.UTF8.GetString(Unwrap(purpose, wrapped));

    /// <summary>True when the present key wrapped it, not an earlier one.</summary>
    public bool IsCurrent(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length >= TextStart && wrapped[0] == Version && wrapped[KeyIdStart..NonceStart].SequenceEqual(_key.Id);

    private WrappingKey? KeyOf(ReadOnlySpan<byte> wrapped)
    {
        if (IsCurrent(wrapped)) return _key;
        foreach (var previous in _previous)
        {
            if (wrapped[KeyIdStart..NonceStart].SequenceEqual(previous.Id)) return previous;
        }

        return null;
    }

    private static byte[] AssociatedData(string purpose, string context, ReadOnlySpan<byte> wrapped) =>
        [.. wrapped[..NonceStart], .. Encoding.UTF8.GetBytes(context.Length == 0 ? purpose : $"{purpose}\n{context}")];
}

/// <summary>A stored secret cannot be opened; the message says whether the key is to blame. Never holds the secret.</summary>
public sealed class SecretUnreadableException(string message, Exception? inner = null) : CryptographicException(message, inner);
