using System.Globalization;
using CultureBot.Actions;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Tests.Actions;

/// <summary>
/// The use cases of actions on a database of their own: a survey that closed on Monday, 2 March 2026, with the company and Mia's
/// team (Ana reports to her). Hana is HR.
/// </summary>
internal sealed class ActionsTest : IAsyncDisposable
{
    public const string Item = "M2";
    public const string Visible = "O2";

    /// <summary>A Monday; in Berlin it is ten.</summary>
    public static readonly Instant ClosedAt = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly TestDatabase _store;
    private readonly ServiceProvider _services;

    private ActionsTest(TestDatabase store, TestCompany company, Account hana, TestClock clock)
    {
        (_store, Company, Hana, Clock) = (store, company, hana, clock);
        Rows = new(store.Database, Cancellation);
        _services = new ServiceCollection()
            .AddSingleton(store.Database)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Roles:Hr", "hana@example.com")]).Build())
            .AddSingleton<Roles>()
            .AddSingleton<OutboxSignal>()
            .AddSingleton<TellFacts>()
            .AddSingleton<IFollowFacts, WantDeliveries>()
            .AddSingleton<IReleasedFigures, ReleasedFigures>()
            .AddSingleton(new WorkingTimeOptions())
            .AddSingleton<PersonalCalendars>()
            .AddActions()
            .BuildServiceProvider();
    }

    public TestCompany Company { get; }

    public Account Hana { get; }

    public TestClock Clock { get; }

    public ReleasedRows Rows { get; }

    public Guid Survey { get; private set; }

    public Team Team { get; private set; }

    public Database Database => _store.Database;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Group => "manager:" + Company["mia"].PersonId.Value.ToString("D");

