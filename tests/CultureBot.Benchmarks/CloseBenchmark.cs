using System.Diagnostics;
using System.Globalization;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Benchmarks;

/// <summary>
/// Closes a window of 100,000 people who all answered: three items of agreement, Recommend, and a comment from one in twenty; a
/// tree of depth 8 and one attribute of 12 values. What is not the close itself — people, sealing, storing — is not measured.
/// </summary>
internal static class CloseBenchmark
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>()) await RunAsync(kind, cancellationToken);
    }

    private static async Task RunAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        var secrets = new SecretBox(new byte[32]);
        await using var store = await TestDatabase.CreateAsync(kind, cancellationToken);
        var window = await ManyBallots.AddAsync(store.Database, secrets, cancellationToken);
        await store.ReopenAsync();
        GC.Collect();

        var close = new CloseWindowHandler(
            store.Database, new CountBallots(store.Database, secrets), secrets, TimeProvider.System, NullLogger<CloseWindowHandler>.Instance);
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        await using var memory = new MemoryWatch();
        var taken = Stopwatch.StartNew();
        var result = await close.HandleAsync(new(window), cancellationToken);
        taken.Stop();
        process.Refresh();
        var ledger = await store.Database.ReadAsync(sql => LedgerStore.ReadAsync(sql, window), cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{store.Provider}: {result} in {taken.Elapsed.TotalSeconds:F1} s ({(process.TotalProcessorTime - processor).TotalSeconds:F1} s of processor here); working set at most {memory.Most / 1e6:F0} MB, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:F0} MB allocated"));
        Console.WriteLine($"  {ledger!.Groups.Length} groups, {ledger.Figures.Length} figures and {ledger.Comments.Length} comments published");
        foreach (var item in ledger.Window.Questions.Select(question => question.Item))
            Console.WriteLine($"  {item}: {ManyBallots.Share(ledger, item)}");
    }
}
