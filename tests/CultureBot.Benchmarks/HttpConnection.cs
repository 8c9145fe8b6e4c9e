using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CultureBot.Benchmarks;

/// <summary>
/// One kept-alive connection that sends ready-made bytes and reads answers of a stated length or in chunks: HttpClient
/// would take more of the machine than what is measured.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[16 * 1024];

    /// <summary>The last answer with its headers.</summary>
    public string Answer => Encoding.UTF8.GetString(_answer, 0, Length);

    private int Length { get; set; }

    public Task ConnectAsync(IPEndPoint address, CancellationToken cancellationToken) => _socket.ConnectAsync(address, cancellationToken).AsTask();

    /// <returns>The status of the answer.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        Length = 0;
        do
        {
            var received = await _socket.ReceiveAsync(_answer.AsMemory(Length), cancellationToken);
            if (received == 0) throw new IOException("The application closed the connection.");
            Length += received;
        }
        while (!IsComplete(_answer.AsSpan(0, Length)));

        return int.Parse(_answer.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var name = "Content-Length: "u8;
        var at = answer[..end].IndexOf(name);
        if (at < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        var digits = answer[(at + name.Length)..];
        digits = digits[..digits.IndexOf((byte)'\r')];
        return answer.Length - end - 4 >= int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
