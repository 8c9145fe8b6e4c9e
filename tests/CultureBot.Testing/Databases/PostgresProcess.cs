using System.Diagnostics;
using System.Globalization;

namespace CultureBot.Testing.Databases;

/// <summary>
/// Starts the server under a shell that holds the other end of a pipe from this process: when this process ends, however
/// it ends, the pipe closes, and the shell stops the server and removes its directory.
/// </summary>
internal static class PostgresProcess
{
    private const string Script =
        """
        directory=$(mktemp -d "${TMPDIR:-/tmp}/culturebot-postgres-XXXXXX") || exit 1
        cd "$directory"
        fail() { tail -n 5 log; rm -rf "$directory"; exit 1; }
        "$1/initdb" -D data -U culturebot --auth=trust --encoding=UTF8 --locale=C --no-sync --no-instructions >log 2>&1 || fail
        "$1/postgres" -D data -p "$2" -k "$directory" -c listen_addresses=127.0.0.1 -c max_connections=400 \
            -c fsync=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 >log 2>&1 </dev/null &
        server=$!
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
            kill -0 "$server" 2>/dev/null || fail
            sleep 0.1
        done
        echo ready
        cat >/dev/null
        kill -QUIT "$server"
        wait "$server"
        rm -rf "$directory"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Kept so that the pipe stays open for as long as this process lives.</summary>
    private static Process? _running;

    /// <summary>Empty when it runs, otherwise why it does not.</summary>
    public static async Task<string> StartAsync(int port)
    {
        if (OperatingSystem.IsWindows()) return "these tests start one on Linux and macOS only.";
        if (FindBinaries() is not { } binaries) return "neither PATH nor /usr/lib/postgresql has initdb and postgres.";

        string[] arguments = ["-c", Script, "postgres-for-tests", binaries, port.ToString(CultureInfo.InvariantCulture)];
        // initdb refuses root.
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", UnprivilegedUser(), "--", "/bin/sh", .. arguments])
            : new ProcessStartInfo("/bin/sh", arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        try
        {
            var process = Process.Start(start)!;
            using var patience = new CancellationTokenSource(Patience);
            var said = await process.StandardOutput.ReadLineAsync(patience.Token);
            if (said == "ready")
            {
                _running = process;
                return "";
            }

            var reason = $"{said} {await process.StandardOutput.ReadToEndAsync(patience.Token)}";
            process.Dispose();
            return $"it did not start. {reason}";
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            return exception.Message;
        }
    }

    private static string? FindBinaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(path => Path.Combine(path, "bin"))
            : [];
        var onPath = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return onPath.Concat(installed).FirstOrDefault(path =>
            ((string[])["initdb", "postgres", "pg_isready"]).All(name => File.Exists(Path.Combine(path, name))));
    }

    private static string UnprivilegedUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
}
