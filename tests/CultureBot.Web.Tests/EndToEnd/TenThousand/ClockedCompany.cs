using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Testing.Teams;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Web.Tests.EndToEnd.TenThousand;

/// <summary>
/// The program in a process of its own, with a clock that the test moves, between a Slack and a Teams that go by the same clock. It
/// may be killed at any moment and is started again where its clock stood.
/// </summary>
internal sealed class ClockedCompany : IAsyncDisposable
{
    private static readonly Duration Stride = Duration.FromSeconds(5);
    private static readonly Duration LongestJump = Duration.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(3);

    private readonly TeamsKeyServer _keys;
    private readonly Dictionary<string, string> _settings;
    private readonly KilledProgram _program;
    private readonly List<Kill> _kills = [];
    private readonly SocketsHttpHandler _connections = new();
    private TaskCompletionSource<ProgramLife> _life = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Instant? _dueAt;
    private string? _moment;

    private ClockedCompany(TestDatabase database, FakeSlack slack, FakeTeams teams, TeamsKeyServer keys, TestClock clock)
    {
        (Database, Slack, Teams, _keys, Clock, Mailboxes) = (database, slack, teams, keys, clock, new(slack, teams));
        (slack.Clock, teams.Clock) = (clock, clock);
        Caller = new(_connections);
        _settings = Settings();
        _program = new(Path.Combine(AppContext.BaseDirectory, "CultureBot.ClockedProgram.dll"), _settings);
    }

    public TestDatabase Database { get; }

    public FakeSlack Slack { get; }

    public FakeTeams Teams { get; }

    public TestClock Clock { get; }

    public Mailboxes Mailboxes { get; }

    public HttpMessageInvoker Caller { get; }

    public IReadOnlyList<Kill> Kills => _kills;

    /// <summary>The program as it runs now, or once it runs again.</summary>
    public Task<ProgramLife> Life => _life.Task;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="kind">On which database.</param>
    /// <param name="at">Where the clock stands at first.</param>
    /// <param name="company">Who is there.</param>
    public static async Task<ClockedCompany> StartAsync(DatabaseKind kind, Instant at, LargeCompany company)
    {
        var started = new ClockedCompany(
            await TestDatabase.CreateAsync(kind, Cancellation),
            await FakeSlack.StartAsync(Cancellation),
            await FakeTeams.StartAsync(Cancellation),
            await TeamsKeyServer.StartAsync(Cancellation),
            new(at));
        company.MoveIn(started.Slack.State, started.Teams.State);
        await started.StartProgramAsync();
        return started;
    }

    /// <summary>Lets time pass; whenever the program is killed on the way, it is started again.</summary>
    public async Task GoOnToAsync(Instant until)
    {
        while (Clock.Now < until)
        {
            var now = Clock.Now;
            var to = _dueAt is { } due && due <= now ? now + Stride : Instant.Min(_dueAt ?? until, now + LongestJump);
            Clock.SetTo(Instant.Min(until, to));
            if (!await MoveProgramAsync()) await StartAgainAsync();
        }
    }

    /// <summary>Lets time pass until something is so.</summary>
    public async Task UntilAsync(string sql, long wanted)
    {
        while (await CountAsync(sql) != wanted) await GoOnToAsync(Clock.Now + Stride);
    }

    /// <summary>SIGKILL, with so many messages more than now.</summary>
    public void KillAfterMessages(string moment, int more)
    {
        var count = Mailboxes.Count + more;
        Mailboxes.Counted = taken =>
        {
            if (taken == count) Kill(moment);
        };
    }

    /// <summary>SIGKILL as soon as there is as much as wanted.</summary>
    public async Task KillOnceAsync(string moment, string sql, long wanted)
    {
        while (await CountAsync(sql) < wanted) await Task.Delay(Look, TimeProvider.System, Cancellation);
        Kill(moment);
    }

