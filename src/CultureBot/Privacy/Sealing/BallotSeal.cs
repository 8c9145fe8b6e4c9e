using System.Security.Cryptography;
using System.Text;
using Sodium;

namespace CultureBot.Privacy.Sealing;

/// <summary>
/// Seals bytes to a window's public key: an ephemeral X25519 key a ballot, HKDF-SHA256, AES-256-GCM. Whoever seals cannot open;
/// only the window's private key can.
/// </summary>
internal static class BallotSeal
{
    // version (1), the ephemeral public key (32), tag (16), then the text. The key is used once, so the nonce is zero.
    private const byte Version = 2;
    private const int EphemeralStart = 1;
    private const int TagStart = EphemeralStart + WindowKey.Length;
    private const int TagLength = 16;
    private const int TextStart = TagStart + TagLength;
    private const int KeyLength = 32;
    private static readonly byte[] Nonce = new byte[12];

    /// <param name="window">Bound into the seal: it opens for no other window.</param>
    /// <param name="publicKey">The window's.</param>
    /// <param name="ballot">Padded already.</param>
    public static byte[] Seal(Guid window, byte[] publicKey, ReadOnlySpan<byte> ballot)
    {
        var ephemeral = RandomNumberGenerator.GetBytes(WindowKey.Length);
        try
        {
            var sealedBallot = new byte[TextStart + ballot.Length];
            sealedBallot[0] = Version;
            ScalarMult.Base(ephemeral).CopyTo(sealedBallot, EphemeralStart);
            using var aes = AesOf(window, ephemeral, publicKey, EphemeralOf(sealedBallot));
            aes.Encrypt(
                Nonce, ballot, sealedBallot.AsSpan(TextStart), sealedBallot.AsSpan(TagStart, TagLength), AssociatedData(window, sealedBallot));
            return sealedBallot;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(ephemeral);
        }
    }

    /// <exception cref="CryptographicException">It was sealed for another window or key, or was changed since.</exception>
    public static byte[] Open(Guid window, byte[] privateKey, ReadOnlySpan<byte> sealedBallot)
    {
        if (sealedBallot.Length < TextStart || sealedBallot[0] != Version)
            throw new CryptographicException("A ballot does not have the form this program writes.");
        var ballot = new byte[sealedBallot.Length - TextStart];
        using var aes = AesOf(window, privateKey, EphemeralOf(sealedBallot).ToArray(), EphemeralOf(sealedBallot));
        aes.Decrypt(
            Nonce, sealedBallot[TextStart..], sealedBallot.Slice(TagStart, TagLength), ballot, AssociatedData(window, sealedBallot));
        return ballot;
    }

    private static ReadOnlySpan<byte> EphemeralOf(ReadOnlySpan<byte> sealedBallot) => sealedBallot.Slice(EphemeralStart, WindowKey.Length);

    private static AesGcm AesOf(Guid window, byte[] own, byte[] other, ReadOnlySpan<byte> ephemeral)
    {
        var secret = ScalarMult.Mult(own, other);
        Span<byte> key = stackalloc byte[KeyLength];
        try
        {
            // RFC 7748, 6.1: some public keys make every agreement zero.
            if (CryptographicOperations.FixedTimeEquals(secret, stackalloc byte[WindowKey.Length]))
                throw new CryptographicException("A key is none that can be agreed on.");
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: ephemeral, info: Encoding.UTF8.GetBytes($"ballot:{window:D}"));
            return new(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] AssociatedData(Guid window, ReadOnlySpan<byte> sealedBallot) =>
        [.. sealedBallot[..TagStart], .. window.ToByteArray()];
}
