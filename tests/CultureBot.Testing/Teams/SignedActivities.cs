using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>Requests as the Bot Framework sends and signs them for Teams, at the time of the given clock.</summary>
public sealed class SignedActivities(TimeProvider clock, string serviceUrl = TeamsTokenRow.ServiceUrl, string path = "/api/messages")
{
    public const string Tenant = TeamsSigning.EntraTenant;
    public const string Bot = "28:" + TeamsSigning.AppId;
    public const string Team = "19:team@thread.tacv2";

    private int _ids;

    /// <summary>Where Ana talks to the bot alone.</summary>
    public static JsonObject Personal(string user = "ana") => new() { ["conversationType"] = "personal", ["id"] = "a:" + user, ["tenantId"] = Tenant };

    public static JsonObject GroupChat() =>
        new() { ["conversationType"] = "groupChat", ["isGroup"] = true, ["id"] = "19:group@thread.v2", ["tenantId"] = Tenant, ["name"] = "Lunch" };

    /// <param name="root">The message that began the thread; empty for none.</param>
    public static JsonObject Channel(string channelId = "19:news@thread.tacv2", string root = "") => new()
    {
        ["conversationType"] = "channel",
        ["isGroup"] = true,
        ["id"] = root.Length > 0 ? $"{channelId};messageid={root}" : channelId,
        ["tenantId"] = Tenant,
    };

    /// <summary>An entity that says who is meant by <c>&lt;at&gt;name&lt;/at&gt;</c>.</summary>
    public static JsonObject Mention(string accountId, string name) => new()
    {
        ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = accountId, ["name"] = name }, ["text"] = $"<at>{name}</at>",
    };

    /// <summary>An activity with everything that is always there; the rest is added.</summary>
    public JsonObject Activity(string type, JsonObject? conversation = null, string user = "ana") => new()
    {
        ["type"] = type,
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"f:{Interlocked.Increment(ref _ids):x8}"),
        ["timestamp"] = clock.GetUtcNow(),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = "29:" + user, ["name"] = user, ["aadObjectId"] = EntraId(user) },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "CultureBot" },
        ["conversation"] = conversation ?? Personal(user),
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["timezone"] = "Europe/Berlin" }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        ["locale"] = "en-US",
    };

    public JsonObject Message(string text, JsonObject? conversation = null, string user = "ana", params ReadOnlySpan<JsonObject> mentions)
    {
        var message = Activity("message", conversation, user);
        message["text"] = text;
        message["textFormat"] = "plain";
        foreach (var mention in mentions) message["entities"]!.AsArray().Add((JsonNode)mention);
        return message;
    }

    public JsonObject Invoke(string name, JsonNode? value, JsonObject? conversation = null, string user = "ana", string replyToId = "")
    {
        var invoke = Activity("invoke", conversation, user);
        invoke["name"] = name;
        invoke["value"] = value;
        if (replyToId.Length > 0) invoke["replyToId"] = replyToId;
        return invoke;
    }

    /// <summary>What Entra calls somebody: made from their name, so that it is the same in every test.</summary>
    public static string EntraId(string user) =>
        "00000000-0000-0000-0000-" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(user)).PadLeft(12, '0')[^12..];

    public HttpRequestMessage Post(JsonObject activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Post(Encoding.UTF8.GetBytes(activity.ToJsonString()));
    }

    public HttpRequestMessage Post(byte[] body)
    {
        var request = Bare(body);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + TeamsSigning.Sign(TeamsSigning.Claims(clock.GetUtcNow(), serviceUrl)));
        return request;
    }

    public HttpRequestMessage Bare(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        return request;
    }
}
