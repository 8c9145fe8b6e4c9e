using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>What Slack gets back for a request, the same over HTTP and over a socket.</summary>
internal sealed record SlackAnswer
{
    /// <summary>Acknowledged, with nothing to say.</summary>
    public static SlackAnswer Empty { get; } = new();

    /// <summary>Not acknowledged: Slack sends an event again, and tells a person that it did not work.</summary>
    public static SlackAnswer Refused { get; } = new() { IsRefused = true };

    /// <summary>What the acknowledgement carries: the body of the 200, the payload of a socket's acknowledgement.</summary>
    public JsonObject? Body { get; init; }

    /// <summary>Sent once Slack has the acknowledgement: it takes a response_url no earlier.</summary>
    public SlackLateReply? Afterwards { get; init; }

    public bool IsRefused { get; private init; }
}
