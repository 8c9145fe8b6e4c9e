using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Slack;

/// <summary>The app manifest of this installation, to paste at api.slack.com/apps (docs.slack.dev, "App manifest reference").</summary>
public static class SlackAppManifest
{
    // As manifests/slack/manifest.json writes it.
    private static readonly Uri Example = new("https://culturebot.example.com/");

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the bot's token has to be allowed.</summary>
    public static IReadOnlyList<string> BotScopes { get; } =
        [.. Read()["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => scope!.GetValue<string>())];

    /// <summary>For Slack sending requests to this address.</summary>
    public static string OverHttp(Uri publicUrl)
    {
        var manifest = Read();
        PutAddress(manifest, publicUrl);
        return manifest.ToJsonString(Readable);
    }

    /// <summary>
    /// For Socket Mode, where Slack is given no address for requests; <paramref name="publicUrl"/> is where people's
    /// browsers come, and null when there is no such place.
    /// </summary>
    public static string OverSockets(Uri? publicUrl)
    {
        var manifest = Read();
        var settings = manifest["settings"]!;
        settings["socket_mode_enabled"] = true;
        settings["event_subscriptions"]!.AsObject().Remove("request_url");
        settings["interactivity"]!.AsObject().Remove("request_url");
        foreach (var command in manifest["features"]!["slash_commands"]!.AsArray()) command!.AsObject().Remove("url");
        if (publicUrl is null) manifest["oauth_config"]!.AsObject().Remove("redirect_urls");
        else PutAddress(manifest, publicUrl);
        return manifest.ToJsonString(Readable);
    }

    private static JsonObject Read()
    {
        using var stream = typeof(SlackAppManifest).Assembly.GetManifestResourceStream("slack-manifest.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static void PutAddress(JsonNode? node, Uri publicUrl)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (_, value) in group.ToList()) PutAddress(value, publicUrl);
                break;
            case JsonArray items:
                foreach (var item in items.ToList()) PutAddress(item, publicUrl);
                break;
            case JsonValue text when text.TryGetValue<string>(out var written) && written.StartsWith(Example.AbsoluteUri, StringComparison.Ordinal):
                text.ReplaceWith(new Uri(publicUrl, written[Example.AbsoluteUri.Length..]).AbsoluteUri);
                break;
        }
    }
}
