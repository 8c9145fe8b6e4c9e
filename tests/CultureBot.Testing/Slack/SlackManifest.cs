using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>The app manifest that administrators paste into Slack, for tests that compare it with the routes.</summary>
public sealed class SlackManifest
{
    private SlackManifest(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    /// <summary>Without the slash, as <c>ChatRoutes.Commands</c> names them.</summary>
    public IReadOnlyList<string> Commands => [.. Items("features", "slash_commands").Select(c => c!["command"]!.GetValue<string>()[1..])];

    public IReadOnlyList<string> Shortcuts => [.. Items("features", "shortcuts").Select(c => c!["callback_id"]!.GetValue<string>())];

    public IReadOnlyList<string> BotEvents => [.. Items("settings", "event_subscriptions", "bot_events").Select(e => e!.GetValue<string>())];

    public IReadOnlyList<string> Scopes => [.. Items("oauth_config", "scopes", "bot").Select(s => s!.GetValue<string>())];

    public static SlackManifest Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("CultureBot.sln"), "manifests", "slack", "manifest.json");
        return new((JsonObject)(JsonNode.Parse(File.ReadAllText(path)) ?? throw new JsonException(path)));
    }

    private JsonArray Items(params ReadOnlySpan<string> path)
    {
        JsonNode? node = Json;
        foreach (var name in path) node = node?[name];
        return node as JsonArray ?? [];
    }
}
