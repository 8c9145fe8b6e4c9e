using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>One connection of Socket Mode as Slack sees it.</summary>
public sealed class FakeSlackSocket
{
    private readonly WebSocket _connection;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _acknowledged = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _deaf = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FakeSlackSocket(WebSocket connection) => _connection = connection;

    public bool IsOpen => !_ended.Task.IsCompleted;

    /// <summary>Completes when the other side has closed, or the connection is gone.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How many acknowledgements came over this socket.</summary>
    public int Acknowledgements { get; private set; }

    /// <summary>Sends an envelope; the acknowledgement completes the returned task once it comes, maybe never.</summary>
    public async Task<Task<JsonObject>> SendAsync(FakeSlackEnvelope envelope, CancellationToken cancellationToken)
    {
        var acknowledged = _acknowledged.GetOrAdd(envelope.Id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        await SendFrameAsync(envelope.ToJson(), cancellationToken);
        return acknowledged;
    }

    /// <summary>Slack's farewell: <c>warning</c>, <c>refresh_requested</c> or <c>link_disabled</c>. The connection stays.</summary>
    public Task DisconnectAsync(string reason, CancellationToken cancellationToken) =>
        SendFrameAsync(new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "fake" } }, cancellationToken);

    internal Task SendFrameAsync(JsonObject frame, CancellationToken cancellationToken) => SendTextAsync(frame.ToJsonString(), cancellationToken);

    /// <summary>Anything at all, as one frame.</summary>
    public async Task SendTextAsync(string text, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _connection.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye as WebSockets do.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) =>
        _connection.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);

    /// <summary>The cable is cut.</summary>
    public void Break() => _connection.Abort();

    /// <summary>Reads nothing any more, pings included, and keeps the connection.</summary>
    public async Task FallSilentAsync(CancellationToken cancellationToken)
    {
        _deaf.TrySetResult();

        // The acknowledgement is what it reads last.
        await SendFrameAsync(FakeSlackEnvelope.New("news", []).ToJson(), cancellationToken);
    }

    internal async Task ReceiveAsync(CancellationToken stopping)
    {
        var buffer = new byte[512 * 1024];
        try
        {
            while (!_deaf.Task.IsCompleted && await ReadAsync(buffer, stopping) is { } text)
            {
                var frame = (JsonObject)JsonNode.Parse(text)!;
                Acknowledgements++;
                _acknowledged.GetOrAdd((string)frame["envelope_id"]!, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(frame);
            }

            if (_deaf.Task.IsCompleted) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);
            if (_connection.State == WebSocketState.CloseReceived) await CloseAsync(stopping);
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException)
        {
            _connection.Abort();
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private async Task<string?> ReadAsync(byte[] buffer, CancellationToken stopping)
    {
        var length = 0;
        while (true)
        {
            var piece = await _connection.ReceiveAsync(buffer.AsMemory(length), stopping);
            if (piece.MessageType == WebSocketMessageType.Close) return null;
            length += piece.Count;
            if (piece.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }
}
