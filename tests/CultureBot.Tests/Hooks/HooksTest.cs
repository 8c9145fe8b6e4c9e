using System.Net;
using CultureBot.Actions;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.Hooks;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Hooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Hooks;

/// <summary>Webhooks on a real database and a real receiver on loopback, with a clock that stands still.</summary>
internal sealed class HooksTest : IAsyncDisposable
{
    private readonly TestDatabase? _store;
    private readonly List<ServiceProvider> _nodes = [];

    private HooksTest(TestDatabase? store, Database database, TestClock clock, HookReceiver receiver)
    {
        (_store, Database, Clock, Receiver) = (store, database, clock, receiver);
        Node = AddNode();
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Database Database { get; }

    public TestClock Clock { get; }

    public HookReceiver Receiver { get; }

    public ServiceProvider Node { get; }

    /// <summary>What names resolve to; everything else is as it is.</summary>
    public Dictionary<string, IPAddress> Names { get; } = new(StringComparer.Ordinal);

    public TestCompany Company { get; private init; } = null!;

    /// <summary>An administrator.</summary>
    public AccountId By { get; private init; }

    public static async Task<HooksTest> StartAsync(DatabaseKind kind)
    {
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        var store = await TestDatabase.CreateAsync(kind, Cancellation);
        var company = await TestCompany.FoundAsync(store.Database, now, Cancellation);
        return new(store, store.Database, new TestClock(now), await HookReceiver.StartAsync(Cancellation)) { Company = company, By = company["mia"].Id };
    }

    /// <summary>On the data of another test.</summary>
    public static async Task<HooksTest> OnAsync(Database database, TestClock clock)
    {
        var somebody = await database.ReadAsync(sql => sql.FirstOrDefaultAsync<Guid>("SELECT id FROM accounts LIMIT 1"), Cancellation);
        if (somebody == Guid.Empty) somebody = (await TestCompany.FoundAsync(database, clock.Now, Cancellation))["mia"].Id.Value;
        return new(null, database, clock, await HookReceiver.StartAsync(Cancellation)) { By = new(somebody) };
    }

    public T Get<T>() where T : notnull => Node.GetRequiredService<T>();

    /// <summary>Another process on the same data, with settings of its own where some are given.</summary>
    public ServiceProvider AddNode(string? allowPrivate = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Hooks:AllowPrivate", allowPrivate)]).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Database)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new SecretBox(new byte[32]))
            .AddSingleton(new Random(7))
            .AddSingleton(new PublicAddress(() => new("https://culture.example")))
            .AddSingleton<OutboxSignal>()
            .AddSingleton<TellFacts>()
            .AddSingleton(new KudosOptions())
            .AddSingleton<GiveKudosHandler>()
            .AddSingleton<UndoKudosHandler>()
            .AddSingleton<ListActions>()
            .AddSingleton<IHookEvents, KudosHookEvents>()
            .AddSingleton<IHookEvents, ActionHookEvents>()
            .AddSingleton<IHookEvents, ResultsHookEvents>()
            .AddSingleton<IHookEvents, QuarterHookEvents>()
            .AddSingleton<ResolveHost>((host, cancellationToken) =>
                Names.TryGetValue(host, out var address) ? Task.FromResult<IPAddress[]>([address]) : Dns.GetHostAddressesAsync(host, cancellationToken))
            .AddHooks(configuration)
            .BuildServiceProvider();
        _nodes.Add(services);
        return services;
    }

    /// <summary>An endpoint at the receiver, or where it is said; returns its secret.</summary>
    public async Task<string> AddHookAsync(string? address = null, params IReadOnlyCollection<string> events)
    {
        var added = await TryAddAsync(address ?? Receiver.Address.AbsoluteUri, events);
        Assert.Null(added.Refusal);
        return added.Secret!;
    }

    public Task<AddHookResult> TryAddAsync(string address, IReadOnlyCollection<string> events) =>
        Get<AddHookHandler>().HandleAsync(new(By, address, events.Count == 0 ? [KudosHookEvents.Given, KudosHookEvents.Undone] : [.. events]), Cancellation);

    public async Task<ShownHook> ShownAsync() => Assert.Single((await Get<ReadHooks>().HandleAsync(Cancellation)).Hooks);

    /// <summary>Ana thanks Ben.</summary>
    public async Task<KudosId> GiveAsync(string words, Visibility visibility = Visibility.Public)
    {
        var given = await Get<GiveKudosHandler>().HandleAsync(
            new()
            {
                Workspace = Company.Workspace,
                Giver = Company["ana"],
                Nominees = [new(Company["ben"], null)],
                Words = words,
                Visibility = visibility,
                Place = new("CGEN", "general", PlaceKind.Channel),
                CanPostHere = true,
                RequestKey = words,
                SendAsItIs = true,
            },
            Cancellation);
        return Assert.IsType<KudosGiven>(given).Kudos.Id;
    }

    public async Task UndoAsync(KudosId id) =>
        Assert.IsType<KudosUndone>(await Get<UndoKudosHandler>().HandleAsync(new(Company["ana"], id, $"undo {id.Value}"), Cancellation));

    /// <summary>Sends what is due, without moving the clock.</summary>
    public async Task SendAsync(ServiceProvider? node = null)
    {
        while (await (node ?? Node).GetRequiredService<HookDispatcher>().RunOnceAsync(Cancellation) > 0) continue;
    }

    public async Task SendAfterAsync(Duration pause)
    {
        Clock.Advance(pause);
        await SendAsync();
    }

    public Task<IReadOnlyList<string>> AuditedAsync() => Database.ReadAsync(
        sql => sql.ListAsync<string>("SELECT TRIM(action || ' ' || details) FROM audit_entries WHERE subject LIKE 'hook:%' ORDER BY id"), Cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await Receiver.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
    }
}
