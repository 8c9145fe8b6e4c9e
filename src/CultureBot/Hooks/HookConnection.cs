using System.Net;
using System.Net.Sockets;

namespace CultureBot.Hooks;

/// <summary>
/// Connects to an endpoint, and looks at the very addresses that it connects to: a name may resolve to another one each time.
/// </summary>
internal sealed class HookConnection(HookOptions options, ResolveHost resolve)
{
    /// <exception cref="TargetRefusedException">Events may go to none of its addresses.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host, out var number) ? [number] : await resolve(host, cancellationToken);
        var allowed = found.Where(address => HookTargets.MayReach(host, address, options)).ToArray();
        if (allowed.Length == 0) throw new TargetRefusedException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The addresses of a host, as the network knows them now.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>Events may go to none of the endpoint's addresses.</summary>
internal sealed class TargetRefusedException() : IOException("The endpoint is at an address to which events may not go.");
