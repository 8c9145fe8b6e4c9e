using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CultureBot.Testing.Teams;

/// <summary>
/// Reads Adaptive Cards with Microsoft's own library, and their text with the Markdown reader that it uses
/// (adaptivecards/read.js). The build installs both (see CultureBot.Testing.csproj).
/// </summary>
public static class AdaptiveCards
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly string Folder = FindFolder();

    /// <summary>Why nothing can be read here, for <c>Assert.SkipWhen</c>; null when it can.</summary>
    public static string? Unavailable { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "adaptivecards"))
        ? null
        : "adaptivecards is not installed: npm was not there, or had no registry, when the tests were built.";

    /// <summary>What the library makes of each card, in their order.</summary>
    public static async Task<IReadOnlyList<ReadCard>> ReadAsync(IEnumerable<(string Name, JsonNode Card)> cards, CancellationToken cancellationToken)
    {
        var sent = new JsonArray([.. cards.Select(one => new JsonObject { ["name"] = one.Name, ["card"] = one.Card.DeepClone() })]);
        var start = new ProcessStartInfo("node", ["read.js"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var reader = Process.Start(start)!;
        var output = reader.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = reader.StandardError.ReadToEndAsync(cancellationToken);
        await reader.StandardInput.WriteAsync(sent.ToJsonString().AsMemory(), cancellationToken);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(cancellationToken);
        return reader.ExitCode == 0
            ? JsonSerializer.Deserialize<List<ReadCard>>(await output, Json)!
            : throw new InvalidOperationException($"read.js ended with {reader.ExitCode}: {await errors}");
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var cards = Path.Combine(folder.FullName, "tests", "CultureBot.Testing", "Teams", "adaptivecards");
            if (File.Exists(Path.Combine(cards, "package.json"))) return cards;
        }

        return AppContext.BaseDirectory;
    }
}

/// <param name="Name">As it was given.</param>
/// <param name="Complaints">What is not understood, or means something that was not meant.</param>
/// <param name="Text">What people read of it, a line an element.</param>
/// <param name="Buttons">What its buttons say, a line each.</param>
public sealed record ReadCard(string Name, IReadOnlyList<string> Complaints, string Text, string Buttons);
