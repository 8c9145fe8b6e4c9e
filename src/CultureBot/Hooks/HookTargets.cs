using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace CultureBot.Hooks;

/// <summary>
/// Which addresses events may go to. A webhook makes this server call what somebody typed, so what only this server can reach is
/// closed until the configuration opens it.
/// </summary>
internal static class HookTargets
{
    /// <summary>Open to nobody: no address of a program, or one with a cloud's keys for this machine (link-local, and two in networks that may be opened).</summary>
    private static readonly ImmutableArray<IPNetwork> Never = Networks(
        "0.0.0.0/8", "100.100.100.200/32", "169.254.0.0/16", "192.0.0.0/24", "224.0.0.0/3", "::/128", "fd00:ec2::254/128", "fe80::/10", "ff00::/8",
        // Other ways to write an IPv4 address, by which any of these could be meant.
        "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16");

    private static readonly ImmutableArray<IPNetwork> Private = Networks(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "::1/128", "fc00::/7", "fec0::/10");

    /// <param name="host">As it was typed: whoever types this machine's own name means it.</param>
    /// <param name="address">What it resolves to now.</param>
    /// <param name="options">Opens private networks.</param>
    public static bool MayReach(string host, IPAddress address, HookOptions options)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6) || Holds(Never, plain)) return false;
        return !Holds(Private, plain) || options.AllowPrivate || (IPAddress.IsLoopback(plain) && IsLoopback(host));
    }

    /// <summary>This machine, by name or number; no other name, wherever it resolves to.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool Holds(ImmutableArray<IPNetwork> networks, IPAddress address) => networks.Any(network => network.Contains(address));

    private static ImmutableArray<IPNetwork> Networks(params IEnumerable<string> written) => [.. written.Select(network => IPNetwork.Parse(network))];
}
