using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CultureBot.Web.Tests.LocalSlack;

/// <summary>
/// local-slack, a Slack on loopback: it signs what it sends as Slack does, and shows what it got in a page. The build installs it
/// (see CultureBot.Web.Tests.csproj).
/// </summary>
internal sealed partial class LocalSlackProcess : IAsyncDisposable
{
    private static readonly string Program = FindProgram();

    private readonly Process _process;
    private readonly string _folder;

    private LocalSlackProcess(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    /// <summary>Why it cannot be started here, for <c>Assert.SkipWhen</c>; null when it can.</summary>
    public static string? Unavailable { get; } =
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 ? "local-slack's package is for Linux on x64 only."
        : !File.Exists(Program) ? "local-slack is not installed: npm was not there, or had no registry, when the tests were built."
        : null;

    public Uri Address { get; }

    /// <param name="requests">Where it sends commands, events and interactions; null: over Socket Mode.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<LocalSlackProcess> StartAsync(Uri? requests, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("culturebot-local-slack-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "config.yaml"), LocalSlackCompany.Config(requests), cancellationToken);
        var process = Process.Start(new ProcessStartInfo(
            Program, ["--config", "config.yaml", "--port", "0", "--base-host", "127.0.0.1", "--files-dir", folder])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        try
        {
            return new(process, folder, await AddressAsync(process, cancellationToken));
        }
        catch
        {
            await StopAsync(process, folder);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(_process, _folder);

    // It chooses a free port and says which.
    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (WebAddress.Match(line) is not { Success: true } found) continue;
            return new(found.Value);
        }

        throw new InvalidOperationException("local-slack ended before it listened.");
    }

    private static async Task StopAsync(Process process, string folder)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string FindProgram()
    {
        const string Below = "tests/CultureBot.Web.Tests/LocalSlack/package/node_modules/local-slack-linux-x64/bin/local-slack";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CultureBot.sln"))) return Path.Combine(folder.FullName, Below);
        }

        return Below;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebAddress { get; }
}
