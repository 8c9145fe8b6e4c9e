using System.Collections.Immutable;
using System.Security.Cryptography;
using CultureBot.Chat;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using ScalarMult = Sodium.ScalarMult;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>
/// A survey whose window is open, with people numbered from 1 in the order in which they were placed. Ids and keys are the same in
/// every database, so that what two of them hold can be compared byte by byte.
/// </summary>
internal sealed class ClosingTest : IAsyncDisposable
{
    /// <summary>The private half of every window's key pair in this run.</summary>
    public static readonly byte[] Key = RandomNumberGenerator.GetBytes(WindowKey.Length);

    public static readonly SurveyId Survey = new(new Guid("01930000-0000-7000-8000-0000000000aa"));

    private static readonly byte[] SecretsKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly SecretBox _secrets = new(SecretsKey);

    private ClosingTest(TestDatabase store, TestClock clock) => (Store, Clock) = (store, clock);

    public TestDatabase Store { get; }

    public Database Database => Store.Database;

    public TestClock Clock { get; }

    public LogLines Logs { get; } = new();

    public Window Window { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ClosingTest> StartAsync(DatabaseKind kind)
    {
        var clock = new TestClock(Instant.FromUtc(2026, 3, 2, 9, 0));
        var test = new ClosingTest(await TestDatabase.CreateAsync(kind, Cancellation), clock);
        await test.WriteAsync(async sql =>
        {
            await WorkspacesStore.SaveConnectedAsync(sql, "fake", new PlatformWorkspace("T1", "Acme", null, "UBOT"), [1], clock.Now);
            await SurveysStore.AddAsync(
                sql,
                new()
                {
                    Id = Survey, Name = "Spring", Template = SurveyTemplate.OneOff, State = SurveyState.Scheduled, Questions = [], Audience = Audience.Everybody,
                    Promise = new(), CreatedAt = clock.Now,
                },
                "survey");
        });
        return test;
    }

    public static PersonId Person(int number) => new(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));

    public static WindowId WindowOf(int number) => new(new Guid(number, 1, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2));

    /// <summary>Opens a window and asks everybody in its first wave.</summary>
    /// <param name="org">As <c>Co:0 X&lt;Co:6 Y&lt;Co:7</c>: each group, the one it is part of, and how many people are directly in it.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="promise">The house's by default.</param>
    /// <param name="valueOf">The value of each person; none by default.</param>
    /// <param name="number">Of the window in its survey.</param>
    public async Task OpenAsync(
        string org, IReadOnlyCollection<Question> questions, Promise? promise = null, Func<int, string>? valueOf = null, int number = 1)
    {
        Window = new()
        {
            Id = WindowOf(number), SurveyId = Survey, Number = number, State = WindowState.Open, Questions = [.. questions], Promise = promise ?? new(),
            PublicKey = ScalarMult.Base(Key), BallotSize = Ballot.SizeFor(questions, placeBytes: 200), Waves = 1, LaunchedAt = Clock.Now,
        };
        var (groups, members) = Org.Read(org, valueOf ?? (_ => ""));
        await WriteAsync(async sql =>
        {
            await TestPeople.AddAsync(sql, members);
            await WindowsStore.AddAsync(sql, Window, _secrets.Wrap("window-key", Key));
            await SnapshotStore.AddGroupsAsync(sql, Window.Id, groups);
            await SnapshotStore.AddMembersAsync(sql, Window.Id, members);
            await BallotsStore.InviteAsync(sql, Window.Id, 1, [.. members.Select(member => member.PersonId)]);
        });
    }

    public Task<SubmitBallotResult> AnswerAsync(int person, params ImmutableArray<Answer> answers) =>
        Make<SubmitBallotHandler>().HandleAsync(new() { Window = Window.Id, Wave = 1, Person = Person(person), Answers = answers }, Cancellation);

    /// <summary>These people answer one question, each with a number.</summary>
    public async Task AnswerAllAsync(string item, IEnumerable<int> choices, int from = 1)
    {
        foreach (var choice in choices) Assert.Equal(SubmitBallotResult.Stored, await AnswerAsync(from++, new Answer(item, choice)));
    }

    public CloseWindowHandler Closer(Database? database = null)
    {
        var on = database ?? Database;
        return new(on, new(on, _secrets), new(new(on, new OrgChart(on), Clock)), _secrets, new([new WantDeliveries()]), Clock, new LoggerFactory([Logs]).CreateLogger<CloseWindowHandler>());
    }

    /// <summary>A use case on this database and this clock.</summary>
    public T Make<T>() => ActivatorUtilities.CreateInstance<T>(
        new ServiceCollection().AddSingleton(Database).AddSingleton<TimeProvider>(Clock).AddSingleton(_secrets).BuildServiceProvider());

    public Task<CloseWindowResult> CloseAsync() => Closer().HandleAsync(new(Window.Id), Cancellation);

    public async Task<Ledger> LedgerAsync(int number = 1) => (await ReadAsync(sql => LedgerStore.ReadAsync(sql, WindowOf(number))))!;

    /// <summary>Closes it and reads what is published.</summary>
    public async Task<Ledger> ClosedAsync()
    {
        Assert.Equal(CloseWindowResult.Closed, await CloseAsync());
        return await LedgerAsync(Window.Number);
    }

    public async Task<PulseReport> ReportAsync(int number = 1) => (await new ReadReport(Database).HandleAsync(WindowOf(number), Cancellation))!;

    public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query) => Database.ReadAsync(query, Cancellation);

    public Task WriteAsync(Func<SqlSession, Task> unit) => Database.WriteAsync(unit, WriteUrgency.Acknowledgement, Cancellation);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
