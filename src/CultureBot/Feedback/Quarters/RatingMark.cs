using System.Security.Cryptography;
using System.Text;
using CultureBot.People;
using CultureBot.Storage.Secrets;

namespace CultureBot.Feedback;

/// <summary>
/// That somebody has rated a provider without their name in a quarter, so that a customer counts once. Made with a key that only
/// <c>Secrets:Key</c> opens and that goes at the close: a dump tells of nobody whom they rated.
/// </summary>
internal static class RatingMark
{
    public const string Purpose = "rating-mark";

    /// <summary>In bytes.</summary>
    public const int KeyLength = 32;

    /// <summary>That the customer counts.</summary>
    /// <param name="secrets">Opens the key.</param>
    /// <param name="wrappedKey">The quarter's.</param>
    /// <param name="customer">Who rated.</param>
    /// <param name="provider">As <see cref="Provider.Reference"/>.</param>
    /// <exception cref="SecretUnreadableException">The key was wrapped with one that is not configured.</exception>
    public static byte[] Of(SecretBox secrets, byte[] wrappedKey, PersonId customer, string provider)
    {
        var key = secrets.Unwrap(Purpose, wrappedKey);
        try
        {
            return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{customer.Value:N}>{provider}"));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>That the customer has written words, which count once as well: what is written is shown from a number of writers on.</summary>
    /// <param name="secrets">Opens the key.</param>
    /// <param name="wrappedKey">The quarter's.</param>
    /// <param name="customer">Who wrote.</param>
    /// <param name="provider">As <see cref="Provider.Reference"/>.</param>
    /// <exception cref="SecretUnreadableException">The key was wrapped with one that is not configured.</exception>
    public static byte[] OfWords(SecretBox secrets, byte[] wrappedKey, PersonId customer, string provider) => Of(secrets, wrappedKey, customer, provider + "#words");

    /// <summary>Nobody's, which looks like any other.</summary>
    public static byte[] OfNothing() => RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
}
