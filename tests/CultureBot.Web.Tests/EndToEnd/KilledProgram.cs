using System.Diagnostics;
using System.Text.RegularExpressions;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>The real program in a process of its own, to be killed and started again on the same database.</summary>
internal sealed partial class KilledProgram(TestDatabase database, FakeSlack slack) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("culturebot-killed-").FullName;
    private Process? _process;
    private Task _rest = Task.CompletedTask;

    public Uri Address { get; private set; } = null!;

    /// <summary>Returns once it listens.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CultureBotApp).Assembly.Location, "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["Database__ConnectionString"] = database.ConnectionString;
        start.Environment["Secrets__Key"] = Convert.ToBase64String(new byte[32]);
        start.Environment["Slack__SigningSecret"] = FakeSlack.SigningSecret;
        start.Environment["Slack__BotToken"] = FakeSlack.BotToken;
        start.Environment["Slack__ApiUrl"] = slack.ApiUrl.ToString();
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ListeningAt.Match(line) is not { Success: true } found) continue;
            Address = new(found.Value);
            // What it says from here on is nobody's concern, and must not fill the pipe.
            _rest = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return;
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    /// <summary>SIGKILL: nothing is finished, nothing is told.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _rest;
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningAt { get; }
}
