using System.Net;
using System.Web;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Testing.Slack;
using CultureBot.Web.Tests.EndToEnd;
using CultureBot.Workspaces.Installs;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Web.Tests.Install;

/// <summary>The application before its first workspace, with a fake Slack that it can be installed in.</summary>
internal sealed class InstallCompany : IAsyncDisposable
{
    private readonly TestDatabase? _postgres;

    private InstallCompany(FakeSlack slack, AppFixture app, TestDatabase? postgres)
    {
        (Slack, App, _postgres) = (slack, app, postgres);
        Requests = new(app.Clock);
    }

    public FakeSlack Slack { get; }

    public AppFixture App { get; }

    public SignedRequests Requests { get; }

    public FakeSlackApp SlackApp => Slack.State.App;

    public TestClock Clock => App.Clock;

    public InstallInvites Invites => App.Services.GetRequiredService<InstallInvites>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<InstallCompany> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite, string publicUrl = "http://localhost:5080")
    {
        var postgres = kind is DatabaseKind.Postgres ? await TestDatabase.CreateAsync(kind, Cancellation) : null;
        var slack = await FakeSlack.StartAsync(Cancellation);
        var settings = Settings(slack, publicUrl);
        if (postgres is not null)
        {
            settings["Database:Provider"] = postgres.Provider;
            settings["Database:ConnectionString"] = postgres.ConnectionString;
        }

        return new(slack, await AppFixture.StartAsync(settings), postgres);
    }

    public static Dictionary<string, string?> Settings(FakeSlack slack, string publicUrl = "http://localhost:5080") => new()
    {
        ["Slack:SigningSecret"] = FakeSlack.SigningSecret,
        ["Slack:ClientId"] = FakeSlackApp.ClientId,
        ["Slack:ClientSecret"] = FakeSlackApp.ClientSecret,
        ["Slack:ApiUrl"] = slack.ApiUrl.ToString(),
        ["Web:PublicUrl"] = publicUrl,
        ["Secrets:Key"] = Convert.ToBase64String(new byte[32]),
        ["Roles:Administrators"] = "ada@example.com",
        ["Roles:Hr"] = "hana@example.com",
    };

    public Task<string> InviteAsync() => Invites.CreateAsync(createdBy: null, Cancellation);

    /// <summary>Opens an invitation in a browser of its own.</summary>
    public async Task<(HttpClient Browser, string State)> VisitAsync(string invite)
    {
        var browser = App.NewClient(cookies: true);
        using var begun = await browser.GetAsync("/slack/install?invite=" + invite, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return (browser, StateOf(begun));
    }

    public static string StateOf(HttpResponseMessage begun) => HttpUtility.ParseQueryString(begun.Headers.Location!.Query)["state"]!;

    /// <summary>Comes back from Slack.</summary>
    public static async Task<(HttpStatusCode Status, string Html)> ReturnAsync(HttpClient browser, string query)
    {
        using var page = await browser.GetAsync("/slack/oauth_redirect?" + query, Cancellation);
        return (page.StatusCode, await Browsers.HtmlAsync(page));
    }

    /// <summary>The whole way with a fresh invitation.</summary>
    public async Task<FakeSlackToken> InstallAsync(string id, string name = "Fake Company", bool isOrganization = false)
    {
        var (browser, state) = await VisitAsync(await InviteAsync());
        using var owned = browser;
        var (status, html) = await ReturnAsync(browser, $"code={SlackApp.NewCode(id, name, isOrganization)}&state={state}");
        Assert.True(status == HttpStatusCode.OK && html.Contains(name, StringComparison.Ordinal), html);
        return SlackApp.Live(id)!;
    }

    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var owned = request;
        using var response = await App.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    public Task<long> CountAsync(string sql, object? parameters = null) =>
        App.Database.ReadAsync(session => session.ScalarAsync<long>(sql, parameters), Cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string sql) =>
        App.Database.ReadAsync(session => session.ListAsync<string>(sql), Cancellation);

    public Task<IReadOnlyList<string>> ConnectedAsync() =>
        ListAsync("SELECT external_id FROM workspaces WHERE disconnected_at IS NULL ORDER BY external_id");

    public ValueTask<string?> TokenAsync(string workspace) =>
        App.Services.GetRequiredService<CultureBot.Chat.IChatTokens>().FindAsync("slack", workspace, Cancellation);

    /// <inheritdoc cref="RunningApp.UntilAsync"/>
    public Task UntilAsync(Func<Task<bool>> condition) => new RunningApp(App, () => (Slack.InFlight, Slack.KeptWaiting)).UntilAsync(condition);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Slack.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
    }
}
