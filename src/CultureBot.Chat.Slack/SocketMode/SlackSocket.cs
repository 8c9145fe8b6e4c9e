using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>One open socket: reads its frames, hands envelopes on side by side, and writes their acknowledgements.</summary>
internal sealed partial class SlackSocket : IAsyncDisposable
{
    private const int Piece = 16 * 1024;

    /// <summary>The payload may be as large as a body over HTTP; what is around it is small.</summary>
    private const int LargestFrame = SlackIntake.LargestBody + 4096;

    /// <summary>More envelopes than this wait unread; Slack sends each at the speed of a person's hands.</summary>
    private const int MostInFlight = 100;

    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(5);

    /// <summary>Slack may leave a close frame without an answer.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly ClientWebSocket _connection;
    private readonly SlackSocketIntake _intake;
    private readonly SlackSocketStatus _status;
    private readonly ILogger<SlackSocket> _logger;
    private readonly SemaphoreSlim _slots = new(MostInFlight);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource<bool> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _farewell = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isLeaving;

    public SlackSocket(ClientWebSocket connection, SlackSocketIntake intake, SlackSocketStatus status, ILogger<SlackSocket> logger)
    {
        (_connection, _intake, _status, _logger) = (connection, intake, status, logger);
        Ended = ReceiveAsync();
    }

    /// <summary>Completes with the reason when Slack asks us to go, or when the connection has ended.</summary>
    public Task<string> Farewell => _farewell.Task;

    /// <summary>Completes when nothing more can arrive; never fails.</summary>
    public Task Ended { get; }

    /// <summary>Waits for Slack's <c>hello</c>; false when something else comes, or nothing.</summary>
    public async Task<bool> IsGreetedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _greeting.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Finishes and acknowledges what is in flight, takes nothing new, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _isLeaving = true;
        await DrainAsync();
        try
        {
            using var limit = new CancellationTokenSource(CloseLimit);
            if (_connection.State == WebSocketState.Open) await _connection.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            await Ended.WaitAsync(limit.Token);
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            // It is going anyway.
        }

        _connection.Abort();
        await Ended;
        await DrainAsync();
        _connection.Dispose();
        _sending.Dispose();
        _slots.Dispose();
    }

    private async Task DrainAsync()
    {
        for (var slot = 0; slot < MostInFlight; slot++) await _slots.WaitAsync(CancellationToken.None);
        _slots.Release(MostInFlight);
    }

    private async Task ReceiveAsync()
    {
        // Whoever made this socket goes on while it reads.
        await Task.Yield();
        var isOpen = false;
        try
        {
            var buffer = new ArrayBufferWriter<byte>(Piece);
            while (await ReadAsync(buffer))
            {
                switch (SlackFrame.Read(buffer.WrittenSpan))
                {
                    case { Type: "hello" } when !isOpen:
                        isOpen = true;
                        var open = _status.Opened();
                        Log.Opened(_logger, open);
                        _greeting.TrySetResult(true);
                        break;
                    case { Type: "disconnect" } frame:
                        _farewell.TrySetResult(frame.Reason ?? SlackFarewells.Lost);
                        _greeting.TrySetResult(false);
                        break;
                    case { EnvelopeId.Length: > 0 } envelope:
                        await StartAsync(envelope);
                        break;
                    default:
                        Log.Ignored(_logger, buffer.WrittenCount);
                        break;
                }
            }
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            if (!_isLeaving) Log.Broken(_logger, (broken as WebSocketException)?.WebSocketErrorCode ?? WebSocketError.ConnectionClosedPrematurely);
        }
        finally
        {
            if (isOpen) _status.Closed();
            _farewell.TrySetResult(SlackFarewells.Lost);
            _greeting.TrySetResult(false);
        }
    }

    /// <summary>Reads the next frame that is not too large; false when Slack has closed the socket.</summary>
    private async Task<bool> ReadAsync(ArrayBufferWriter<byte> frame)
    {
        frame.ResetWrittenCount();
        var isTooLarge = false;
        while (true)
        {
            // Cancelling would abort the connection, and with it what is in flight; leaving closes it instead.
            var piece = await _connection.ReceiveAsync(frame.GetMemory(Piece), CancellationToken.None);
            if (piece.MessageType == WebSocketMessageType.Close) return false;
            if (!isTooLarge) frame.Advance(piece.Count);
            isTooLarge |= frame.WrittenCount > LargestFrame;
            if (!piece.EndOfMessage) continue;
            if (!isTooLarge) return true;
            Log.TooLarge(_logger, LargestFrame);
            frame.ResetWrittenCount();
            isTooLarge = false;
        }
    }

    private async Task StartAsync(SlackFrame envelope)
    {
        if (_isLeaving) return;
        await _slots.WaitAsync(CancellationToken.None);
        _ = TakeAsync(envelope);
    }

    private async Task TakeAsync(SlackFrame envelope)
    {
        try
        {
            if (!_isLeaving) await _intake.TakeAsync(envelope, payload => AcknowledgeAsync(envelope.EnvelopeId!, payload));
        }
        catch (Exception failure)
        {
            Log.Failed(_logger, envelope.Type, failure);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<bool> AcknowledgeAsync(string envelopeId, JsonObject? payload)
    {
        var text = new ArrayBufferWriter<byte>();
        await using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("envelope_id", envelopeId);
            if (payload is not null)
            {
                writer.WritePropertyName("payload");
                payload.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        await _sending.WaitAsync(CancellationToken.None);
        try
        {
            using var limit = new CancellationTokenSource(SendLimit);
            await _connection.SendAsync(text.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            return true;
        }
        catch (Exception broken) when (IsBreak(broken))
        {
            Log.NotAcknowledged(_logger);
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    private static bool IsBreak(Exception failure) => failure is WebSocketException or OperationCanceledException or ObjectDisposedException;

    private static partial class Log
    {
        [LoggerMessage(EventId = 2025, Level = LogLevel.Information, Message = "A socket to Slack is open ({Open} in all)")]
        public static partial void Opened(ILogger logger, int open);

        [LoggerMessage(EventId = 2026, Level = LogLevel.Warning, Message = "A socket to Slack broke: {Error}")]
        public static partial void Broken(ILogger logger, WebSocketError error);

        [LoggerMessage(EventId = 2027, Level = LogLevel.Warning, Message = "A frame of {Length} bytes was ignored: it is not what Slack sends")]
        public static partial void Ignored(ILogger logger, int length);

        [LoggerMessage(EventId = 2028, Level = LogLevel.Warning, Message = "A frame was ignored: it has more than {Limit} bytes")]
        public static partial void TooLarge(ILogger logger, int limit);

        [LoggerMessage(EventId = 2029, Level = LogLevel.Warning, Message = "An envelope was handled, but its socket is gone: Slack was not told")]
        public static partial void NotAcknowledged(ILogger logger);

        [LoggerMessage(EventId = 2030, Level = LogLevel.Error, Message = "An envelope of type {Type} failed")]
        public static partial void Failed(ILogger logger, string? type, Exception failure);
    }
}
