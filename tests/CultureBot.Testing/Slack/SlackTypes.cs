using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Slack;

/// <summary>
/// Type-checks what is sent to Slack against Slack's own @slack/types with the TypeScript compiler. The build installs both
/// (see CultureBot.Testing.csproj).
/// </summary>
public static class SlackTypes
{
    // Not in @slack/types 3.2 yet; as docs.slack.dev has it ("Data visualization block").
    private const string Chart =
        "type Point = { label: string; value: number }; type Series = { name: string; data: Point[] }; "
        + "type Axis = { categories: string[]; x_label?: string; y_label?: string }; "
        + "type Chart = { type: 'data_visualization'; block_id?: string; title: string; chart: { type: 'pie'; segments: Point[] } "
        + "| { type: 'bar' | 'line' | 'area'; series: Series[]; axis_config: Axis } };";

    private static readonly string[] Options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--module", "nodenext"];

    /// <summary>Where npm has put what the build asked for.</summary>
    internal static string Folder { get; } = FindFolder();

    /// <summary>Why nothing can be checked here, for <c>Assert.SkipWhen</c>; null when it can.</summary>
    public static string? Unavailable { get; } =
        File.Exists(Compiler) && Directory.Exists(Path.Combine(Folder, "node_modules", "@slack", "types"))
            ? null
            : "@slack/types is not installed: npm was not there, or had no registry, when the tests were built.";

    private static string Compiler => Path.Combine(Folder, "node_modules", "typescript", "bin", "tsc");

    /// <summary>The compiler's complaints, a line each, named after the message ({ text, blocks }) or view that they are about.</summary>
    /// <param name="examples">Messages and views by a name made of letters, digits and spaces.</param>
    /// <param name="cancellationToken">Ends the compiler.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(
        IEnumerable<(string Name, JsonNode Json)> examples, CancellationToken cancellationToken)
    {
        // Inside the package's folder, where the compiler finds node_modules; a folder of its own, since test runs overlap.
        var folder = Path.Combine(Folder, "node_modules", ".checks", Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        try
        {
            var names = await WriteAsync(Path.Combine(folder, "examples.ts"), examples, cancellationToken);
            var output = await CompileAsync(folder, cancellationToken);
            var complaints = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return [.. complaints.Select(complaint => Name(complaint, names))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One line an example, so that a complaint's line number names it.</summary>
    private static async Task<List<string>> WriteAsync(
        string path, IEnumerable<(string Name, JsonNode Json)> examples, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var source = new StringBuilder(
            $"import type {{ KnownBlock, ModalView }} from '@slack/types'; {Chart} type Message = {{ text: string; blocks: (KnownBlock | Chart)[] }};\n");
        foreach (var (name, json) in examples)
        {
            var type = (string?)json["type"] == "modal" ? "ModalView" : "Message";
            source.Append(CultureInfo.InvariantCulture, $"export const e{names.Count}: {type} = {json.ToJsonString()};\n");
            names.Add(name);
        }

        await File.WriteAllTextAsync(path, source.ToString(), cancellationToken);
        return names;
    }

    private static async Task<string> CompileAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node", [Compiler, .. Options, "examples.ts"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var compiler = Process.Start(start)!;
        var output = compiler.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = compiler.StandardError.ReadToEndAsync(cancellationToken);
        await compiler.WaitForExitAsync(cancellationToken);
        var said = await output + await errors;
        return compiler.ExitCode != 0 && said.Length == 0 ? $"tsc ended with {compiler.ExitCode}" : said;
    }

    private static string Name(string complaint, List<string> names)
    {
        const string Before = "examples.ts(";
        var start = complaint.IndexOf(Before, StringComparison.Ordinal);
        if (start < 0) return complaint;
        var digits = complaint[(start + Before.Length)..].Split(',', ')')[0];
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var line) && line >= 2 && line - 2 < names.Count
            ? $"{names[line - 2]}: {complaint}"
            : complaint;
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var types = Path.Combine(folder.FullName, "tests", "CultureBot.Testing", "Slack", "types");
            if (File.Exists(Path.Combine(types, "package.json"))) return types;
        }

        return AppContext.BaseDirectory;
    }
}
