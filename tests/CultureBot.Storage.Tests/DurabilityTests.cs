using System.Diagnostics;
using CultureBot.Testing.Databases;

namespace CultureBot.Storage.Tests;

public sealed class DurabilityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task What_was_acknowledged_is_there_after_the_process_was_killed(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        var program = Path.Combine(AppContext.BaseDirectory, "CultureBot.Storage.KilledWriter.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, test.Provider, test.ConnectionString])
            {
                RedirectStandardOutput = true, UseShellExecute = false,
            })!;
        List<string> acknowledged = [];
        try
        {
            while (acknowledged.Count < 500 && await process.StandardOutput.ReadLineAsync(Token) is { } name) acknowledged.Add(name);
        }
        finally
        {
            // SIGKILL, in the middle of whatever it does.
            process.Kill();
        }

        var rest = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        // The last line may have been cut short.
        acknowledged.AddRange(rest.Split('\n').SkipLast(1));

        await test.ReopenAsync();
        var stored = await InstallationRows.NamesAsync(test.Database, Token);
        Assert.True(acknowledged.Count >= 500, "The writer ended before it was killed.");
        Assert.Empty(acknowledged.Except(stored, StringComparer.Ordinal));
    }
}
