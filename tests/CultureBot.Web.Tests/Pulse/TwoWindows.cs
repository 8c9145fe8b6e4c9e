using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CultureBot.Web.Tests.Pulse;

/// <summary>
/// A company that HR's files describe, asked twice by the API: Ann, Bea, Cleo and Dan lead ten people each, and seven report to
/// nobody. Everybody answers everything. People come and go between the two windows.
/// </summary>
internal sealed class TwoWindows : IAsyncDisposable
{
    private static readonly string[] Leaders = ["ann", "bea", "cleo", "dan"];

    private readonly AppFixture _app;
    private readonly TestDatabase? _postgres;
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _managers = new(StringComparer.Ordinal);
    private WorkspaceId _workspace;
    private string _survey = "";

    private TwoWindows(AppFixture app, TestDatabase? postgres)
    {
        (_app, _postgres, _client) = (app, postgres, app.NewClient());
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AppFixture.ApiKey);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The first window is closed.</summary>
    public static async Task<TwoWindows> StartAsync(DatabaseKind kind)
    {
        var postgres = kind == DatabaseKind.Postgres ? await TestDatabase.CreateAsync(kind, Cancellation) : null;
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Secrets:Key"] = Convert.ToBase64String(new byte[32]) };
        if (postgres is not null) (settings["Database:Provider"], settings["Database:ConnectionString"]) = (postgres.Provider, postgres.ConnectionString);
        var windows = new TwoWindows(await AppFixture.StartAsync(settings), postgres);
        await windows.FoundAsync();
        await windows.AskAsync();
        windows._app.Clock.Advance(Duration.FromDays(30));
        return windows;
    }

    /// <summary>HR's next file has so many new people in somebody's team.</summary>
    public async Task HireAsync(string leader, int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{leader}-new-{i}"))];
        await SaveAsync(names, isGone: false);
        foreach (var name in names) _managers[name] = leader;
        await ImportAsync(names);
    }

    /// <summary>So many of a team have left the company.</summary>
    public Task LeaveAsync(string leader, int count) => SaveAsync([.. TeamOf(leader).Take(count)], isGone: true);

    /// <summary>HR's next file has so many of a team in another one.</summary>
    public async Task MoveAsync(string leader, string to, int count)
    {
        string[] names = [.. TeamOf(leader).TakeLast(count)];
        foreach (var name in names) _managers[name] = to;
        await ImportAsync(names);
    }

    /// <summary>Asks everybody again, closes, and returns what the API publishes.</summary>
    /// <returns>By the leader's name, or <c>company</c>: who joined and left, such as <c>5+0</c>; empty where no trend is shown.</returns>
    public async Task<Dictionary<string, string>> TrendsAsync()
    {
        var window = await AskAsync();
        var results = JsonNode.Parse(await _client.GetStringAsync($"/api/v1/windows/{window}/results", Cancellation))!;
        return results["groups"]!.AsArray().ToDictionary(
            group => ((string)group!["name"]!).Length > 0 ? (string)group["name"]! : "company",
            group => group!["joined"] is { } joined ? $"{joined}+{group["departed"]}" : "",
            StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }

    private async Task FoundAsync()
    {
        await _app.Database.WriteAsync(
            async sql => _workspace = (await WorkspacesStore.SaveConnectedAsync(sql, "fake", new PlatformWorkspace("T1", "Acme", null, "UBOT"), [1], _app.Clock.Now)).Id,
            WriteUrgency.Background, Cancellation);
        foreach (var name in Leaders.Concat(["eve", "finn", "gil"])) _managers[name] = "";
        foreach (var leader in Leaders)
        {
            for (var i = 0; i < 10; i++) _managers[string.Create(CultureInfo.InvariantCulture, $"{leader}-{i}")] = leader;
        }

        await SaveAsync([.. _managers.Keys], isGone: false);
        await ImportAsync(_managers.Keys);
        _survey = (string)(await PostAsync("/api/v1/surveys", """{"name":"Autumn","template":"oneOff","resultsAfterDays":0,"questions":[{"item":"O3"}]}"""))["id"]!;
    }

    /// <summary>Launches a window, has everybody answer, and closes it.</summary>
    private async Task<string> AskAsync()
    {
        // Nobody has promised an action since the first one, which would hold the second back.
        var window = (string)(await PostAsync($"/api/v1/surveys/{_survey}/windows", """{"override":"To compare."}"""))["id"]!;
        var id = new WindowId(Guid.Parse(window));
        var submit = _app.Services.GetRequiredService<SubmitBallotHandler>();
        foreach (var member in await _app.Database.ReadAsync(sql => SnapshotStore.ListMembersAfterAsync(sql, id, null, 1000), Cancellation))
        {
            var stored = await submit.HandleAsync(new() { Window = id, Wave = 1, Person = member.PersonId, Answers = [new("O3", 4)] }, Cancellation);
            Assert.Equal(SubmitBallotResult.Stored, stored);
        }

        _app.Clock.Advance(Duration.FromHours(1));
        Assert.Equal("Closed", (string?)(await PostAsync($"/api/v1/windows/{window}/close", "{}"))["state"]);
        return window;
    }

    private IEnumerable<string> TeamOf(string leader) => _managers.Where(person => person.Value == leader).Select(person => person.Key).Order(StringComparer.Ordinal);

    private async Task SaveAsync(string[] names, bool isGone) => await _app.Database.WriteAsync(
        sql => AccountsStore.SaveAsync(
            sql,
            _workspace,
            [.. names.Select(name => new PlatformAccount
            {
                AccountId = "U" + name, DisplayName = name, Handle = name, Email = $"{name}@example.com", IsEmailConfirmed = true, Kind = AccountKind.Member, IsDeactivated = isGone,
            })],
            _app.Clock.Now),
        WriteUrgency.Background, Cancellation);

    private async Task ImportAsync(IEnumerable<string> names)
    {
        var file = new StringBuilder("email,name,manager_email\n");
        foreach (var name in names) file.Append(CultureInfo.InvariantCulture, $"{name}@example.com,{name},{(_managers[name].Length > 0 ? _managers[name] + "@example.com" : "")}\n");
        await PostAsync("/api/v1/people/import", file.ToString(), "text/csv");
    }

    private async Task<JsonNode> PostAsync(string path, string body, string type = "application/json")
    {
        using var response = await _client.PostAsync(path, new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)), Cancellation);
        var answer = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}: {answer}");
        return JsonNode.Parse(answer)!;
    }
}
