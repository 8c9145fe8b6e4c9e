using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>A program in a process of its own, to be killed and started again on the same database.</summary>
/// <param name="assembly">The program.</param>
/// <param name="settings">Its environment; what is changed counts from the next start on.</param>
internal sealed partial class KilledProgram(string assembly, IDictionary<string, string> settings) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("culturebot-killed-").FullName;
    private Channel<string> _lines = Channel.CreateUnbounded<string>();
    private Process? _process;
    private Task _reading = Task.CompletedTask;

    public Uri Address { get; private set; } = null!;

    /// <summary>The real program, on Slack.</summary>
    public static KilledProgram On(TestDatabase database, FakeSlack slack) => new(typeof(CultureBotApp).Assembly.Location, Settings(database, slack));

    /// <summary>What every program on Slack is told.</summary>
    public static Dictionary<string, string> Settings(TestDatabase database, FakeSlack slack) => new(StringComparer.Ordinal)
    {
        ["Database__Provider"] = database.Provider,
        ["Database__ConnectionString"] = database.ConnectionString,
        ["Secrets__Key"] = Convert.ToBase64String(new byte[32]),
        ["Slack__SigningSecret"] = FakeSlack.SigningSecret,
        ["Slack__BotToken"] = FakeSlack.BotToken,
        ["Slack__ApiUrl"] = slack.ApiUrl.ToString(),
    };

    /// <summary>Returns once it listens.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        _process = Process.Start(start)!;
        _lines = Channel.CreateUnbounded<string>();
        _reading = ReadAsync(_process.StandardOutput, _lines.Writer);
        var said = new List<string>();
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (ListeningAt.Match(line) is not { Success: true } found) continue;
            Address = new(found.Value);
            return;
        }

        throw new InvalidOperationException("The program ended before it listened. It said: " + string.Join('\n', said));
    }

    /// <summary>The next line that it says; null when it has ended.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        await _lines.Reader.WaitToReadAsync(cancellationToken) && _lines.Reader.TryRead(out var line) ? line : null;

    /// <summary>Types a line; false when nobody is there any more to read it.</summary>
    public async Task<bool> WriteLineAsync(string line)
    {
        try
        {
            await _process!.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL: nothing is finished, nothing is told.</summary>
    public void Kill() => _process!.Kill();

    /// <inheritdoc cref="Kill"/>
    /// <remarks>Returns once it is gone.</remarks>
    public async Task KillAsync()
    {
        Kill();
        await _process!.WaitForExitAsync(CancellationToken.None);
        await _reading;
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // To its end, so that the pipe is never full.
    private static async Task ReadAsync(StreamReader output, ChannelWriter<string> lines)
    {
        while (await output.ReadLineAsync(CancellationToken.None) is { } line) lines.TryWrite(line);
        lines.Complete();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningAt { get; }
}
