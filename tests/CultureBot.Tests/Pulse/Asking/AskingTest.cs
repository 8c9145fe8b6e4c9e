using System.Globalization;
using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Pulse.Asking;

/// <summary>An open window of ana, ben, cy and mia, all in Berlin, on Monday 2026-03-02 at 10:00 there; and as many more as a test wants.</summary>
internal sealed class AskingTest : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly SecretBox _secrets = new(new byte[32]);
    private Survey _survey;

    private AskingTest(TestDatabase database, TestCompany company, TestClock clock, Survey survey, Window window)
    {
        (_database, Company, Clock, _survey, Window) = (database, company, clock, survey, window);
        Send = new(Database, new(new(new(), [], clock)), new(), clock);
        Submit = new(Database, clock);
        Respondents = new(Database, new(_secrets), clock);
    }

    public TestCompany Company { get; }

    public TestClock Clock { get; }

    public Window Window { get; }

    public Database Database => _database.Database;

    public SendWaveHandler Send { get; }

    public SubmitBallotHandler Submit { get; }

    public FindRespondent Respondents { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<AskingTest> StartAsync(
        DatabaseKind kind, SurveyTemplate template = SurveyTemplate.OneOff, int others = 0, IEnumerable<Question>? questions = null)
    {
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var company = await TestCompany.FoundAsync(database.Database, now, Cancellation);
        foreach (var some in Enumerable.Range(0, others).Chunk(200))
        {
            await database.Database.WriteAsync(
                sql => AccountsStore.SaveAsync(sql, company.Workspace.Id, [.. some.Select(Other)], now), WriteUrgency.Background, Cancellation);
        }

        var survey = new Survey
        {
            Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())), Name = "Pulse", Template = template, State = SurveyState.Scheduled,
            Questions = [.. questions ?? QuestionBank.All], Audience = Audience.Everybody, Promise = new(), CreatedAt = now,
        };
        await database.Database.WriteAsync(sql => SurveysStore.AddAsync(sql, survey, "one"), WriteUrgency.Background, Cancellation);
        var clock = new TestClock(now);
        var launched = await new LaunchWindowHandler(
            database.Database, new(database.Database, []), new(database.Database, new(database.Database), clock), new([]), new(new byte[32]), clock).HandleAsync(new(survey.Id, null), Cancellation);
        return new(database, company, clock, survey, launched.Window!);
    }

    /// <summary>The next wave, whole.</summary>
    public async Task SendAsync()
    {
        for (var cursor = ""; cursor is not null;) cursor = (await Send.HandleAsync(new(Window.Id, cursor), Cancellation)).Cursor;
    }

    public Task<SubmitBallotResult> AnswerAsync(string who, int wave, params int[] madeUpFor) => Submit.HandleAsync(
        new() { Window = Window.Id, Wave = wave, Person = Company[who].PersonId, MadeUpFor = [.. madeUpFor], Answers = [new("I1", 5)] }, Cancellation);

    /// <summary>The first reminder of the first wave, as it is rendered now.</summary>
    public Task<Rendered> RemindAsync(string who, Instant notBefore)
    {
        var wanted = AskingMessages.Want(Window.Id, 1, 1, Company[who], notBefore);
        return new ReminderKind(Respondents, new(new(_secrets)), new(), Database, new(new(new(), [], Clock)), Clock).RenderAsync(
            new()
            {
                Id = default, Kind = wanted.Kind, Subject = wanted.Subject, Workspace = Company.Workspace, Destination = wanted.Destination, Step = wanted.Step,
                Recipient = Company[who], Culture = CultureInfo.InvariantCulture, NotBefore = notBefore, WasSent = false,
            },
            Cancellation);
    }

    public Task PauseAsync() => ChangeAsync(SurveyState.Paused);

    public Task ResumeAsync() => ChangeAsync(SurveyState.Scheduled);

    /// <summary>The wanted messages as <c>account step not-before</c>, sorted.</summary>
    public Task<IReadOnlyList<Wanted>> WantedAsync() => Database.ReadAsync(
        sql => sql.ListAsync<Wanted>("SELECT kind, destination, step, not_before FROM messages ORDER BY destination, not_before, step"), Cancellation);

    public Task<long> CountAsync(string query) => Database.ReadAsync(sql => sql.ScalarAsync<long>(query), Cancellation);

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private Task ChangeAsync(SurveyState state)
    {
        _survey = _survey with { State = state };
        return Database.WriteAsync(sql => SurveysStore.SaveAsync(sql, _survey, Clock.Now), WriteUrgency.Background, Cancellation);
    }

    private static PlatformAccount Other(int number) => new()
    {
        AccountId = $"Uother{number:D5}", DisplayName = $"Other {number}", Handle = $"other{number}", Kind = AccountKind.Member, TimeZone = "Pacific/Auckland",
    };
}

internal sealed record Wanted
{
    public required string Kind { get; init; }

    public required string Destination { get; init; }

    public required string Step { get; init; }

    public required Instant NotBefore { get; init; }
}
