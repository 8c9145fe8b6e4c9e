using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Extensions;

namespace CultureBot.Benchmarks;

/// <summary>
/// What a close does to find out which trends may be shown, for 100,000 people of whom every hundredth has another manager than in the
/// window before, and every hundredth team has moved together: read the past, prove it, and admit.
/// </summary>
internal static class TrendsBenchmark
{
    private const int Rounds = 3;

    private static readonly byte[] Key = new byte[32];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>()) await RunAsync(kind, cancellationToken);
    }

    private static async Task RunAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        await using var store = await TestDatabase.CreateAsync(kind, cancellationToken);
        await store.Database.WriteAsync(DirectoryBenchmark.AddAccountsAsync, WriteUrgency.Background, cancellationToken);
        var import = new ImportPeopleHandler(store.Database, TimeProvider.System, NullLogger<ImportPeopleHandler>.Instance);
        var population = new ReadPopulation(store.Database, new OrgChart(store.Database), TimeProvider.System);
        await import.HandleAsync(new(DirectoryBenchmark.Write(DirectoryBenchmark.ManagerOf), IsDryRun: false), cancellationToken);
        var (before, _, prints) = await TakeAsync(population, Window(1), cancellationToken);
        await import.HandleAsync(new(DirectoryBenchmark.Write(MovedManagerOf), IsDryRun: false), cancellationToken);
        var (window, members, now) = await TakeAsync(population, Window(2), cancellationToken);
        var closing = new CountedWindow
        {
            Window = window, WrappedKey = [], Groups = [], Values = [], Participation = [], Members = members.Members,
            Before = new(before, Audience.Everybody, AsksOnOwnDay: false, prints.ToDictionary(print => print.GroupId, StringComparer.Ordinal)),
        };
        var people = CountedPeople.Of(window.Promise, members.Groups, []);
        for (var round = 0; round < Rounds; round++)
        {
            using var process = Process.GetCurrentProcess();
            var (taken, processor) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            await population.AtAsync(before.LaunchedAt, Audience.Everybody, before.Promise, before.Id, cancellationToken);
            process.Refresh();
            var (read, reading) = (taken.Elapsed, process.TotalProcessorTime - processor);
            (processor, taken) = (process.TotalProcessorTime, Stopwatch.StartNew());
            var trends = await new CompareWithBefore(population).HandleAsync(closing, people, now, Key, cancellationToken);
            process.Refresh();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{store.Provider}: {taken.Elapsed.TotalSeconds:F1} s ({(process.TotalProcessorTime - processor).TotalSeconds:F1} s of processor here), of which reading the past {read.TotalSeconds:F1} s ({reading.TotalSeconds:F1} s); trends of {trends.Count} of {now.Length} groups, {trends.Count(trend => !trend.Value.IsNone)} of them with people who came or went"));
        }
    }

    /// <summary>Everybody, and the fingerprints of groups of five and more.</summary>
    private static async Task<(Window Window, Population Members, ImmutableArray<GroupFingerprint> Prints)> TakeAsync(
        ReadPopulation population, Window window, CancellationToken cancellationToken)
    {
        var read = await population.HandleAsync(Audience.Everybody, window.Promise, window.Id, cancellationToken);
        var people = CountedPeople.Of(window.Promise, read.Groups, []);
        var sizes = new int[people.Tree.Count];
        foreach (var member in read.Members) sizes[people.Find(member.GroupId, "")!.Value.Group]++;
        sizes = people.Tree.SumUp(sizes);
        return (window, read, GroupFingerprint.Of(read.Members, people, people.Tree.Ids.Where((_, group) => sizes[group] >= Promise.LeastForFives), Key));
    }

    private static Window Window(int number) => new()
    {
        Id = new(Guid.CreateVersion7()), SurveyId = new(Guid.CreateVersion7()), Number = number, State = WindowState.Closing, Questions = [], Promise = new(),
        PublicKey = [], BallotSize = 0, Waves = 1, LaunchedAt = TimeProvider.System.GetCurrentInstant(),
    };

    // To the next team of the same level; teams at the ends stay.
    private static int? MovedManagerOf(int person)
    {
        var manager = DirectoryBenchmark.ManagerOf(person);
        return manager is > 100 and < 12_000 && (person % 100 == 0 || manager % 100 == 0) ? manager + 1 : manager;
    }
}
