using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Feedback;
using CultureBot.Hooks;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CultureBot.Tests.Feedback;

/// <summary>Ben and Cy are the team IT Help, which Mia leads; Ana is whom they serve.</summary>
internal sealed class FeedbackTest : IAsyncDisposable
{
    public static readonly Provider Team = Provider.Of(ProviderTeam.Of("IT Help"));

    private readonly TestDatabase _database;

    private FeedbackTest(TestDatabase database, TestClock clock, TestCompany company)
    {
        (_database, Clock, Company) = (database, clock, company);
        IConfiguration configuration = new ConfigurationBuilder().Build();
        Quarters = new(Database, Secrets, new(configuration), clock);
        Rate = new(Database, Quarters, new(Database, Secrets), new(new(configuration, Database)), Signal, clock);
        Calendars = new(new(), [], clock);
        Ask = new(Database, Calendars, Signal, clock);
        AddWords = new(Database, Quarters, new(Database, Secrets), new(new(configuration, Database)), Signal, clock);
        Answer = new(Database, Signal, clock);
        WriteBack = new(Database, Signal, clock);
        Barriers = new(Database, new(new(configuration, Database)), Quarters, new(Database, Secrets), Signal, clock);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Database Database => _database.Database;

    public TestClock Clock { get; }

    public TestCompany Company { get; }

    public SecretBox Secrets { get; } = new(new byte[32]);

    public CurrentQuarter Quarters { get; }

    public RateServiceHandler Rate { get; }

    public AnswerFeedbackHandler Answer { get; }

    public WriteBackHandler WriteBack { get; }

    public PersonalCalendars Calendars { get; }

    public AskCustomersHandler Ask { get; }

    public AddWordsHandler AddWords { get; }

    public ReportBarrierHandler Barriers { get; }

    public OutboxSignal Signal { get; } = new();

    public static async Task<FeedbackTest> StartAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var clock = new TestClock(Instant.FromUtc(2026, 11, 18, 9, 0));
        var company = await TestCompany.FoundAsync(database.Database, clock.Now, Cancellation);
        await database.Database.WriteAsync(
            async sql =>
            {
                foreach (var name in (string[])["ben", "cy"])
                {
                    await DirectoryStore.AddValuesAsync(
                        sql,
                        [
                            new() { PersonId = company[name].PersonId, Field = DirectoryFields.Team, Value = name == "ben" ? "IT Help" : "it-help" },
                            new() { PersonId = company[name].PersonId, Field = DirectoryFields.Manager, ManagerId = company["mia"].PersonId },
                        ],
                        clock.Now);
                }
            },
            WriteUrgency.Background,
            Cancellation);
        return new(database, clock, company);
    }

    public Task<RateServiceResult> RateAsync(
        string customer, FeedbackWay way, Provider? provider = null, int stars = 3, string words = "", ReceiptCode? code = null) => Rate.HandleAsync(
        new()
        {
            Customer = Company[customer],
            Provider = provider ?? Team,
            Way = way,
            Rating = new() { Stars = stars, Words = words },
            Code = code ?? ReceiptCode.Create(),
        },
        Cancellation);

    /// <summary>Somebody new each time, of whom nothing else is known.</summary>
    public Task<RateServiceResult> RateAsNobodyAsync(FeedbackWay way, int stars, string words = "", Provider? provider = null) => Rate.HandleAsync(
        new()
        {
            Customer = Company["ana"] with { PersonId = new(Guid.CreateVersion7(Clock.GetUtcNow())) },
            Provider = provider ?? Team,
            Way = way,
            Rating = new() { Stars = stars, Words = words },
            Code = ReceiptCode.Create(),
        },
        Cancellation);

    public Task<ReportBarrierResult> ReportBarrierAsync(
        string by, bool isNamed, string words, ReceiptCode? code = null, BarrierKind kind = BarrierKind.Approval, bool isUnknown = false) => ReportBarrierAsync(
        Company[by], isNamed, words, code, kind, isUnknown);

    public Task<ReportBarrierResult> ReportBarrierAsync(
        Account by, bool isNamed, string words, ReceiptCode? code = null, BarrierKind kind = BarrierKind.Approval, bool isUnknown = false) => Barriers.HandleAsync(
        new() { By = by, Kind = kind, Words = words, Team = isUnknown ? null : Team.Team, IsNamed = isNamed, Code = code ?? ReceiptCode.Create() }, Cancellation);

