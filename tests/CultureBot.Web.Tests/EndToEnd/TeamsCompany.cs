using System.Net;
using System.Text.Json.Nodes;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.EndToEnd;

/// <summary>
/// The whole application against a fake Teams with a small company in Los Angeles: Ana, Ben, Cem and Mia, whom Ana
/// reports to; Aroha in Auckland; Gus, who left. Everybody is in the team Acme, Ben and Cem in the team Front Desk, and the bot in both and in
/// everybody's own chat. Requests are signed as the Bot Framework signs them.
/// </summary>
internal sealed class TeamsCompany : IAsyncDisposable
{
    /// <summary>The team Acme, and its General channel.</summary>
    public const string General = "19:acme@thread.tacv2";
    public const string FrontDesk = "19:front-desk@thread.tacv2";

    /// <summary>Who has the bot for themselves, so that their zone is known.</summary>
    private static readonly string[] Installed = ["ana", "ben", "cem", "mia", "aroha"];

    private readonly TestDatabase? _postgres;
    private readonly TeamsKeyServer _keys;
    private readonly RunningApp _running;
    private readonly Dictionary<string, string> _zones = new(StringComparer.Ordinal);

    private TeamsCompany(FakeTeams teams, TeamsKeyServer keys, AppFixture app, TestDatabase? postgres)
    {
        (Teams, _keys, App, _postgres) = (teams, keys, app, postgres);
        Activities = new(app.Clock, teams.ServiceUrl.AbsoluteUri);
        _running = new(app, () => (teams.InFlight, teams.KeptWaiting));
    }

    public FakeTeams Teams { get; }

    public AppFixture App { get; }

    public SignedActivities Activities { get; }

