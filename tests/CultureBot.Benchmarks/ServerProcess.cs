using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace CultureBot.Benchmarks;

/// <summary>A web application in a process of its own, on a free loopback port; killed when disposed.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string CultureBot = "CultureBot.Web";
    public const string Bare = "BareKestrel";

    private readonly Process _process;
    private readonly long _started;

    private ServerProcess(Process process, IPEndPoint address, long started) => (_process, Address, _started) = (process, address, started);

    public IPEndPoint Address { get; }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Where the build has put one of the two applications.</summary>
    public static string Built(string name) =>
        typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == name).Value!;

    public static ServerProcess Start(string program, string directory, IEnumerable<string> settings)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo("dotnet", [program, $"--Urls=http://{address}", .. settings])
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } said && !said.Contains("info:", StringComparison.Ordinal)) Console.Error.WriteLine(said);
        };
        process.BeginOutputReadLine();
        return new(process, address, started);
    }

    /// <summary>The time from the start of the process to its first 200.</summary>
    public async Task<TimeSpan> FirstAnswerAsync(CancellationToken cancellationToken)
    {
        var request = System.Text.Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (!_process.HasExited)
        {
            try
            {
                using var connection = new HttpConnection();
                await connection.ConnectAsync(Address, cancellationToken);
                if (await connection.SendAsync(request, cancellationToken) == 200) return Stopwatch.GetElapsedTime(_started);
            }
            catch (SocketException)
            {
                // Not listening yet.
            }

            await Task.Delay(2, cancellationToken);
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The application ended with {_process.ExitCode} before it answered."));
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static IPEndPoint FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