    public Task<AnswerFeedbackResult> AnswerAsync(string by, FeedbackSubject subject, AnswerKind kind, string words = "", string? request = null) => Answer.HandleAsync(
        new()
        {
            By = Company[by],
            Subject = subject,
            Kind = kind,
            Acknowledgement = kind == AnswerKind.Acknowledged ? Acknowledgement.Thanks : null,
            Words = words,
            RequestId = request ?? Guid.CreateVersion7(Clock.GetUtcNow()).ToString(),
        },
        Cancellation);

    public Task<long> CountAsync(string table) => Database.ReadAsync(sql => sql.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string query) => Database.ReadAsync(sql => sql.ListAsync<string>(query), Cancellation);

    /// <summary>Everything that a card says, a block a line.</summary>
    public static string Shown(IEnumerable<CardBlock> blocks) => string.Join('\n', blocks.Select(block => block switch
    {
        TextBlock text => text.Text.ToPlain(),
        NoteBlock note => note.Text.ToPlain(),
        QuoteBlock quote => quote.Words,
        _ => "",
    }));

    /// <summary>What a message of a kind says, as it would be sent now.</summary>
    public async Task<string> ShownAsync(IMessageKind kind, string subject, string step, string reader)
    {
        var rendered = await kind.RenderAsync(
            new()
            {
                Id = default,
                Kind = kind.Name,
                Subject = subject,
                Workspace = Company.Workspace,
                Destination = new(Company.Workspace.Id, DestinationKind.Account, Company[reader].ExternalId),
                Step = step,
                Recipient = Company[reader],
                Culture = new CultureInfo("en"),
                NotBefore = Clock.Now,
                WasSent = false,
            },
            Cancellation);
        return rendered is RenderedCard { Card: var card } ? Shown(card.Blocks) : "";
    }

    /// <summary>Somebody else leads IT Help from now on; whoever led it has left the organization.</summary>
    public Task LeaveToAsync(string lead, string leaving = "mia") => Database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("UPDATE accounts SET deactivated_at = 1 WHERE id = @Leaving", new { Leaving = Company[leaving].Id.Value });
            await sql.ExecuteAsync("UPDATE directory_fields SET manager_id = @Lead WHERE field = 'manager'", new { Lead = Company[lead].PersonId.Value });
        },
        WriteUrgency.Background,
        Cancellation);

    /// <summary>People whom nobody has heard of yet.</summary>
    public Task<IReadOnlyList<Account>> AddPeopleAsync(string handle, int count) => Database.WriteAsync(
        sql => AccountsStore.SaveAsync(
            sql,
            Company.Workspace.Id,
            [.. Enumerable.Range(0, count).Select(i => new PlatformAccount { AccountId = $"U{handle}{i}", DisplayName = $"{handle} {i}", Handle = $"{handle}{i}", Kind = AccountKind.Member })],
            Clock.Now),
        WriteUrgency.Background,
        Cancellation);

    /// <summary>HR's list names these people's team from now on.</summary>
    public Task PutIntoAsync(string team, IEnumerable<Account> people) => Database.WriteAsync(
        async sql =>
        {
            foreach (var one in people)
            {
                await DirectoryStore.SaveEntriesAsync(sql, [new() { PersonId = one.PersonId, Email = $"{one.Handle}@example.com", Name = one.Name }], Clock.Now);
                await DirectoryStore.EndValuesAsync(sql, [new() { PersonId = one.PersonId, Field = DirectoryFields.Team, Value = "" }], Clock.Now);
                await DirectoryStore.AddValuesAsync(sql, [new() { PersonId = one.PersonId, Field = DirectoryFields.Team, Value = team }], Clock.Now);
            }
        },
        WriteUrgency.Background,
        Cancellation);

    /// <summary>Closes a quarter, as the night after it would.</summary>
    public Task<bool> CloseAsync(Quarter quarter) => Closer().HandleAsync(quarter, Cancellation);

    public CloseQuarterHandler Closer(ILogger<CloseQuarterHandler>? logger = null) =>
        new(Database, new(Database, Secrets), new(Database, new OrgChart(Database)), new([new WantDeliveries()]), Clock, logger ?? NullLogger<CloseQuarterHandler>.Instance);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
