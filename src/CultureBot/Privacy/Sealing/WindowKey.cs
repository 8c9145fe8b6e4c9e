using System.Security.Cryptography;
using CultureBot.Storage.Secrets;
using ScalarMult = Sodium.ScalarMult;

namespace CultureBot.Privacy.Sealing;

/// <summary>
/// A window's key pair on X25519. The private half is stored wrapped by <c>Secrets:Key</c>, never beside the ballots in the
/// clear, and is deleted at the close.
/// </summary>
internal static class WindowKey
{
    /// <summary>Bytes of either half.</summary>
    public const int Length = 32;

    /// <summary>What the private half is wrapped for.</summary>
    public const string Purpose = "window-key";

    public static (byte[] PublicKey, byte[] WrappedPrivateKey) Create(SecretBox secrets)
    {
        var privateKey = RandomNumberGenerator.GetBytes(Length);
        try
        {
            return (ScalarMult.Base(privateKey), secrets.Wrap(Purpose, privateKey));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    /// <returns>The private half. Whoever asked for it overwrites it with zeros when it is done.</returns>
    /// <exception cref="SecretUnreadableException">It was wrapped with a key that is not configured.</exception>
    /// <exception cref="NotSupportedException">Another version of this program made it.</exception>
    public static byte[] Open(SecretBox secrets, byte[] wrappedPrivateKey)
    {
        var privateKey = secrets.Unwrap(Purpose, wrappedPrivateKey);
        return privateKey.Length == Length
            ? privateKey
            : throw new NotSupportedException("A window's key has another form than this program makes: another version made it, and has to close the window.");
    }
}
