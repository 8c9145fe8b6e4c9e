using System.Globalization;
using System.Text.Json.Nodes;
using System.Web;

namespace CultureBot.Testing.Slack;

/// <summary>What Socket Mode wraps around a request.</summary>
public sealed record FakeSlackEnvelope(string Id, string Type, JsonObject Payload)
{
    private static int _numbers;

    public bool AcceptsResponsePayload { get; init; }

    /// <summary>The same request as over HTTP: an event, an interaction or a slash command.</summary>
    public static async Task<FakeSlackEnvelope> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var owned = request;
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (request.Content.Headers.ContentType!.MediaType == SignedRequests.Json) return New("events_api", (JsonObject)JsonNode.Parse(body)!);
        var form = HttpUtility.ParseQueryString(body);
        return form["payload"] is { } interaction
            ? New("interactive", (JsonObject)JsonNode.Parse(interaction)!)
            : New("slash_commands", new(form.AllKeys.Select(key => KeyValuePair.Create(key!, (JsonNode?)form[key]))));
    }

    public static FakeSlackEnvelope New(string type, JsonObject payload) =>
        new("envelope-" + Interlocked.Increment(ref _numbers).ToString(CultureInfo.InvariantCulture), type, payload)
        {
            AcceptsResponsePayload = type == "slash_commands" || (string?)payload["type"] is "view_submission",
        };

    public JsonObject ToJson() => new()
    {
        ["envelope_id"] = Id,
        ["type"] = Type,
        ["payload"] = Payload.DeepClone(),
        ["accepts_response_payload"] = AcceptsResponsePayload,
        ["retry_attempt"] = 0,
        ["retry_reason"] = "",
    };
}
