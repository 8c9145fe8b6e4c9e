using System.Net;
using CultureBot.Storage;
using CultureBot.Web.Start;

namespace CultureBot.Web.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("Web:PublicUrl", "culturebot.example.com", "Web:PublicUrl must be an absolute http or https address")]
    [InlineData("Web:PublicUrl", "ftp://example.com", "Web:PublicUrl must be an absolute http or https address")]
    [InlineData("Web:PublicUrl", "https://example.com/bot", "Web:PublicUrl must have no path")]
    [InlineData("Api:Key", "short", "Api:Key must have at least 20 characters")]
    [InlineData("Roles:Administrators", "ada@example.com, ben", "Roles:Administrators must list e-mail addresses; 'ben' is none.")]
    [InlineData("Web:SignInsPerMinute", "0", "Web:SignInsPerMinute must be a whole number of at least 1.")]
    [InlineData("Web:SignInsPerMinuteByAddress", "many", "Web:SignInsPerMinuteByAddress must be a whole number of at least 1.")]
    [InlineData("Roles:Hr:0", "hr", "Roles:Hr must list e-mail addresses")]
    [InlineData("Demo:Enabled", "maybe", "Demo:Enabled must be true or false.")]
    [InlineData("Slack:SigningSecret", "abc", "Slack:BotToken")]
    [InlineData("Slack:BotToken", "xoxb-1", "Slack:SigningSecret")]
    [InlineData("Slack:CallTimeout", "soon", "Slack:CallTimeout")]
    [InlineData("Slack:AppToken", "xoxb-1", "Slack:AppToken must be an app-level token")]
    [InlineData("Slack:SocketConnections", "many", "Slack:SocketConnections")]
    [InlineData("Teams:AppId", "culturebot", "Teams:AppId must be the Application (client) ID")]
    [InlineData("Teams:AppId", "00000000-0000-0000-0000-00000000000b", "Teams:AppPassword is missing")]
    [InlineData("Teams:AppPassword", "secret", "Teams:TenantId must be the Directory (tenant) ID")]
    [InlineData("Teams:AllowUnauthenticated", "true", "set ASPNETCORE_ENVIRONMENT=Development")]
    [InlineData("Database:Provider", "oracle", "Database:Provider")]
    [InlineData("Surveys:LeastForFives", "4", "Surveys:LeastForFives must be a number of at least 5")]
    [InlineData("Surveys:LeastForBands", "few", "Surveys:LeastForBands must be a number of at least 10")]
    [InlineData("Surveys:RequireApproval", "sometimes", "Surveys:RequireApproval must be true or false")]
    [InlineData("Secrets:Key", "c2hvcnQ=", "Secrets:Key")]
    [InlineData("WorkingTime:From", "noon", "WorkingTime:From must be a time of day such as 09:00.")]
    public async Task A_wrong_setting_is_refused_with_a_line_that_names_its_key(string key, string value, string line)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => AppFixture.StartAsync(new() { [key] = value }));

        Assert.Contains(refused.Problems, problem => problem.Contains(line, StringComparison.Ordinal));
        Assert.All(refused.Problems, problem => Assert.DoesNotContain('\n', problem));
    }

    [Fact]
    public async Task Every_problem_is_told_at_once()
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => AppFixture.StartAsync(new() { ["Api:Key"] = "short", ["Web:PublicUrl"] = "nowhere", ["Demo:Enabled"] = "x" }));

        Assert.Equal(3, refused.Problems.Length);
    }

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://example.com:5080")]
    [InlineData("http://localhost:5080;http://192.168.1.4:5080")]
    public async Task The_demo_listens_on_loopback_only(string urls)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(
            () => AppFixture.StartAsync(new() { ["Demo:Enabled"] = "true", ["Urls"] = urls }));

        Assert.Contains("Urls", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Slack:SigningSecret", "Slack:BotToken")]
    [InlineData("Teams:AppId", "Teams:AppPassword")]
    public async Task The_demo_refuses_a_configured_platform(params string[] keys)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Demo:Enabled"] = "true" };
        foreach (var key in keys) settings[key] = "s";

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => AppFixture.StartAsync(settings));

        var problem = Assert.Single(refused.Problems);
        Assert.Contains("Demo:Enabled", problem, StringComparison.Ordinal);
        Assert.Contains("the Slack and Teams keys", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_refuses_a_database_that_holds_real_data()
    {
        await using var app = await AppFixture.StartAsync();
        await Company.AddWorkspaceAsync(app);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => app.RestartAsync(new() { ["Demo:Enabled"] = "true" }));

        Assert.Contains("Demo:Enabled", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marked_database_refuses_real_people()
    {
        await using var app = await AppFixture.StartAsync();
        await app.Database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO installation (name, value) VALUES ('demo', 'true')"),
            WriteUrgency.Acknowledgement,
            TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => app.RestartAsync());

        Assert.Contains("Database:ConnectionString", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_live_at_once_and_ready_when_its_background_work_runs()
    {
        await using var app = await AppFixture.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        var ready = await app.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var report = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"database\":\"Healthy\"", report, StringComparison.Ordinal);
        Assert.Contains("\"schedules\":", report, StringComparison.Ordinal);
        Assert.Contains("\"outbox\":", report, StringComparison.Ordinal);
    }
}
