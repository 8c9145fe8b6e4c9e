using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Chat.Teams;

/// <summary>The app manifest of this installation (learn.microsoft.com, "App manifest schema for Teams", version 1.30).</summary>
internal static class TeamsAppManifest
{
    // As manifests/teams/manifest.json writes them.
    private static readonly Uri ExampleAddress = new("https://culturebot.example.com/");
    private static readonly string ExampleId = Guid.Empty.ToString();

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For the bot with this application id, whose pages are reached at this address.</summary>
    public static string For(Guid appId, Uri publicUrl)
    {
        using var stream = typeof(TeamsAppManifest).Assembly.GetManifestResourceStream("teams-manifest.json")!;
        var manifest = JsonNode.Parse(stream)!.AsObject();
        manifest["id"] = PackageId(appId).ToString();
        Fill(manifest, appId, publicUrl);
        return manifest.ToJsonString(Readable);
    }

    /// <summary>
    /// The app's own id in Teams, which differs from the bot's and never changes for one bot: uploading the package again updates
    /// the app instead of adding a second one. A UUID of version 8 (RFC 9562), made of a hash.
    /// </summary>
    public static Guid PackageId(Guid appId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"culturebot teams app {appId:D}"));
        var id = hash.AsSpan(0, 16);
        id[6] = (byte)(0x80 | (id[6] & 0x0f));
        id[8] = (byte)(0x80 | (id[8] & 0x3f));
        return new(id, bigEndian: true);
    }

    private static void Fill(JsonNode? node, Guid appId, Uri publicUrl)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (_, value) in group.ToList()) Fill(value, appId, publicUrl);
                break;
            case JsonArray items:
                foreach (var item in items.ToList()) Fill(item, appId, publicUrl);
                break;
            case JsonValue text when text.TryGetValue<string>(out var written):
                if (written == ExampleId) text.ReplaceWith(appId.ToString());
                else if (written == ExampleAddress.Host) text.ReplaceWith(publicUrl.Host);
                else if (written.StartsWith(ExampleAddress.AbsoluteUri, StringComparison.Ordinal))
                    text.ReplaceWith(new Uri(publicUrl, written[ExampleAddress.AbsoluteUri.Length..]).AbsoluteUri);
                break;
        }
    }
}
