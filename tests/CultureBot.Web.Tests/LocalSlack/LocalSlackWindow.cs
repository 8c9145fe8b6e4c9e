using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests.LocalSlack;

/// <summary>An open window of local-slack's page, by the socket it speaks through: modals and home pages show there alone.</summary>
internal sealed class LocalSlackWindow : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonNode> _seen = [];

    public static async Task<LocalSlackWindow> OpenAsync(Uri address)
    {
        var window = new LocalSlackWindow();
        await window._socket.ConnectAsync(
            new UriBuilder(address) { Scheme = "ws", Path = "/ui" }.Uri, TestContext.Current.CancellationToken);
        return window;
    }

    /// <summary>Sends the modal in front, filled in: each field by its block.</summary>
    public Task SubmitAsync(string user, JsonObject values) =>
        SendAsync(new() { ["t"] = "view_submit", ["user"] = user, ["values"] = values });

    /// <summary>The next news of a kind (view, view_errors, home …) that has not been returned yet.</summary>
    public async Task<JsonNode> SeeAsync(string kind)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (_seen.Find(news => (string?)news["t"] == kind) is { } found)
            {
                _seen.Remove(found);
                return found;
            }

            _seen.Add(await ReadAsync(limit.Token));
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(JsonObject message) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private async Task<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(message.ToArray())!;
    }
}
