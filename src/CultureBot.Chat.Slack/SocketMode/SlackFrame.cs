using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>One message on a socket (docs.slack.dev, "Using Socket Mode"): a greeting, a farewell, or an envelope with a request.</summary>
internal sealed record SlackFrame
{
    /// <summary><c>hello</c>, <c>disconnect</c>, or the kind of request in the envelope.</summary>
    public string? Type { get; init; }

    /// <summary>Names the envelope in its acknowledgement.</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>What HTTP would bring as its body.</summary>
    public JsonElement Payload { get; init; }

    public bool AcceptsResponsePayload { get; init; }

    /// <summary>Of a farewell: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c> or <c>too_many_websockets</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Null when it is nothing that Slack sends.</summary>
    public static SlackFrame? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, SlackJson.Default.SlackFrame) is { Type.Length: > 0 } frame ? frame : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
