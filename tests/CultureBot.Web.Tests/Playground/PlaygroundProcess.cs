using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CultureBot.Testing;

namespace CultureBot.Web.Tests.Playground;

/// <summary>
/// Microsoft 365 Agents Playground: a client much like Teams, and the Connector behind it, without accounts or tokens. The
/// build installs it (see CultureBot.Web.Tests.csproj).
/// </summary>
internal sealed class PlaygroundProcess : IAsyncDisposable
{
    private static readonly string Program = FindProgram();

    private readonly Process _process;
    private readonly string _folder;

    private PlaygroundProcess(Process process, string folder, Uri address)
    {
        (_process, _folder, Address) = (process, folder, address);

        // What it goes on saying is read by nobody, and must not fill the pipe.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    /// <summary>Why it cannot be started here, for <c>Assert.SkipWhen</c>; null when it can.</summary>
    public static string? Unavailable { get; } =
        File.Exists(Program) ? null : "The Agents Playground is not installed: npm was not there, or had no registry, when the tests were built.";

    public Uri Address { get; }

    /// <summary>Where the bot calls it.</summary>
    public Uri Service => new(Address, "/_connector");

    /// <param name="messages">The bot's messaging endpoint.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<PlaygroundProcess> StartAsync(Uri messages, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("culturebot-playground-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, ".m365agentsplayground.yml"), PlaygroundCompany.Config, cancellationToken);
        var port = FreePort.Next();
        // It sends nothing home, and writes down all that passes through it.
        string[] arguments =
        [
            Program, "-e", messages.ToString(), "-c", "msteams", "-p", port.ToString(CultureInfo.InvariantCulture), "--disable-telemetry", "--enable-events-recording",
        ];
        var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["TEAMSAPPTESTER_BROWSER"] = "none", ["SEND_INSTALLATION_ACTIVITY"] = "true" },
        })!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (!line.Contains("Listening on", StringComparison.Ordinal)) continue;
                return new(process, folder, new UriBuilder("http", "127.0.0.1", port).Uri);
            }

            throw new InvalidOperationException("The Playground ended before it listened.");
        }
        catch
        {
            await StopAsync(process, folder);
            throw;
        }
    }

    /// <summary>Sends an activity to the bot as if Teams had.</summary>
    public async Task SendAsync(JsonObject activity)
    {
        using var http = Simulator.Browser.Open(Address);
        using var answer = await http.PostAsJsonAsync("/_internal/v1/customActivities", activity, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>What the bot has asked of the Connector, the earliest first: createConversation, message and the like.</summary>
    public async Task<IReadOnlyList<JsonNode>> CallsAsync(string name)
    {
        var calls = new List<JsonNode>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "devTools"), "events_recording_*"))
        {
            // What is being written now has no end yet, and is read the next time.
            var records = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("\n---\n")[..^1];
            calls.AddRange(records.Select(record => JsonNode.Parse(record)!).Where(IsSought));
        }

        return calls;

        bool IsSought(JsonNode record) =>
            (string?)record["activityName"] == name && ((string?)record["direction"])!.StartsWith("User Application", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await StopAsync(_process, _folder);

    private static async Task StopAsync(Process process, string folder)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string FindProgram()
    {
        const string Below = "tests/CultureBot.Web.Tests/Playground/package/node_modules/@microsoft/m365agentsplayground/cli.js";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) return Path.Combine(folder.FullName, Below);
        }

        return Below;
    }
}
