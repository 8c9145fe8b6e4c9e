using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>Microsoft's own schema of Teams manifests, of the version that the manifest names, applied by ajv.</summary>
public static class TeamsManifestSchema
{
    // Formats are no rules of it: what must be an address or an id is said by patterns.
    private const string Script =
        """
        const read = path => JSON.parse(require('fs').readFileSync(path, 'utf8'));
        const manifest = read(0);
        const schema = read(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`);
        const ajv = new (require('ajv-draft-04').default)({ strict: false, validateFormats: false, allErrors: true });
        const check = ajv.compile(schema);
        if (!check(manifest)) for (const e of check.errors) console.log(`${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
        """;

    /// <summary>What the schema says against the manifest, a line each.</summary>
    public static Task<IReadOnlyList<string>> CheckAsync(JsonNode manifest, CancellationToken cancellationToken) =>
        NodeScript.RunAsync(TeamsPeers.Folder, ["-e", Script], manifest.ToJsonString(), cancellationToken);
}