    public TestClock Clock => App.Clock;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts, has the bot installed everywhere, and has read everybody.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="at">By default Wednesday, 2026-11-18 09:00 UTC.</param>
    /// <param name="zone">Where everybody but Aroha lives.</param>
    /// <param name="change">Adds people, who are in the team Acme as everybody is.</param>
    /// <param name="configure">Changes the configuration.</param>
    /// <param name="adjust">Replaces services.</param>
    public static async Task<TeamsCompany> StartAsync(
        DatabaseKind kind = DatabaseKind.Sqlite,
        Instant? at = null,
        string zone = "America/Los_Angeles",
        Action<FakeTeamsState>? change = null,
        Action<Dictionary<string, string?>>? configure = null,
        Action<IServiceCollection>? adjust = null)
    {
        var postgres = kind is DatabaseKind.Postgres ? await TestDatabase.CreateAsync(kind, Cancellation) : null;
        var teams = await FakeTeams.StartAsync(Cancellation);
        change?.Invoke(teams.State);
        var keys = await TeamsKeyServer.StartAsync(Cancellation);
        Dictionary<string, string?> settings = new()
        {
            ["Teams:AppId"] = FakeTeams.AppId,
            ["Teams:AppPassword"] = FakeTeams.AppPassword,
            ["Teams:TenantId"] = FakeTeams.TenantId,
            ["Teams:LoginUrl"] = teams.LoginUrl.AbsoluteUri,
            ["Teams:OpenIdMetadata"] = keys.Metadata.AbsoluteUri,
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
        teams.Clock = app.Clock;
        var company = new TeamsCompany(teams, keys, app, postgres);
        await company.UntilAsync(async () => await company.CountAsync("SELECT COUNT(*) FROM workspaces WHERE platform = 'teams' AND disconnected_at IS NULL") == 1);
        await company.FoundAsync(zone);
        return company;
    }

    /// <summary>Sends it as the Bot Framework would, and returns the JSON of the answer, which is 200; null for an empty one.</summary>
    public async Task<JsonObject?> SendAsync(JsonObject activity)
    {
        using var request = Activities.Post(activity);
        using var response = await App.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return body.Length == 0 ? null : (JsonObject)JsonNode.Parse(body)!;
    }

    /// <summary>An activity of somebody, with their zone as Teams tells it.</summary>
    public JsonObject By(string who, JsonObject activity)
    {
        activity["localTimezone"] = _zones[who];
        activity["entities"]!.AsArray().First(entity => (string?)entity!["type"] == "clientInfo")!["timezone"] = _zones[who];
        activity["from"]!["aadObjectId"] = Person(who).EntraId;
        activity["from"]!["name"] = Person(who).Name;
        return activity;
    }

    public FakeTeamsPerson Person(string who) => Teams.State.People.Single(person => person.Id == "29:" + who);

    /// <summary>Somebody's own chat with the bot, as activities name it.</summary>
    public JsonObject ChatOf(string who)
    {
        var chat = SignedActivities.Personal(who);
        chat["id"] = Teams.State.ChatWith(Person(who)).Id;
        return chat;
    }

    /// <summary>What stands in somebody's own chat with the bot.</summary>
    public IReadOnlyList<FakeTeamsMessage> To(string who) => Teams.State.MessagesTo(Person(who));

    public IReadOnlyList<FakeTeamsMessage> In(string channel) => Teams.State.MessagesIn(channel);

    /// <inheritdoc cref="RunningApp.MoveToAsync"/>
    public Task MoveToAsync(Instant moment) => _running.MoveToAsync(moment);

    /// <inheritdoc cref="RunningApp.SettleAsync"/>
    public Task SettleAsync() => _running.SettleAsync();

    /// <inheritdoc cref="RunningApp.UntilAsync"/>
    public Task UntilAsync(Func<Task<bool>> condition) => _running.UntilAsync(condition);

    public Task<long> CountAsync(string sql, object? parameters = null) =>
        App.Database.ReadAsync(session => session.ScalarAsync<long>(sql, parameters), Cancellation);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Teams.DisposeAsync();
        await _keys.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    private async Task FoundAsync(string zone)
    {
        foreach (var added in Teams.State.People) _zones[added.Id[3..]] = zone;
        foreach (var (id, name) in ((string, string)[])
            [("ana", "Ana Lima"), ("ben", "Ben Okafor"), ("cem", "Cem Kaya"), ("mia", "Mia Chen"), ("aroha", "Aroha Ngata"), ("gus", "Gus Webb")])
        {
            Teams.State.AddPerson("29:" + id, name).EntraId = SignedActivities.EntraId(id);
            _zones[id] = id == "aroha" ? "Pacific/Auckland" : zone;
        }

        var acme = Teams.State.AddTeam(General, "Acme", Teams.State.People);
        Teams.State.AddTeam(FrontDesk, "Front Desk", Person("ben"), Person("cem"));
        foreach (var who in Installed) await InstallAsync(who, ChatOf(who), team: null);
        await InstallAsync("cem", SignedActivities.Channel(General), "Acme");
        await InstallAsync("cem", SignedActivities.Channel(FrontDesk), "Front Desk");
        await _running.UntilLaterAsync(async () => await CountAsync("SELECT COUNT(*) FROM accounts WHERE external_id = '29:gus'") == 1);
        await SettleAsync();

        lock (Teams.State.Lock) acme.Members.Remove(Person("gus"));
        await SendAsync(By("cem", Installation(Activities.Activity("installationUpdate", SignedActivities.Channel(General), "cem"), "Acme")));
        await _running.UntilLaterAsync(async () => await CountAsync(
            """
            SELECT COUNT(*) FROM workspaces WHERE platform = 'teams' AND people_synced_at IS NOT NULL AND EXISTS
                (SELECT 1 FROM accounts WHERE external_id = '29:gus' AND deactivated_at IS NOT NULL)
            """) == 1);
        // People are read before channels, and of those only what Teams told is known.
        await _running.UntilLaterAsync(async () => await CountAsync(
            """
            SELECT COUNT(*) FROM channels WHERE can_post = TRUE AND is_general = TRUE
                AND ((external_id = @General AND member_count = @InAcme) OR (external_id = @FrontDesk AND member_count = 2))
            """,
            new { General, FrontDesk, InAcme = (long)acme.Members.Count }) == 2);
        await _running.UntilLaterAsync(async () => await CountAsync(
            """
            SELECT COUNT(*) FROM accounts a JOIN workspaces w ON w.id = a.workspace_id
            WHERE a.external_id IN @People AND a.time_zone <> '' AND w.time_zone_set_at IS NOT NULL
            """,
            new { People = Installed.Select(who => "29:" + who).ToList() }) == Installed.Length);
        // Who is whose manager Teams does not tell.
        await App.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE accounts SET manager_external_id = '29:mia' WHERE external_id = '29:ana'"),
            Storage.WriteUrgency.Background,
            Cancellation);
        await SettleAsync();
    }

    private async Task InstallAsync(string who, JsonObject conversation, string? team)
    {
        var installed = Activities.Activity("installationUpdate", conversation, who);
        await SendAsync(By(who, Installation(installed, team)));
    }

    private static JsonObject Installation(JsonObject activity, string? team)
    {
        activity["action"] = "add";
        if (team is null) return activity;
        var id = (string)activity["conversation"]!["id"]!;
        activity["channelData"]!["team"] = new JsonObject { ["id"] = id, ["name"] = team, ["aadGroupId"] = Guid.Empty.ToString() };
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = id };
        return activity;
    }
}
