using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Digests;
using CultureBot.Home;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Tests.People;

/// <summary>
/// The product between two platforms in memory, on a database of its own, with a clock that stands still. Ana is in Slack (U-ana) and
/// in Teams (29:ana), where her address is confirmed as well; Ben is in Slack alone, and Cem and Mia are in Teams alone.
/// </summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    public const string General = "C-general";
    public const string Town = "19:town@thread.tacv2";

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private int _requests;

    private TwoPlatforms(TestDatabase database)
    {
        _database = database;
        Slack = new(Clock) { Name = "slack" };
        Teams = new(Clock) { Name = "teams" };
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(_ => database.Database);
        services.AddSingleton(new SecretBox(new byte[32]));
        services.AddSingleton(new PublicAddress(() => new Uri("https://culturebot.example.com/")));
        services.AddSingleton<IChatPlatform>(Slack).AddSingleton<IChatPlatform>(Teams);
        services.AddSingleton(provider => new ChatRoutes().MapWorkspaces().MapPeople().MapHome().MapKudos(provider.GetRequiredService<KudosOptions>()));
        services.AddWorkspaces().AddPeople(configuration).AddDelivery().AddKudos(configuration).AddDigests().AddHome();
        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TestClock Clock { get; } = new(Instant.FromUtc(2026, 11, 18, 9, 0));

    public FakePlatform Slack { get; }

    public FakePlatform Teams { get; }

    public Database Database => _database.Database;

    public Workspace SlackWorkspace { get; private set; } = null!;

    public Workspace TeamsWorkspace { get; private set; } = null!;

    public static async Task<TwoPlatforms> StartAsync(DatabaseKind kind)
    {
        var both = new TwoPlatforms(await TestDatabase.CreateAsync(kind, Cancel));
        both.SlackWorkspace = await both.ConnectAsync("slack", "T1", new() { ChannelId = General, Name = "general", IsGeneral = true, CanPost = true });
        both.TeamsWorkspace = await both.ConnectAsync("teams", "tenant", new() { ChannelId = Town, Name = "Town", IsGeneral = true, CanPost = true });
        both.Clock.Advance(Duration.FromMilliseconds(5));
        await both.SaveAsync("slack", Member("U-ana", "Ana"), Member("U-ben", "Ben"));
        both.Clock.Advance(Duration.FromMilliseconds(5));
        await both.SaveAsync("teams", Member("29:ana", "Ana"), Member("29:cem", "Cem"), Member("29:mia", "Mia"));
        return both;
    }

    public static PlatformAccount Member(string id, string name) => new()
    {
        AccountId = id,
        DisplayName = name,
        Handle = name.ToLowerInvariant(),
        Email = name.ToLowerInvariant() + "@example.com",
        IsEmailConfirmed = true,
        Kind = AccountKind.Member,
        TimeZone = "Europe/Berlin",
    };

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public T GetHosted<T>() where T : IHostedService => _services.GetServices<IHostedService>().OfType<T>().Single();

    public IScheduledWork Work(string name) => _services.GetServices<IScheduledWork>().Single(work => work.Name == name);

    public async Task<IReadOnlyList<Account>> SaveAsync(string platform, params PlatformAccount[] accounts)
    {
        var known = platform == "slack" ? Slack.Accounts : Teams.Accounts;
        foreach (var account in accounts) known[account.AccountId] = account;
        return await WriteAsync(sql => AccountsStore.SaveAsync(sql, WorkspaceOf(platform).Id, accounts, Clock.Now));
    }

    public async Task<Account> AccountAsync(string id) =>
        (await Database.ReadAsync(sql => PeopleStore.FindAsync(sql, WorkspaceOf(PlatformOf(id)).Id, id), Cancel))!;

    /// <summary>A new request of somebody's, by their account.</summary>
    public Task<ChatAnswer> KudosAsync(string who, params CommandPart[] typed) => AskAsync(new CommandRequest
    {
        Platform = PlatformOf(who),
        WorkspaceId = WorkspaceOf(PlatformOf(who)).ExternalId,
        AccountId = who,
        RequestKey = Key(),
        Place = PlatformOf(who) == "slack" ? new(General, "general", PlaceKind.Channel) : new(Town, "Town", PlaceKind.Channel),
        Command = KudosChat.CommandName,
        Text = new([.. typed]),
    });

    public Task<ChatAnswer> PressAsync(string who, string action, string value = "") => AskAsync(new ButtonRequest
    {
        Platform = PlatformOf(who),
        WorkspaceId = WorkspaceOf(PlatformOf(who)).ExternalId,
        AccountId = who,
        RequestKey = Key(),
        Action = action,
        Value = value,
    });

    public Task<ChatAnswer> ChooseAsync(string who, params (string Field, string Value)[] values) => AskAsync(new FormRequest
    {
        Platform = PlatformOf(who),
        WorkspaceId = WorkspaceOf(PlatformOf(who)).ExternalId,
        AccountId = who,
        RequestKey = Key(),
        FormId = PreferencesForm.Id,
        Values = new[] { (PreferencesForm.Messages, PreferencesForm.OwnDigest), (PreferencesForm.Messages, PreferencesForm.ThanksTold) }
            .Concat(values)
            .GroupBy(v => v.Item1, v => v.Item2, StringComparer.Ordinal)
            .ToImmutableDictionary(v => v.Key, v => v.ToImmutableArray(), StringComparer.Ordinal),
    });

    public Task<ChatAnswer> DirectChatAsync(string who, bool isOpen, string? key = null) => AskAsync(new DirectChatChanged
    {
        Platform = PlatformOf(who),
        WorkspaceId = WorkspaceOf(PlatformOf(who)).ExternalId,
        AccountId = who,
        RequestKey = key ?? Key(),
        IsOpen = isOpen,
    });

    public async Task<ChatAnswer> AskAsync(ChatRequest request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await Get<ChatRoutes>().HandleAsync(scope.ServiceProvider, request, Cancel);
    }

    /// <summary>Sends what is due until nothing is, and then a second later again.</summary>
    public async Task DispatchAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            while (await Get<Dispatcher>().RunOnceAsync(Cancel) > 0) continue;
            Clock.Advance(Duration.FromSeconds(1));
        }
    }

    /// <summary>The summaries of what was sent to a place, whatever became of it.</summary>
    public IReadOnlyList<string> SentTo(string place) =>
        [.. (place.StartsWith('U') || place.StartsWith('C') ? Slack : Teams).Calls.Where(c => c.Kind == PlatformCallKind.Send && c.Place == place).Select(c => c.Words)];

    public Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> unit) => Database.WriteAsync(unit, WriteUrgency.Acknowledgement, Cancel);

    public Task<T?> ScalarAsync<T>(string query) => Database.ReadAsync(sql => sql.ScalarAsync<T>(query), Cancel);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string PlatformOf(string account) => account.StartsWith("29:", StringComparison.Ordinal) ? "teams" : "slack";

    private Workspace WorkspaceOf(string platform) => platform == "slack" ? SlackWorkspace : TeamsWorkspace;

    private string Key() => "request " + ++_requests;

    private Task<Workspace> ConnectAsync(string platform, string id, PlatformChannel channel) => WriteAsync(async sql =>
    {
        var now = Clock.GetCurrentInstant();
        var workspace = await WorkspacesStore.SaveConnectedAsync(sql, platform, new(id, "Acme", null, "BOT"), [1], now);
        (platform == "slack" ? Slack : Teams).Channels[channel.ChannelId] = channel;
        await WorkspacesStore.SaveChannelsAsync(sql, workspace.Id, [channel], now);
        await WorkspacesStore.PeopleSyncedAsync(sql, workspace.Id, now);
        return (await WorkspacesStore.FindAsync(sql, workspace.Id))!;
    });
}
