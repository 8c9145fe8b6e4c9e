using System.Text.Json.Nodes;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.OpenId;
using CultureBot.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Web.Tests.OpenId;

/// <summary>The application in which Ada is known in Slack and in Teams, with a fake sign-in of both.</summary>
internal sealed class OpenIdCompany : IAsyncDisposable
{
    public const string AdaInEntra = "00000000-0000-0000-0000-0000000000ad";

    private const string PublicUrl = "http://localhost:5080";

    private OpenIdCompany(AppFixture app, FakeOpenId platform, LogLines log) => (App, Platform, Log) = (app, platform, log);

    public AppFixture App { get; }

    public FakeOpenId Platform { get; }

    public LogLines Log { get; }

    public AccountId Ada { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<OpenIdCompany> StartAsync()
    {
        TestClock clock = new(Instant.FromUtc(2026, 11, 18, 9, 0));
        LogLines log = new();
        var platform = await FakeOpenId.StartAsync(clock, Cancellation);
        var app = await AppFixture.StartAsync(
            new()
            {
                ["Slack:SigningSecret"] = "8f742231b10e8888abcd99yyyzzz85a5",
                ["Slack:ClientId"] = "1.2",
                ["Slack:ClientSecret"] = FakeOpenId.ClientSecret,
                ["Slack:OpenIdMetadata"] = platform.SlackMetadata.AbsoluteUri,
                // Nothing listens there.
                ["Slack:ApiUrl"] = "http://127.0.0.1:9/",
                ["Teams:AppId"] = FakeTeams.AppId,
                ["Teams:AppPassword"] = FakeOpenId.ClientSecret,
                ["Teams:TenantId"] = FakeTeams.TenantId,
                ["Teams:LoginUrl"] = platform.Login.AbsoluteUri,
                ["Web:PublicUrl"] = PublicUrl,
                ["Roles:Administrators"] = "ada@example.com",
            },
            clock,
            services => services.AddSingleton<ILoggerProvider>(log));
        OpenIdCompany company = new(app, platform, log) { Ada = await Company.AddAccountAsync(app, "Ada") };
        await company.KnowInTeamsAsync();
        company.Is("slack");
        return company;
    }

    /// <summary>Ada is who signs in from now on.</summary>
    public void Is(string platform) => Platform.Person = platform == "slack"
        ? new JsonObject { ["sub"] = "U-Ada", ["https://slack.com/team_id"] = "T1", ["https://slack.com/user_id"] = "U-Ada" }
        : new JsonObject { ["sub"] = "pairwise", ["tid"] = FakeTeams.TenantId, ["oid"] = AdaInEntra };

    /// <summary>Presses the button, agrees at the platform, and comes back.</summary>
    public async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string platform, string? to = null) =>
        await browser.GetAsync(await GoAsync(browser, platform, to), Cancellation);

    /// <summary>Presses the button and agrees at the platform.</summary>
    /// <returns>Where the platform sends them back to, as a path.</returns>
    public async Task<string> GoAsync(HttpClient browser, string platform, string? to = null)
    {
        using var there = await browser.GetAsync($"/sign-in/with/{platform}" + (to is null ? "" : "?to=" + Uri.EscapeDataString(to)), Cancellation);
        using var elsewhere = App.NewClient();
        using var back = await elsewhere.GetAsync(there.Headers.Location, Cancellation);
        Assert.StartsWith($"{PublicUrl}/sign-in/from/{platform}?", back.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return back.Headers.Location.PathAndQuery;
    }

    public Task<long> CountSessionsAsync() =>
        App.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM sessions"), Cancellation);

    public Task WriteAsync(string statement) =>
        App.Database.WriteAsync(sql => sql.ExecuteAsync(statement), WriteUrgency.Acknowledgement, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Platform.DisposeAsync();
    }

    // As an activity of hers would have told, in the workspace that the configuration connects.
    private async Task KnowInTeamsAsync()
    {
        var id = Guid.CreateVersion7(App.Clock.GetUtcNow());
        await WriteAsync(
            $"""
            INSERT INTO workspaces (id, platform, external_id, name, connected_at)
            VALUES ('{id:D}', 'teams', '{FakeTeams.TenantId}', 'Example', 0) ON CONFLICT (platform, external_id) DO NOTHING
            """);
        await WriteAsync($"INSERT INTO persons (id, created_at) VALUES ('{id:D}', 0)");
        await WriteAsync(
            $"""
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, kind, first_seen_at, seen_at)
            SELECT '{id:D}', id, '29:ada', '{id:D}', 'Ada in Teams', 'Member', 0, 9000000000000 FROM workspaces WHERE platform = 'teams'
            """);
        await App.Services.GetRequiredService<IChatAddresses>().SaveAsync("teams", FakeTeams.TenantId, "entra:" + AdaInEntra, "\"29:ada\"", Cancellation);
    }
}
