using System.Net;

namespace CultureBot.Web.Access;

/// <summary>Tells whether a request came from this machine, and by a local name.</summary>
internal static class Loopback
{
    /// <summary>
    /// The host counts too: a page of some other site whose name was made to resolve to 127.0.0.1 (DNS rebinding), or
    /// a proxy on this machine, would otherwise open the demo to the outside.
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && IsLocalName(context.Request.Host.Host);

    private static bool IsLocalName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
