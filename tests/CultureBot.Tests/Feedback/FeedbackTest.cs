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
        Barriers = new(Database, new(new(configuration, Database)), Quarters, Secrets, Signal, clock);
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

    /// <summary>Closes a quarter, as the night after it would.</summary>
    public Task<bool> CloseAsync(Quarter quarter) => Closer().HandleAsync(quarter, Cancellation);

    public CloseQuarterHandler Closer() =>
        new(Database, new(Database, Secrets), new(Database, new OrgChart(Database)), new([new WantDeliveries()]), Clock, NullLogger<CloseQuarterHandler>.Instance);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
