using System.Diagnostics;
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
    public static async Task<IReadOnlyList<string>> CheckAsync(JsonNode manifest, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node", ["-e", Script])
        {
            WorkingDirectory = SlackTypes.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(
            new JsonObject { ["schema"] = Schema(), ["manifest"] = manifest.DeepClone() }.ToJsonString().AsMemory(), cancellationToken);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        var said = await output + await errors;
        if (node.ExitCode != 0 && said.Length == 0) said = $"node ended with {node.ExitCode}";
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static JsonNode Schema()
    {
        using var stream = typeof(SlackManifestSchema).Assembly.GetManifestResourceStream("slack-manifest-schema.json")!;
        return JsonNode.Parse(stream)!;
    }
}
