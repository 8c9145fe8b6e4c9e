using System.Net;
using System.Net.Sockets;

namespace CultureBot.Testing;

/// <summary>Ports for programs that have to be told theirs before they listen.</summary>
public static class FreePort
{
    // Below what systems hand out by themselves: whoever asks for any port does not get one of these meanwhile.
    private const int First = 20_000;
    private const int End = 32_000;

    private static int _last = Random.Shared.Next(First, End);

    /// <summary>A port of loopback that nobody listens on; each one once.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _last) % (End - First));
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: the next one.
            }
        }
    }
}
