using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>Translates what an envelope brings, has it handled, and acknowledges it as HTTP would with its 200.</summary>
internal sealed partial class SlackSocketIntake(
    SlackHandler handler, SlackReplyQueue replies, RequestWatch watch, IServiceScopeFactory scopes, ILogger<SlackSocketIntake> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<Handling>> _inFlight = new(StringComparer.Ordinal);

    /// <param name="frame">An envelope.</param>
    /// <param name="acknowledge">Sends the acknowledgement with this payload; false when it could not be sent.</param>
    public async Task TakeAsync(SlackFrame frame, Func<JsonObject?, Task<bool>> acknowledge)
    {
        var incoming = Understand(frame);
        if (incoming.IsMalformed)
        {
            Log.Malformed(logger, frame.Type);
            return;
        }

        watch.Accept(SlackPlatform.PlatformName);
        // While one socket takes over from another, both may bring the same envelope: it is handled once.
        var handling = _inFlight.GetOrAdd(frame.EnvelopeId!, _ => new(() => new(HandleAsync(incoming)))).Value;
        try
        {
            var answer = await handling.Answer;
            if (answer.IsRefused || !await acknowledge(frame.AcceptsResponsePayload ? answer.Body : null)) return;
            if (answer.Afterwards is { } reply && handling.IsFirstToReply()) replies.Add(reply);
        }
        finally
        {
            _inFlight.TryRemove(frame.EnvelopeId!, out _);
        }
    }

    private static SlackIncoming Understand(SlackFrame frame)
    {
        if (frame.Payload.ValueKind != JsonValueKind.Object) return SlackIncoming.Malformed;
        try
        {
            var payload = JsonMarshal.GetRawUtf8Value(frame.Payload);
            return frame.Type switch
            {
                "events_api" => SlackEventReader.Read(payload),
                "interactive" => SlackInteractionReader.Read(payload),
                "slash_commands" => SlackCommandReader.ReadJson(payload),
                _ => SlackIncoming.Ignored,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return SlackIncoming.Malformed;
        }
    }

    // A socket that breaks meanwhile cancels nothing: what is stored is found again when Slack sends it again.
    private async Task<SlackAnswer> HandleAsync(SlackIncoming incoming)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await handler.HandleAsync(scope.ServiceProvider, incoming, CancellationToken.None);
    }

    private sealed class Handling(Task<SlackAnswer> answer)
    {
        private int _replies;

        public Task<SlackAnswer> Answer { get; } = answer;

        public bool IsFirstToReply() => Interlocked.Exchange(ref _replies, 1) == 0;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2021, Level = LogLevel.Warning, Message = "An envelope of type {Type} was ignored: its payload is not what Slack sends")]
        public static partial void Malformed(ILogger logger, string? type);
    }
}