    public void Kill(string moment)
    {
        _moment = moment;
        _program.Kill();
    }

    /// <summary>After a kill: notes what was in flight, and starts the program where the clock stands.</summary>
    public async Task StartAgainAsync()
    {
        var ended = await Life;
        _life = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _program.KillAsync();
        ended.Ended.SetResult();
        Assert.True(_moment is not null, "The program ended, and nobody had killed it.");
        var isClosing = await CountAsync("SELECT COUNT(*) FROM survey_windows WHERE state = 'Closing'") > 0;
        _kills.Add(new(_moment, Clock.Now, isClosing, await InFlightRows.ReadAsync(Database.Database, Cancellation)));
        _moment = null;
        await StartProgramAsync();
    }

    /// <summary>Asks the operator's API, once more after a kill.</summary>
    public async Task<JsonObject> PostAsync(string path, string body, string contentType = "application/json", string key = "")
    {
        while (true)
        {
            try
            {
                return await SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType), key);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException && _moment is not null)
            {
                await StartAgainAsync();
            }
        }
    }

    public Task<JsonObject> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, "");

    public Task<long> CountAsync(string sql) => Database.Database.ReadAsync(session => session.ScalarAsync<long>(sql), Cancellation);

    public Task ChangeAsync(string sql) => Database.Database.WriteAsync(session => session.ExecuteAsync(sql), WriteUrgency.Background, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Caller.Dispose();
        _connections.Dispose();
        await Slack.DisposeAsync();
        await Teams.DisposeAsync();
        await _keys.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, HttpContent? content, string key)
    {
        using var request = new HttpRequestMessage(method, new Uri((await Life).Address, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        if (key.Length > 0) request.Headers.Add("Idempotency-Key", key);
        using var response = await Caller.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {body}");
        return (JsonObject)JsonNode.Parse(body)!;
    }

    private async Task StartProgramAsync()
    {
        _settings["CLOCK_START"] = InstantPattern.General.Format(Clock.Now);
        await _program.StartAsync(Cancellation);
        _dueAt = Clock.Now;
        _life.SetResult(new(_program.Address));
    }

    /// <summary>To where the clock of the test stands; false when it was killed before it was there.</summary>
    private async Task<bool> MoveProgramAsync()
    {
        if (!await _program.WriteLineAsync(InstantPattern.General.Format(Clock.Now))) return false;
        while (await _program.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.Split(' ') is not ["there", var now, var due]) continue;
            // A pass over the schedules may have taken it a little further.
            Clock.SetTo(Instant.Max(Clock.Now, Ceiling(InstantPattern.ExtendedIso.Parse(now).Value)));
            _dueAt = due.Length > 0 ? Ceiling(InstantPattern.ExtendedIso.Parse(due).Value) : null;
            return true;
        }

        return false;
    }

    // Whole seconds alone are told.
    private static Instant Ceiling(Instant at)
    {
        var second = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        return second == at ? at : second + Duration.FromSeconds(1);
    }

    private Dictionary<string, string> Settings() => new(KilledProgram.Settings(Database, Slack), StringComparer.Ordinal)
    {
        // Whose manager somebody is HR tells.
        ["Slack__ManagerField"] = "",
        ["Teams__AppId"] = FakeTeams.AppId,
        ["Teams__AppPassword"] = FakeTeams.AppPassword,
        ["Teams__TenantId"] = FakeTeams.TenantId,
        ["Teams__LoginUrl"] = Teams.LoginUrl.AbsoluteUri,
        ["Teams__OpenIdMetadata"] = _keys.Metadata.AbsoluteUri,
        ["Api__Key"] = AppFixture.ApiKey,
        ["Demo__Enabled"] = "false",
        ["Logging__LogLevel__Default"] = "Error",
    };
}

/// <summary>The program from a start to its end.</summary>
/// <param name="Address">Where it listens.</param>
internal sealed record ProgramLife(Uri Address)
{
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
