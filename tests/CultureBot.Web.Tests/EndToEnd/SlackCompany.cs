using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>
/// The whole application against a fake Slack with a small company in Los Angeles: Ana, Ben, Cem and Mia, whom Ana
/// reports to; Aroha in Auckland; Gus, who left; a bot; the group Front Desk (Ben and Cem). #general is where the bot is, and
/// Cem runs it.
/// </summary>
internal sealed class SlackCompany : IAsyncDisposable
{
    public const string Ana = "U0ANA";
    public const string Ben = "U0BEN";
    public const string Cem = "U0CEM";
    public const string Mia = "U0MIA";
    public const string Aroha = "U0AROHA";
    public const string Gus = "U0GUS";
    public const string Robot = "U0ROBOT";
    public const string FrontDesk = "S0DESK";
    public const string General = "C0GENERAL";
    public const string SmallTalk = "C0TALK";
    public const string Words = "Covered the phones while I was out";

    private readonly TestDatabase? _postgres;
    private readonly RunningApp _running;

    private SlackCompany(FakeSlack slack, AppFixture app, TestDatabase? postgres)
    {
        (Slack, App, _postgres) = (slack, app, postgres);
        Requests = new(app.Clock);
        _running = new(app, () => (slack.InFlight, slack.KeptWaiting));
    }

    public FakeSlack Slack { get; }

    public AppFixture App { get; }

    public SignedRequests Requests { get; }

    public TestClock Clock => App.Clock;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts, connects and has read everybody.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="at">By default Wednesday, 2026-11-18 09:00 UTC.</param>
    /// <param name="zone">Where everybody but Aroha lives.</param>
    /// <param name="change">Makes the workspace another before the application sees it.</param>
    /// <param name="configure">Changes the configuration.</param>
    /// <param name="callTimeout">How long a call to Slack may take, in real time.</param>
    /// <param name="adjust">Replaces services.</param>
    public static async Task<SlackCompany> StartAsync(
        DatabaseKind kind = DatabaseKind.Sqlite,
        Instant? at = null,
        string zone = "America/Los_Angeles",
        Action<FakeSlack>? change = null,
        Action<Dictionary<string, string?>>? configure = null,
        TimeSpan? callTimeout = null,
        Action<IServiceCollection>? adjust = null)
    {
        var postgres = kind is DatabaseKind.Postgres ? await TestDatabase.CreateAsync(kind, Cancellation) : null;
        var slack = await FakeSlack.StartAsync(Cancellation);
        Found(slack.State, zone);
        change?.Invoke(slack);
        Dictionary<string, string?> settings = new()
        {
            ["Slack:SigningSecret"] = FakeSlack.SigningSecret,
            ["Slack:BotToken"] = FakeSlack.BotToken,
            ["Slack:ApiUrl"] = slack.ApiUrl.ToString(),
            ["Slack:CallTimeout"] = callTimeout?.ToString(),
            ["Roles:Administrators"] = "cem@example.com",
            ["Secrets:Key"] = Convert.ToBase64String(new byte[32]),
        };
        if (postgres is not null)
        {
            settings["Database:Provider"] = postgres.Provider;
            settings["Database:ConnectionString"] = postgres.ConnectionString;
        }

        configure?.Invoke(settings);
        var app = await AppFixture.StartAsync(settings, at is { } start ? new TestClock(start) : null, adjust);
        slack.Clock = app.Clock;
        var company = new SlackCompany(slack, app, postgres);
        await company.UntilAsync(async () => await company.CountAsync(
            "SELECT COUNT(*) FROM workspaces w WHERE people_synced_at IS NOT NULL AND NOT EXISTS "
            + "(SELECT 1 FROM accounts WHERE kind = 'Member' AND deactivated_at IS NULL AND manager_synced_at IS NULL)") == 1);
        await company.SettleAsync();
        return company;
    }

    /// <summary>Sends it as Slack would, and returns the JSON of the answer, which is 200; null for an empty one.</summary>
    public async Task<JsonObject?> SendAsync(HttpRequestMessage request)
    {
        using var owned = request;
        using var response = await App.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return body.Length == 0 ? null : (JsonObject)JsonNode.Parse(body)!;
    }

