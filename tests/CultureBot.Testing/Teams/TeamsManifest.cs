using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>The manifest of the Teams app, for tests that compare it with the routes.</summary>
public sealed class TeamsManifest(JsonObject json)
{
    public JsonObject Json => json;

    /// <summary>What the bot's menu offers; a command is the first word of what is said.</summary>
    public IReadOnlyList<string> Commands =>
        [.. json["bots"]![0]!["commandLists"]!.AsArray().SelectMany(list => list!["commands"]!.AsArray()).Select(c => (string)c!["title"]!)];

    /// <summary>The message extension's commands that open a form.</summary>
    public IReadOnlyList<string> Actions => Extensions("action");

    /// <summary>Those of them that stand in the menu of a message.</summary>
    public IReadOnlyList<string> MessageActions => Extensions("action", context: "message");

    public IReadOnlyList<string> Searches => Extensions("query");

    public static TeamsManifest Load()
    {
        var path = Path.Combine(TeamsPeers.Root, "manifests", "teams", "manifest.json");
        return new((JsonObject)(JsonNode.Parse(File.ReadAllText(path)) ?? throw new JsonException(path)));
    }

    private List<string> Extensions(string type, string? context = null) =>
    [
        .. json["composeExtensions"]![0]!["commands"]!.AsArray()
            .Where(c => (string?)c!["type"] == type && (context is null || c["context"]!.AsArray().Any(place => (string?)place == context)))
            .Select(c => (string)c!["id"]!),
    ];
}
