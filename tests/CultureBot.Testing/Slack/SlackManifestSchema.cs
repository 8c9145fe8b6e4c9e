using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>Slack's own schema of app manifests, version 2 (slackapi/manifest-schema, MIT), applied by ajv.</summary>
public static class SlackManifestSchema
{
    // Formats and annotations of the schema's authors are no rules.
    private const string Script =
        """
        const { schema, manifest } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const ajv = new (require('ajv'))({ strict: false, validateFormats: false, allErrors: true });
        const check = ajv.compile(schema);
        if (!check(manifest)) for (const e of check.errors) console.log(`${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
        """;

    /// <summary>Why nothing can be checked here, for <c>Assert.SkipWhen</c>; null when it can.</summary>
    public static string? Unavailable { get; } = Directory.Exists(Path.Combine(SlackTypes.Folder, "node_modules", "ajv"))
        ? null
        : "ajv is not installed: npm was not there, or had no registry, when the tests were built.";

    /// <summary>What the schema says against the manifest, a line each.</summary>
    public static Task<IReadOnlyList<string>> CheckAsync(JsonNode manifest, CancellationToken cancellationToken) => NodeScript.RunAsync(
        SlackTypes.Folder,
        ["-e", Script],
        new JsonObject { ["schema"] = Schema(), ["manifest"] = manifest.DeepClone() }.ToJsonString(),
        cancellationToken);

    private static JsonNode Schema()
    {
        using var stream = typeof(SlackManifestSchema).Assembly.GetManifestResourceStream("slack-manifest-schema.json")!;
        return JsonNode.Parse(stream)!;
    }
}
