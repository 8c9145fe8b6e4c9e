using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>Requests as Slack sends and signs them, at the time of the given clock.</summary>
public sealed class SignedRequests(TimeProvider clock, string secret = FakeSlack.SigningSecret, string path = "/slack/events")
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Json = "application/json";

    private int _triggers;

    /// <summary>A slash command; the other fields as Slack fills them in, and any of them by name.</summary>
    public HttpRequestMessage Command(string command, string text, string user, string responseUrl = "", params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var body = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = "legacy",
            ["team_id"] = FakeSlack.TeamId,
            ["team_domain"] = "fake",
            ["channel_id"] = "C0GENERAL",
            ["channel_name"] = "general",
            ["user_id"] = user,
            ["user_name"] = user,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = "A0APP",
            ["is_enterprise_install"] = "false",
            ["response_url"] = responseUrl,
            ["trigger_id"] = NextTrigger(),
        };
        foreach (var (name, value) in fields) body[name] = value;
        return Raw(string.Join('&', body.Select(f => $"{f.Key}={Encode(f.Value)}")), Form);
    }

    public HttpRequestMessage Event(JsonObject happened, string eventId, string team = FakeSlack.TeamId) => Raw(
        new JsonObject
        {
            ["token"] = "legacy",
            ["team_id"] = team,
            ["api_app_id"] = "A0APP",
            ["event"] = happened,
            ["type"] = "event_callback",
            ["event_id"] = eventId,
            ["event_time"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = null, ["team_id"] = team, ["user_id"] = FakeSlack.BotUserId, ["is_bot"] = true, ["is_enterprise_install"] = false,
            }),
        }.ToJsonString(),
        Json);

    /// <summary>An interaction; team, user and trigger are filled in where they are missing.</summary>
    public HttpRequestMessage Interaction(JsonObject payload, string user)
    {
        if (!payload.ContainsKey("team")) payload["team"] = new JsonObject { ["id"] = FakeSlack.TeamId, ["domain"] = "fake" };
        if (!payload.ContainsKey("user")) payload["user"] = new JsonObject { ["id"] = user, ["team_id"] = FakeSlack.TeamId };
        if (!payload.ContainsKey("trigger_id")) payload["trigger_id"] = NextTrigger();
        return Raw("payload=" + Encode(payload.ToJsonString()), Form);
    }

    /// <summary>A button on a message in a channel.</summary>
    public HttpRequestMessage Button(string action, string value, string user, string responseUrl = "", bool isEphemeral = true) => Interaction(
        new()
        {
            ["type"] = "block_actions",
            ["channel"] = new JsonObject { ["id"] = "C0GENERAL", ["name"] = "general" },
            ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = "C0GENERAL", ["is_ephemeral"] = isEphemeral },
            ["response_url"] = responseUrl,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = action, ["block_id"] = "b1", ["value"] = value, ["action_ts"] = "1700000000.1" }),
        },
        user);

    /// <summary>A submitted form; each field's state as Slack sends it, by block id.</summary>
    public HttpRequestMessage Submission(string formId, string state, JsonObject values, string user, string viewId = "V1", string hash = "1.a") => Interaction(
        new()
        {
            ["type"] = "view_submission",
            ["view"] = new JsonObject
            {
                ["id"] = viewId, ["team_id"] = FakeSlack.TeamId, ["type"] = "modal", ["callback_id"] = formId, ["private_metadata"] = state, ["hash"] = hash,
                ["state"] = new JsonObject { ["values"] = values }, ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Form" },
                ["app_installed_team_id"] = FakeSlack.TeamId,
            },
        },
        user);

    /// <summary>The same request once more, as Slack sends it again when it missed the answer.</summary>
    public async Task<HttpRequestMessage> AgainAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var again = Raw(await request.Content!.ReadAsByteArrayAsync(cancellationToken), request.Content.Headers.ContentType!.ToString());
        again.Headers.Add("X-Slack-Retry-Num", "1");
        again.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        return again;
    }

    public HttpRequestMessage Raw(string body, string contentType) => Raw(Encoding.UTF8.GetBytes(body), contentType);

    public HttpRequestMessage Raw(byte[] body, string contentType)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", Sign(secret, timestamp, body));
        return request;
    }

    public static string Sign(string secret, string timestamp, byte[] body) => "v0=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body]));

    private string NextTrigger() => $"13345224609.738474920.{Interlocked.Increment(ref _triggers).ToString("x8", CultureInfo.InvariantCulture)}";

    // Slack writes spaces as +.
    private static string Encode(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
