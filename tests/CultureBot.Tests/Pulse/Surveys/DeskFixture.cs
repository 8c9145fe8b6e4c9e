using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

/// <summary>Surveys and their launches on a database of their own, in the small company.</summary>
internal sealed class DeskFixture : IAsyncDisposable, IWindowBrake, IFollowUpQuestions
{
    private readonly TestDatabase _store;
    private readonly FaultyDatabase _database;
    private readonly LaunchWindowHandler _launch;
    private int _surveys;

    private DeskFixture(TestDatabase store, TestCompany company, TestClock clock)
    {
        (_store, Company, Clock) = (store, company, clock);
        _database = new(store.Database);
        var population = new ReadPopulation(_database, new OrgChart(_database), clock);
        _launch = new(_database, new CheckLaunch(_database, [this]), population, new ChooseFollowUps([this]), new SecretBox(new byte[32]), clock);
    }

    public TestCompany Company { get; }

    public TestClock Clock { get; }

    public Database Database => _store.Database;

    public WindowBrake? Brake { get; set; }

    /// <summary>What some slice wants to ask of single groups, the latest first.</summary>
    public List<FollowUpQuestion> FollowUps { get; } = [];

    /// <summary>From when on it was asked for; null before the first time.</summary>
    public Instant? Since { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DeskFixture> StartAsync(DatabaseKind kind)
    {
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        var store = await TestDatabase.CreateAsync(kind, Cancellation);
        return new(store, await TestCompany.FoundAsync(store.Database, now, Cancellation), new TestClock(now));
    }

    public async Task<SurveyId> AddAsync(
        Audience? audience = null, SurveyState state = SurveyState.Scheduled, AccountId? approvedBy = null, SurveyTemplate template = SurveyTemplate.Recommend,
        Promise? promise = null)
    {
        var survey = new Survey
        {
            Id = new(Guid.CreateVersion7(Clock.GetUtcNow())),
            Name = "Pulse",
            Template = template,
            State = state,
            Questions = [QuestionBank.Find("A1")!],
            Audience = audience ?? Audience.Everybody,
            Promise = promise ?? new(),
            CreatedAt = Clock.Now,
            ApprovedBy = approvedBy,
            ApprovedAt = approvedBy is null ? null : Clock.Now,
        };
        await WriteAsync(sql => SurveysStore.AddAsync(sql, survey, $"key {++_surveys}"));
        return survey.Id;
    }

    public async Task<LaunchWindowResult> LaunchAsync(SurveyId survey, string reason = "", string? attribute = null)
    {
        var result = await _launch.HandleAsync(new(survey, null, attribute, reason), Cancellation);
        if (attribute is not null && result.Window is { } window) await WriteAsync(sql => sql.ExecuteAsync("UPDATE survey_windows SET state = 'Closed' WHERE id = @Id", new { Id = window.Id.Value }));
        return result;
    }

    public Task<Window?> LatestAsync(SurveyId survey) => ReadAsync(sql => WindowsStore.FindLatestAsync(sql, survey));

    public Task<IReadOnlyList<WindowGroup>> GroupsAsync(WindowId window) => ReadAsync(sql => SnapshotStore.ListGroupsAsync(sql, window));

    /// <summary>By handle.</summary>
    public async Task<Dictionary<string, WindowMember>> MembersAsync(WindowId window)
    {
        var members = await ReadAsync(sql => SnapshotStore.ListMembersAfterAsync(sql, window, null, int.MaxValue));
        var accounts = await ReadAsync(sql => PeopleStore.ListAsync(sql, [.. members.Select(member => member.AccountId)]));
        var handles = accounts.ToDictionary(account => account.Id, account => account.Handle);
        return members.ToDictionary(member => handles[member.AccountId], StringComparer.Ordinal);
    }

    public async Task HireAsync(int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
        {
            await WriteAsync(sql => AccountsStore.SaveAsync(
                sql,
                Company.Workspace.Id,
                [.. some.Select(i => new PlatformAccount { AccountId = $"N{i}", DisplayName = $"New {i}", Handle = $"new{i}", Kind = AccountKind.Member })],
                Clock.Now));
        }
    }

    /// <summary>The program is killed once so many members are written down; null: it lives.</summary>
    public void FailAfterMembers(int? count) => _database.Until = count is null
        ? null
        : async sql => await sql.ScalarAsync<long>("SELECT COUNT(*) FROM window_members") >= count;

    public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query) => _store.Database.ReadAsync(query, Cancellation);

    public Task WriteAsync(Func<SqlSession, Task> unit) => _store.Database.WriteAsync(unit, WriteUrgency.Background, Cancellation);

    public Task<WindowBrake?> FindAsync(SqlSession sql, SurveyId survey) => Task.FromResult(Brake);

    public Task<IReadOnlyList<FollowUpQuestion>> ListAsync(SqlSession sql, SurveyId survey, Instant since)
    {
        Since = since;
        return Task.FromResult<IReadOnlyList<FollowUpQuestion>>(FollowUps);
    }

    /// <summary>The window that is open takes no answers any more.</summary>
    public Task CloseAsync(SurveyId survey) =>
        WriteAsync(sql => sql.ExecuteAsync("UPDATE survey_windows SET state = 'Closed' WHERE survey_id = @Id", new { Id = survey.Value }));

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>The database of a program that dies before a unit of work once something has come true.</summary>
    private sealed class FaultyDatabase(Database inner) : Database
    {
        public Func<SqlSession, Task<bool>>? Until { get; set; }

        public override ISqlDialect Dialect => inner.Dialect;

        public override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken) => inner.ReadAsync(query, cancellationToken);

        public override Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken) =>
            inner.WriteAsync(
                async sql => Until is { } isTrue && await isTrue(sql) ? throw new InvalidOperationException("The program was killed.") : await unit(sql),
                urgency,
                cancellationToken);

        public override Task ForgetDeletedAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) =>
            inner.ForgetDeletedAsync(tables, cancellationToken);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
