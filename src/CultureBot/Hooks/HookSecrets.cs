using System.Security.Cryptography;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Hooks;

/// <summary>What of an endpoint is wrapped: its address, and the keys with which events to it are signed.</summary>
internal sealed class HookSecrets(SecretBox box)
{
    private const string Prefix = "whsec_";
    private const string AddressPurpose = "hook-address";
    private const string SecretPurpose = "hook-secret";
    private const int Bytes = 32;

    public static readonly WrappedColumn WrappedAddress = new("hook_endpoints", "address", $"'{AddressPurpose}'");
    public static readonly WrappedColumn WrappedSecret = new("hook_endpoints", "secret", $"'{SecretPurpose}'");
    public static readonly WrappedColumn WrappedPreviousSecret = new("hook_endpoints", "previous_secret", $"'{SecretPurpose}'");

    /// <summary>A new secret: as its receiver gets it, once, and as it is stored.</summary>
    public (string Text, byte[] Wrapped) Create()
    {
        var key = RandomNumberGenerator.GetBytes(Bytes);
        return (Prefix + Convert.ToBase64String(key), box.Wrap(SecretPurpose, key));
    }

    public byte[] Wrap(Uri address) => box.WrapText(AddressPurpose, address.AbsoluteUri);

    public Uri AddressOf(Hook hook) => new(box.UnwrapText(AddressPurpose, hook.Address));

    /// <summary>Null when no configured key opens it.</summary>
    public Uri? FindAddress(Hook hook)
    {
        try
        {
            return AddressOf(hook);
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }

    /// <summary>The newest first.</summary>
    public IEnumerable<byte[]> KeysOf(Hook hook, Instant now)
    {
        yield return box.Unwrap(SecretPurpose, hook.Secret);
        if (hook.PreviousSecret is { } previous && hook.PreviousUntil > now) yield return box.Unwrap(SecretPurpose, previous);
    }
}
