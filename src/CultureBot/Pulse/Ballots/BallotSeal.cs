using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Pulse;

/// <summary>
/// Seals bytes to a window's public key: an ephemeral ECDH key a ballot, HKDF-SHA256, AES-256-GCM. Whoever seals cannot open;
/// only the window's private key can.
/// </summary>
internal static class BallotSeal
{
    // version (1), the ephemeral point uncompressed (65), tag (16), then the text. The key is used once, so the nonce is zero.
    private const byte Version = 1;
    private const int PointStart = 1;
    private const int PointLength = 65;
    private const int TagStart = PointStart + PointLength;
    private const int TagLength = 16;
    private const int TextStart = TagStart + TagLength;
    private const int CoordinateLength = 32;
    private const int KeyLength = 32;
    private static readonly byte[] Nonce = new byte[12];

    /// <param name="window">Bound into the seal: it opens for no other window.</param>
    /// <param name="publicKey">The window's, as SubjectPublicKeyInfo.</param>
    /// <param name="ballot">Padded already.</param>
    public static byte[] Seal(WindowId window, byte[] publicKey, ReadOnlySpan<byte> ballot)
    {
        using var recipient = ECDiffieHellman.Create();
        recipient.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = ephemeral.ExportParameters(false).Q;
        var sealedBallot = new byte[TextStart + ballot.Length];
        sealedBallot[0] = Version;
        sealedBallot[PointStart] = 4;
        point.X!.CopyTo(sealedBallot, PointStart + 1);
        point.Y!.CopyTo(sealedBallot, PointStart + 1 + CoordinateLength);
        using var recipientKey = recipient.PublicKey;
        using var aes = AesOf(window, ephemeral, recipientKey, sealedBallot.AsSpan(PointStart, PointLength));
        aes.Encrypt(
            Nonce, ballot, sealedBallot.AsSpan(TextStart), sealedBallot.AsSpan(TagStart, TagLength), AssociatedData(window, sealedBallot));
        return sealedBallot;
    }

    /// <exception cref="CryptographicException">It was sealed for another window or key, or was changed since.</exception>
    public static byte[] Open(WindowId window, ECDiffieHellman privateKey, ReadOnlySpan<byte> sealedBallot)
    {
        if (sealedBallot.Length < TextStart || sealedBallot[0] != Version || sealedBallot[PointStart] != 4)
            throw new CryptographicException("A ballot does not have the form this program writes.");
        using var ephemeral = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new()
            {
                X = sealedBallot.Slice(PointStart + 1, CoordinateLength).ToArray(),
                Y = sealedBallot.Slice(PointStart + 1 + CoordinateLength, CoordinateLength).ToArray(),
            },
        });
        using var point = ephemeral.PublicKey;
        var ballot = new byte[sealedBallot.Length - TextStart];
        using var aes = AesOf(window, privateKey, point, sealedBallot.Slice(PointStart, PointLength));
        aes.Decrypt(
            Nonce, sealedBallot[TextStart..], sealedBallot.Slice(TagStart, TagLength), ballot, AssociatedData(window, sealedBallot));
        return ballot;
    }

    private static AesGcm AesOf(WindowId window, ECDiffieHellman own, ECDiffieHellmanPublicKey other, ReadOnlySpan<byte> point)
    {
        var secret = own.DeriveRawSecretAgreement(other);
        Span<byte> key = stackalloc byte[KeyLength];
        try
        {
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: point, info: Encoding.UTF8.GetBytes($"ballot:{window.Value:D}"));
            return new(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static byte[] AssociatedData(WindowId window, ReadOnlySpan<byte> sealedBallot) =>
        [.. sealedBallot[..TagStart], .. window.Value.ToByteArray()];
}
