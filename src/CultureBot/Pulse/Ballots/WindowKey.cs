using System.Security.Cryptography;
using CultureBot.Storage.Secrets;

namespace CultureBot.Pulse;

/// <summary>
/// A window's key pair on P-256. The private half is stored wrapped by <c>Secrets:Key</c>, never beside the ballots in the
/// clear, and is deleted at the close.
/// </summary>
internal static class WindowKey
{
    /// <summary>What the private half is wrapped for, as an SQL expression over survey_windows.</summary>
    public static WrappedColumn Wrapped { get; } = new("survey_windows", "private_key", "'window-key'");

    private const string Purpose = "window-key";

    public static (byte[] PublicKey, byte[] WrappedPrivateKey) Create(SecretBox secrets)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var privateKey = pair.ExportECPrivateKey();
        try
        {
            return (pair.ExportSubjectPublicKeyInfo(), secrets.Wrap(Purpose, privateKey));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }

    /// <exception cref="SecretUnreadableException">It was wrapped with a key that is not configured.</exception>
    public static ECDiffieHellman Open(SecretBox secrets, byte[] wrappedPrivateKey)
    {
        var privateKey = secrets.Unwrap(Purpose, wrappedPrivateKey);
        try
        {
            var pair = ECDiffieHellman.Create();
            pair.ImportECPrivateKey(privateKey, out _);
            return pair;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(privateKey);
        }
    }
}
