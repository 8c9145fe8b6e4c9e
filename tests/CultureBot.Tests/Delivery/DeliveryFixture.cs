using System.Collections.Concurrent;
using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace CultureBot.Tests.Delivery;

/// <summary>An outbox on a real database, with one workspace, a platform in memory and a clock that stands still.</summary>
internal sealed class DeliveryFixture : IAsyncDisposable
{
    private readonly TestDatabase _testDatabase;
    private readonly List<ServiceProvider> _nodes = [];
    private readonly List<Database> _others = [];

    private DeliveryFixture(TestDatabase testDatabase)
    {
        _testDatabase = testDatabase;
        Platform = new(Clock) { Name = "fake" };
        Services = AddNode(Database, Clock);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TestClock Clock { get; } = new(Instant.FromUtc(2026, 11, 20, 15, 0));

    public FakePlatform Platform { get; }

    public Database Database => _testDatabase.Database;

    public ServiceProvider Services { get; }

    public ChatRoutes Routes { get; } = new();

    /// <summary>Answers the routes of <see cref="Routes"/>.</summary>
    public SlowHandler Handler { get; set; } = new();

    public WorkspaceId Workspace { get; } = new(Guid.CreateVersion7());

    /// <summary>Kind <c>post</c>: sent again when uncertain.</summary>
    public ScriptedKind Post { get; } = new("post", WhenUncertain.Resend);

    /// <summary>Kind <c>digest</c>: skipped when uncertain.</summary>
    public ScriptedKind Digest { get; } = new("digest", WhenUncertain.Skip);

    public Dispatcher Dispatcher => Services.GetRequiredService<Dispatcher>();

    public static async Task<DeliveryFixture> CreateAsync(DatabaseKind kind)
    {
        var fixture = new DeliveryFixture(await TestDatabase.CreateAsync(kind, Cancel));
        await fixture.ExecuteAsync(
            "INSERT INTO workspaces (id, platform, external_id, name, locale, connected_at) VALUES (@Id, 'fake', 'T1', 'One', 'en', 0)",
            new { Id = fixture.Workspace.Value });
        return fixture;
    }

    /// <summary>A second process on the same database.</summary>
    public ServiceProvider AddNode(TimeProvider time)
    {
        var other = _testDatabase.OpenAnother();
        _others.Add(other);
        return AddNode(other, time);
    }

    public WantedMessage Message(string subject, string channel = "C1", string kind = "post") => new()
    {
        Kind = kind,
        Subject = subject,
        Destination = new(Workspace, DestinationKind.Channel, channel),
    };

    public Task<MessageId> WantAsync(string subject, string channel = "C1", string kind = "post") => WantAsync(Message(subject, channel, kind));

    public async Task<MessageId> WantAsync(WantedMessage message)
    {
        var id = await WriteAsync(sql => OutboxStore.WantAsync(sql, message, Clock.Now));
        Clock.Advance(Duration.FromMilliseconds(1));
        return id;
    }

    public Task ChangedAsync(string subject) => WriteAsync(async sql =>
    {
        await OutboxStore.SubjectChangedAsync(sql, subject, Clock.Now);
        return true;
    });

    /// <summary>Dispatches what is due until nothing is, without moving the clock.</summary>
    public async Task DispatchAsync()
    {
        while (await Dispatcher.RunOnceAsync(Cancel) > 0) continue;
    }

    /// <summary>Dispatches, stepping the clock, until so much time has passed.</summary>
    public async Task DispatchForAsync(Duration time, Duration step)
    {
        var end = Clock.Now + time;
        await DispatchAsync();
        while (Clock.Now < end)
        {
            Clock.Advance(step);
            await DispatchAsync();
        }
    }

    public async Task<string> StateAsync(MessageId id) =>
        await Database.ReadAsync(
            sql => sql.ScalarAsync<string>("SELECT state FROM messages WHERE id = @Id", new { Id = id.Value }), Cancel) ?? "";

    public Task<T?> ScalarAsync<T>(string query, object? parameters = null) =>
        Database.ReadAsync(sql => sql.ScalarAsync<T>(query, parameters), Cancel);

    public Task<int> ExecuteAsync(string statement, object? parameters = null) => WriteAsync(sql => sql.ExecuteAsync(statement, parameters));

    public Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> unit) => Database.WriteAsync(unit, WriteUrgency.Acknowledgement, Cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        foreach (var other in _others) await other.DisposeAsync();
        await _testDatabase.DisposeAsync();
    }

    private ServiceProvider AddNode(Database database, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time);
        services.AddSingleton(_ => database);
        services.AddSingleton(new SecretBox(new byte[32]));
        services.AddSingleton(Routes);
        services.AddTransient(_ => Handler);
        services.AddTransient<SlowHandler.PerRequest>();
        services.AddSingleton<IChatPlatform>(Platform);
        services.AddSingleton<IMessageKind>(Post);
        services.AddSingleton<IMessageKind>(Digest);
        services.AddDelivery();
        services.Replace(ServiceDescriptor.Singleton(new Random(7)));
        var node = services.BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }
}

/// <summary>A kind whose cards come from what a test put into <see cref="Words"/>; without words a message is absent.</summary>
internal sealed class ScriptedKind(string name, WhenUncertain whenUncertain) : IMessageKind
{
    public string Name => name;

    public WhenUncertain WhenUncertain => whenUncertain;

    /// <summary>By subject; a subject that is not here speaks its own name.</summary>
    public ConcurrentDictionary<string, string?> Words { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, ImmutableArray<string>> Carries { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs at the end of each rendering, after the words were read.</summary>
    public Func<MessageToRender, Task> AfterReading { get; set; } = _ => Task.CompletedTask;

    public ConcurrentQueue<MessageToRender> Rendered { get; } = new();

    public async Task<Rendered> RenderAsync(MessageToRender message, CancellationToken cancellationToken)
    {
        Rendered.Enqueue(message);
        var words = Words.GetValueOrDefault(message.Subject, message.Subject);
        var carries = Carries.GetValueOrDefault(message.Subject, []);
        var said = string.Join(' ', carries.Select(c => Words.GetValueOrDefault(c, c)).Prepend(words));
        await AfterReading(message);
        return words is null ? CultureBot.Delivery.Rendered.Absent : CultureBot.Delivery.Rendered.Present(Card.Of(said), carries);
    }
}
