using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack.Tests.WebApi;

/// <summary>
/// The error words of each Web API method that the bot calls, as Slack's reference lists them: the project's own copy, and
/// the reference itself where it lies beside the checkout.
/// </summary>
internal static class DocumentedErrors
{
    private const string Common = "every method";

    public static FrozenDictionary<string, string[]> ByMethod { get; } = Read();

    /// <summary>What the reference beside the checkout says of the method; null where there is none.</summary>
    public static IReadOnlyCollection<string>? Reference(string method)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var group = method[..method.IndexOf('.', StringComparison.Ordinal)];
            var path = Path.Combine(folder.FullName, "shared", "protocols", "slack", "api-reference", "methods", group, method + ".json");
            if (File.Exists(path)) return [.. JsonNode.Parse(File.ReadAllText(path))!["errors"]!.AsObject().Select(e => e.Key)];
        }

        return null;
    }

    private static FrozenDictionary<string, string[]> Read()
    {
        var all = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WebApi", "documented-errors.json")))!;
        return all.Where(m => m.Key != Common).ToFrozenDictionary(
            m => m.Key, m => (string[])[.. all[Common], .. m.Value], StringComparer.Ordinal);
    }
}
