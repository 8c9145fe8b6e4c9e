using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CultureBot.Web.Tests.Browser;

namespace CultureBot.Web.Tests.LocalSlack;

/// <summary>What people do and see in local-slack, by its control API.</summary>
internal sealed class LocalSlackClient(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task TypeAsync(string user, string command, string text) =>
        PostAsync("command", new { channel = LocalSlackCompany.General, user, command, text });

    public Task SayAsync(string user, string text) => PostAsync("message", new { channel = LocalSlackCompany.General, user, text });

    public Task ReactAsync(string user, JsonNode message, string name, bool present = true) =>
        PostAsync("reaction", new { channel = LocalSlackCompany.General, ts = (string?)message["ts"], user, name, present });

    public Task OpenHomeAsync(string user) => PostAsync("open-home", new { user });

    /// <summary>Presses the message's button that reads <paramref name="label"/>.</summary>
    public Task PressAsync(string user, JsonNode message, string label)
    {
        var (block, button) = message["blocks"]!.AsArray()
            .Where(b => (string?)b!["type"] == "actions")
            .SelectMany(b => b!["elements"]!.AsArray(), (b, element) => (b!, element!))
            .Single(pair => (string?)pair.Item2["text"]!["text"] == label);
        var action = button.DeepClone().AsObject();
        action["block_id"] = (string?)block["block_id"];
        return PostAsync("interact", new { channel = (string?)message["channel"], messageTs = (string?)message["ts"], user, action });
    }

    /// <summary>The newest message of the conversation that is as sought, once there is one.</summary>
    public async Task<JsonNode> SeeAsync(string channel, string what, Func<JsonNode, bool> isSought)
    {
        JsonNode? found = null;
        await Until.TrueAsync(
            async () => (found = (await MessagesAsync(channel)).LastOrDefault(isSought)) is not null, $"there is {what}", Patience);
        return found!;
    }

    public async Task<IReadOnlyList<JsonNode>> MessagesAsync(string channel) =>
        [.. (await GetAsync("messages/" + channel))["messages"]!.AsArray().OfType<JsonNode>()];

    /// <summary>The bot's conversation with somebody, once there is one.</summary>
    public async Task<string> DirectAsync(string user)
    {
        string? id = null;
        await Until.TrueAsync(
            async () =>
            {
                var channels = (await GetAsync("state"))["channels"]!.AsArray();
                id = (string?)channels.FirstOrDefault(c => (bool?)c!["is_im"] == true && c["members"]!.AsArray().Any(m => (string?)m == user))?["id"];
                return id is not null;
            },
            "the bot has written to " + user,
            Patience);
        return id!;
    }

    /// <summary>What was called, for example chat.postMessage, and with what.</summary>
    public async Task<IReadOnlyList<JsonNode>> CallsAsync(string method) =>
        [.. (await GetAsync("log"))["log"]!.AsArray().OfType<JsonNode>().Where(entry => entry.ToJsonString().Contains('"' + method + '"', StringComparison.Ordinal))];

    private async Task<JsonNode> GetAsync(string path) => (await http.GetFromJsonAsync<JsonNode>("/_control/" + path, Cancellation))!;

    private async Task PostAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync("/_control/" + path, body, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
