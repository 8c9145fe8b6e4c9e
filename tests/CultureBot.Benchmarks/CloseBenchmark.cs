using System.Globalization;
using System.Runtime;
using CultureBot.People.Directory;
using CultureBot.Privacy;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Benchmarks;

/// <summary>
/// Closes a window of 100,000 people who all answered (<see cref="ManyBallots"/>, <see cref="CompanyTree"/>), by phases, while
/// somebody waits for acknowledgements. What is not the close itself — people, sealing, storing — is not measured.
/// </summary>
internal static class CloseBenchmark
{
    public static async Task RunAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(kind => kinds.Count == 0 || kinds.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase)))
            await RunAsync(kind, cancellationToken);
    }

    private static async Task RunAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        var secrets = new SecretBox(new byte[32]);
        await using var store = await TestDatabase.CreateAsync(kind, cancellationToken);
        var (window, sizes) = await PrepareAsync(store, secrets, cancellationToken);
        await store.ReopenAsync();
        Tidy();

        var (whole, ballots) = (new WatchedDatabase(store.Database), new WatchedDatabase(store.Database));
        var close = new CloseWindowHandler(
            whole, new CountBallots(ballots, secrets),
            new CompareWithBefore(new ReadPopulation(store.Database, new OrgChart(store.Database), TimeProvider.System)), secrets, new([]), TimeProvider.System, NullLogger<CloseWindowHandler>.Instance);
        var before = Environment.WorkingSet;
        await using var memory = new MemoryWatch();
        await using var acknowledgements = new AcknowledgementWatch(store.Database);
        var started = Moment.Now();
        var result = await close.HandleAsync(new(window), cancellationToken);
        var ended = Moment.Now();

        Console.WriteLine(Moment.Columns);
        Console.WriteLine(whole.Writes[0].To(whole.Reads[0], "reading the snapshot"));
        Console.WriteLine(whole.Reads[0].To(ballots.Reads[^1], "ballots; messages beside it"));
        Console.WriteLine(ballots.Reads[^1].To(whole.Starts[^1], "counting the last, drawing up"));
        Console.WriteLine(whole.Starts[^1].To(whole.Writes[^1], "writing the ledger, deleting"));
        Console.WriteLine(whole.Writes[^1].To(ended, "overwriting what was deleted"));
        Console.WriteLine(started.To(ended, $"{result}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  working set {before / 1e6:F0} MB before, {memory.Most / 1e6:F0} MB at most; {whole.Writes.Count} units of work, longest wait for an acknowledgement {acknowledgements.Longest.TotalMilliseconds:F0} ms"));
        var opening = ballots.Reads[^1].Processor - whole.Reads[0].Processor;
        var floor = AgreementFloor.For(CompanyTree.People);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  as many bare agreements: {floor.TotalSeconds:F1} s of processor, the ballots {opening / floor:F2} times that"));
        await ShowShareAsync(store, window, sizes, cancellationToken);
    }

    private static async Task<(WindowId Window, IReadOnlyList<int> Sizes)> PrepareAsync(TestDatabase store, SecretBox secrets, CancellationToken cancellationToken)
    {
        var company = new CompanyTree();
        return (await ManyBallots.AddAsync(store.Database, secrets, company, cancellationToken), company.Sizes());
    }

    // What preparing left behind is not the close's.
    private static void Tidy()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static async Task ShowShareAsync(TestDatabase store, WindowId window, IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var ledger = await store.Database.ReadAsync(sql => LedgerStore.ReadAsync(sql, window), cancellationToken);
        var promise = ledger!.Window.Promise;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  published: {ledger.Groups.Length} groups, {ledger.Figures.Length} figures, {ledger.Comments.Length} comments"));
        foreach (var item in ledger.Window.Questions.Where(question => question.Kind != QuestionKind.Open).Select(question => question.Item))
        {
            var figures = ledger.Figures.Where(figure => figure.Item == item).ToList();
            var fives = new ReleaseShare(figures.Count, sizes.Count(size => size >= promise.ForFives), sizes.Count);
            var bands = new ReleaseShare(figures.Count(figure => figure.High is not null), sizes.Count(size => size >= promise.ForBands), sizes.Count);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {item,-3} of groups and values with {promise.ForFives} or more {fives.OfLargeEnough:P1} ({fives.Released} of {fives.LargeEnough}), with {promise.ForBands} or more {bands.OfLargeEnough:P1} ({bands.Released} of {bands.LargeEnough})"));
        }
    }
}