    public static async Task<ActionsTest> StartAsync(DatabaseKind kind)
    {
        var store = await TestDatabase.CreateAsync(kind, Cancellation);
        var company = await TestCompany.FoundAsync(store.Database, ClosedAt, Cancellation);
        var hana = await store.Database.WriteAsync(
            async sql => (await AccountsStore.SaveAsync(
                sql,
                company.Workspace.Id,
                [new PlatformAccount { AccountId = "Uhana", DisplayName = "Hana", Handle = "hana", Email = "hana@example.com", IsEmailConfirmed = true, Kind = AccountKind.Member, TimeZone = "Europe/Berlin" }],
                ClosedAt))[0],
            WriteUrgency.Background,
            Cancellation);
        var test = new ActionsTest(store, company, hana, new TestClock(ClosedAt + Duration.FromDays(3)));
        test.Survey = await test.Rows.AddSurveyAsync();
        var window = await test.ReleaseAsync(1, ClosedAt, (3, 8), (9, 20));
        test.Team = new(new(window), test.Group);
        return test;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A window with the fives and respondents of Mia's team and of the company, in <see cref="Item"/> and <see cref="Visible"/>.</summary>
    public async Task<Guid> ReleaseAsync(int number, Instant closedAt, (int Fives, int N) team, (int Fives, int N) company, int? joined = 0)
    {
        var window = await Rows.AddWindowAsync(Survey, number, closedAt, Visible, Item);
        await Rows.AddGroupAsync(window, "company");
        await Rows.AddGroupAsync(window, Group, "Front Desk", joined, position: 1);
        foreach (var item in (string[])[Item, Visible])
        {
            await Rows.AddFigureAsync(window, item, Group, team.Fives, team.N);
            await Rows.AddFigureAsync(window, item, "company", company.Fives, company.N);
        }

        return window;
    }

    public PromiseAction Promise(string key = "one") => new()
    {
        By = Company["mia"],
        Team = Team,
        Item = Item,
        Said = "Nobody hears what became of a problem",
        Answer = ActionAnswer.Will,
        What = "Every Friday I say what became of each problem",
        Owner = Company["mia"],
        DueOn = new(2026, 3, 27),
        RequestKey = key,
    };

    public Task<PromiseActionResult> KeepAsync(PromiseAction promise) => Get<PromiseActionHandler>().HandleAsync(promise, Cancellation);

    /// <summary>Keeps a promise that nothing speaks against.</summary>
    public async Task<TeamAction> KeptAsync(string key = "one", Func<PromiseAction, PromiseAction>? change = null)
    {
        var result = await KeepAsync(change is null ? Promise(key) : change(Promise(key)));
        Assert.Empty(result.Refusals);
        return result.Action!;
    }

    public async Task<TeamAction> FindAsync(ActionId id) => (await Database.ReadAsync(sql => ActionsStore.FindAsync(sql, id), Cancellation))!;

    public async Task FinishAsync(ActionId id, string by = "mia") =>
        Assert.Null((await Get<FinishActionHandler>().HandleAsync(new(Company[by], id), Cancellation)).Refusal);

    public async Task ReportAsync(ActionId id, string words, string by = "mia") =>
        Assert.Null((await Get<ReportProgressHandler>().HandleAsync(new(Company[by], id, words, words), Cancellation)).Refusal);

    public async Task DeclineAsync(ActionId id, string why) =>
        Assert.Null((await Get<DeclineActionHandler>().HandleAsync(new(Company["mia"], id, why), Cancellation)).Refusal);

    /// <summary>The follow-up of a day so many days after the close, at five in the morning UTC; a chunk each time, to its end.</summary>
    public async Task FollowUpAsync(int day, int atHour = 5)
    {
        Clock.SetTo(ClosedAt.InUtc().Date.PlusDays(day).At(new LocalTime(atHour, 0)).InUtc().ToInstant());
        var work = _services.GetServices<CultureBot.Schedules.IScheduledWork>().OfType<FollowUpWork>().Single();
        var occurrence = new CultureBot.Schedules.Occurrence
        {
            Id = default, ScheduleId = default, Work = work.Name, Period = "", State = CultureBot.Schedules.OccurrenceState.Started, DueAt = Clock.Now, CreatedAt = Clock.Now,
        };
        for (var chunks = 0; ; chunks++)
        {
            Assert.InRange(chunks, 0, 100);
            if (await work.RunChunkAsync(occurrence, Cancellation) is not { } next) return;
            occurrence = occurrence with { Cursor = next };
        }
    }

    /// <summary>What is wanted in chat, as "kind step destination yyyy-MM-ddTHH:mm", in the order of their hours.</summary>
    public Task<IReadOnlyList<string>> WantedAsync() => Database.ReadAsync(
        async sql => (IReadOnlyList<string>)[.. (await sql.ListAsync<Wanted>("SELECT kind, step, destination, not_before FROM messages ORDER BY not_before, destination, kind"))
            .Select(row => $"{row.Kind} {row.Step} {row.Destination} {row.NotBefore.InUtc().LocalDateTime:uuuu'-'MM'-'dd'T'HH':'mm}".Replace("  ", " ", StringComparison.Ordinal))],
        Cancellation);

    /// <summary>The card that a message would be now; null when it would not be there.</summary>
    public async Task<Card?> RenderAsync(string kind, string subject, string reader = "mia", bool wasSent = false, string step = "")
    {
        var rendered = await _services.GetServices<IMessageKind>().Single(k => k.Name == kind).RenderAsync(
            new()
            {
                Id = new(Guid.Empty),
                Kind = kind,
                Subject = subject,
                Workspace = Company.Workspace,
                Destination = new(Company.Workspace.Id, DestinationKind.Account, Company[reader].ExternalId),
                Step = step,
                Recipient = Company[reader],
                Culture = English,
                NotBefore = Clock.Now,
                WasSent = wasSent,
            },
            Cancellation);
        return (rendered as RenderedCard)?.Card;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    /// <summary>Everything that a card says.</summary>
    public static string Plain(Card? card) => card is null ? "" : Plain(card.Blocks);

    public static string Plain(IEnumerable<CardBlock> blocks) => string.Join(
        '\n',
        blocks.Select(block => block switch
        {
            HeadingBlock heading => heading.Text.ToPlain(),
            TextBlock text => text.Text.ToPlain(),
            NoteBlock note => note.Text.ToPlain(),
            ListBlock list => string.Join('\n', list.Items.Select(item => item.ToPlain())),
            ActionsBlock actions => string.Join(' ', actions.Buttons.Select(button => $"[{button.Label}]")),
            _ => "",
        }));

    private sealed record Wanted
    {
        public required string Kind { get; init; }

        public required string Step { get; init; }

        public required string Destination { get; init; }

        public required Instant NotBefore { get; init; }
    }
}