    /// <summary>The ephemeral answer to <c>/kudos</c>.</summary>
    public async Task<JsonObject> KudosAsync(string text, string giver = Mia, params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(Requests.Command("/kudos", text, giver, Slack.NewResponseUrl(), fields));
        Assert.Equal("ephemeral", (string?)answer!["response_type"]);
        return answer;
    }

    /// <summary>Presses a button of an ephemeral answer, and returns what then comes to its response_url.</summary>
    public async Task<JsonObject> PressAsync(JsonObject answer, string action, string user = Mia)
    {
        var url = Slack.NewResponseUrl();
        Assert.Null(await SendAsync(Requests.Button(action, ValueOf(answer, action), user, url)));
        return await RespondedAsync(url);
    }

    /// <summary>Waits for what is posted to a response_url.</summary>
    public async Task<JsonObject> RespondedAsync(string url)
    {
        var path = new Uri(url).AbsolutePath;
        FakeSlackCall? Find() => Slack.CallsOf("response_url").FirstOrDefault(c => c.Authorization == path);
        await UntilAsync(() => Task.FromResult(Find() is not null));
        return Find()!.Arguments;
    }

    public static string ValueOf(JsonObject answer, string action) => Elements(answer).Single(e => (string?)e["action_id"] == action)["value"]!.GetValue<string>();

    public static IEnumerable<JsonNode> Elements(JsonObject answer) =>
        answer["blocks"]!.AsArray().SelectMany(b => b!["elements"] as JsonArray ?? []).OfType<JsonNode>();

    /// <inheritdoc cref="RunningApp.MoveToAsync"/>
    public Task MoveToAsync(Instant moment) => _running.MoveToAsync(moment);

    /// <inheritdoc cref="RunningApp.SettleAsync"/>
    public Task SettleAsync() => _running.SettleAsync();

    /// <inheritdoc cref="RunningApp.UntilAsync"/>
    public Task UntilAsync(Func<Task<bool>> condition) => _running.UntilAsync(condition);

    public Task<long> CountAsync(string sql, object? parameters = null) =>
        App.Database.ReadAsync(session => session.ScalarAsync<long>(sql, parameters), Cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string sql, object? parameters = null) =>
        App.Database.ReadAsync(session => session.ListAsync<string>(sql, parameters), Cancellation);

    /// <summary>What Slack holds in the direct messages with somebody.</summary>
    public IReadOnlyList<FakeSlackMessage> To(string user) => Slack.State.MessagesIn("D" + user[1..]);

    public IReadOnlyList<FakeSlackMessage> In(string channel) => Slack.State.MessagesIn(channel);

    /// <summary>The operator's client.</summary>
    public HttpClient Operator()
    {
        var client = App.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Slack.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    public static void Found(FakeSlackState state, string zone)
    {
        state.AddUser(Ana, "ana", "Ana Lima", zone);
        state.AddUser(Ben, "ben", "Ben Okafor", zone);
        state.AddUser(Cem, "cem", "Cem Kaya", zone);
        state.AddUser(Mia, "mia", "Mia Chen", zone);
        state.AddUser(Aroha, "aroha", "Aroha Ngata", "Pacific/Auckland");
        state.AddUser(Gus, "gus", "Gus Webb", zone)["deleted"] = true;
        state.AddUser(Robot, "robot", "Robot", zone)["is_bot"] = true;
        state.AddChannel(General, "general", isGeneral: true).Members = 6;
        state.AddChannel(SmallTalk, "small-talk", isMember: false);
        state.UserGroups.Add(new()
        {
            ["id"] = FrontDesk, ["handle"] = "front-desk", ["name"] = "Front Desk", ["date_delete"] = 0, ["users"] = new JsonArray(Ben, Cem),
        });
        state.ProfileFields["Xf1"] = "Manager";
        state.ProfileValues[Ana] = new(StringComparer.Ordinal) { ["Xf1"] = Mia };
    }
}
