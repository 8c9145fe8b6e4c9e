using CultureBot.Celebrations;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Privacy.Personal;
using CultureBot.Schedules;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Celebrations;

/// <summary>The small company in Berlin, on a Monday in November, with a platform in memory and a clock that stands still. Nothing is celebrated yet.</summary>
internal sealed class CelebrationsTest : IAsyncDisposable
{
    /// <summary>Monday, three in the afternoon in Berlin.</summary>
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 14, 0);

    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private CelebrationsTest(TestDatabase database)
    {
        _database = database;
        Platform = new(Clock) { Name = "fake" };
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(_ => database.Database);
        services.AddSingleton(new SecretBox(new byte[32]));
        services.AddSingleton(new PublicAddress(() => new Uri("https://culturebot.example.com/")));
        services.AddSingleton<IChatPlatform>(Platform);
        services.AddSingleton(provider => new ChatRoutes().MapWorkspaces().MapPeople().MapCelebrations().MapKudos(provider.GetRequiredService<KudosOptions>()));
        services.AddWorkspaces().AddPeople(configuration).AddDelivery().AddKudos(configuration).AddCelebrations();
        services.AddSingleton(provider => new PersonalCalendars(new(), provider.GetServices<IWhereabouts>(), Clock));
        _services = services.BuildServiceProvider();
    }

    public TestClock Clock { get; } = new(Monday);

    public FakePlatform Platform { get; }

    public Database Database => _database.Database;

    public TestCompany Company { get; private set; } = null!;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What was posted, each with where and what it says, line by line.</summary>
    public IReadOnlyList<string> Posts => [.. Platform.Calls.Where(call => call.Kind == PlatformCallKind.Send && call.Place.StartsWith('C')).Select(call => $"{call.Place}: {Lines(call.Card!)}")];

    /// <summary>Whom private messages went to.</summary>
    public IReadOnlyList<string> Asked => [.. Platform.Calls.Where(call => call.Kind == PlatformCallKind.Send && call.Place.StartsWith('U')).Select(call => call.Place)];

    public static async Task<CelebrationsTest> StartAsync(DatabaseKind kind, bool hasBirthdays = true, bool hasAnniversaries = true)
    {
        var test = new CelebrationsTest(await TestDatabase.CreateAsync(kind, Cancel));
        test.Company = await TestCompany.FoundAsync(test.Database, test.Clock.Now, Cancel);
        if (hasBirthdays || hasAnniversaries) Assert.Null(await test.SetAsync(settings => settings with { HasBirthdays = hasBirthdays, HasAnniversaries = hasAnniversaries }));
        return test;
    }

    public static string Lines(Card card) => string.Join(" | ", card.Blocks.OfType<TextBlock>().Select(block => block.Text.ToPlain()));

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<ChangeCelebrationsRefusal?> SetAsync(Func<CelebrationSettings, CelebrationSettings> change)
    {
        var present = (await Get<ReadCelebrations>().HandleAsync(Cancel)).Single(one => one.Workspace.Id == Company.Workspace.Id);
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChangeCelebrationsHandler>().HandleAsync(new(present.Workspace, change(present.Settings), Company["mia"].Id), Cancel);
    }

    /// <summary>HR's list says this of somebody from now on; empty for nothing.</summary>
    public async Task ListAsync(string name, string field, string value)
    {
        Clock.Advance(Duration.FromSeconds(1));
        DirectoryValue row = new() { PersonId = Company[name].PersonId, Field = field, Value = value };
        await WriteAsync(async sql =>
        {
            await DirectoryStore.EndValuesAsync(sql, [row], Clock.Now);
            if (value.Length > 0) await DirectoryStore.AddValuesAsync(sql, [row], Clock.Now);
        });
    }

    public Task BirthdayAsync(string name, string day) => ListAsync(name, DirectoryFields.Birthday, day);

    public Task StartedAsync(string name, string day) => ListAsync(name, DirectoryFields.StartDate, day);

    public Task KeepAsync(string name, params OwnWish[] wishes) => Get<KeepOwnCelebrations>().HandleAsync(Company[name], [.. wishes], Cancel);

    /// <summary>Somebody else of the workspace.</summary>
    public async Task<Account> AddAsync(string name, string zone = "Europe/Berlin")
    {
        var saved = await Database.WriteAsync(
            sql => AccountsStore.SaveAsync(
                sql, Company.Workspace.Id, [new() { AccountId = "U" + name, DisplayName = name, Handle = name, Kind = AccountKind.Member, TimeZone = zone }], Clock.Now),
            WriteUrgency.Background,
            Cancel);
        Company = new() { Workspace = Company.Workspace, People = Company.People.SetItem(name, saved[0]) };
        return saved[0];
    }

    /// <summary>The works of a night, to their ends.</summary>
    public async Task NightAsync()
    {
        foreach (var work in _services.GetServices<IScheduledWork>().Where(work => work is CelebrationsWork or AskForDatesWork))
        {
            Occurrence? at = new()
            {
                Id = new(Guid.CreateVersion7()), ScheduleId = new(Guid.CreateVersion7()), Work = work.Name, Period = "night", State = OccurrenceState.Started, DueAt = Clock.Now, CreatedAt = Clock.Now,
            };
            while (at is not null) at = await work.RunChunkAsync(at, Cancel) is { } cursor ? at with { Cursor = cursor } : null;
        }
    }

    /// <summary>Lets the clock go on, from one message that is due to the next and each night at four, and sends what is due.</summary>
    public async Task MoveToAsync(Instant moment)
    {
        await DispatchAsync();
        while (Clock.Now < moment)
        {
            var today = Clock.Now.InUtc().Date.At(new LocalTime(4, 0)).InUtc().ToInstant();
            var night = today > Clock.Now ? today : today + Duration.FromDays(1);
            var due = await Database.ReadAsync(OutboxStore.FindEarliestDueAsync, Cancel);
            Clock.SetTo(((Instant[])[night, moment, due is { } next && next > Clock.Now ? next : moment]).Min());
            if (Clock.Now == night) await NightAsync();
            await DispatchAsync();
        }
    }

    public async Task DispatchAsync()
    {
        while (await Get<Dispatcher>().RunOnceAsync(Cancel) > 0) continue;
    }

    public async Task<ChatAnswer> AskAsync(ChatRequest request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await Get<ChatRoutes>().HandleAsync(scope.ServiceProvider, request, Cancel);
    }

    public Task<ErasePersonResult> EraseAsync(string name) => new ErasePersonHandler(
        Database, [new PeoplePersonalStore(), new AuditPersonalStore(), new CelebrationsPersonalStore()], new(new ConfigurationBuilder().Build(), Database), Get<OutboxSignal>(), Clock)
        .HandleAsync(Company[name].PersonId, Company["mia"].Id, Cancel);

    public Task WriteAsync(Func<SqlSession, Task> unit) => Database.WriteAsync(unit, WriteUrgency.Background, Cancel);

    public Task<long> CountAsync(string from) => Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM " + from), Cancel);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
