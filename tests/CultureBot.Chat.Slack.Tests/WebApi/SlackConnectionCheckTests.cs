using System.Net;
using System.Text;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests.WebApi;

/// <summary>What asking Slack live says of a connection.</summary>
public sealed class SlackConnectionCheckTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private static string AllScopes => string.Join(",", SlackAppManifest.BotScopes);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SlackHost Host => shared.Host;

    [Fact]
    public async Task Nothing_is_wrong_where_Slack_answers_and_every_scope_is_there()
    {
        Assert.Empty(await CheckAsync(AllScopes));
        // One more than needed hurts nobody, and a stand-in that names none says nothing.
        Assert.Empty(await CheckAsync(AllScopes + ", files:read"));
        Assert.Empty(await CheckAsync(scopes: null));
    }

    [Fact]
    public async Task Missing_scopes_are_named()
    {
        var finding = Assert.Single(await CheckAsync("chat:write, commands ,app_mentions:read,im:write,users:read,users:read.email,users.profile:read,team:read,channels:read,groups:read"));

        Assert.Equal(new(ConnectionProblem.ScopesMissing, "usergroups:read, reactions:read"), finding);
    }

    [Theory]
    [InlineData("token_revoked", ConnectionProblem.TokenRevoked)]
    [InlineData("invalid_auth", ConnectionProblem.TokenRevoked)]
    [InlineData("account_inactive", ConnectionProblem.TokenRevoked)]
    [InlineData("token_expired", ConnectionProblem.TokenExpired)]
    [InlineData("org_login_required", ConnectionProblem.Refused)]
    [InlineData("ratelimited", ConnectionProblem.Unreachable)]
    public async Task A_refusal_is_told_by_what_it_means(string error, ConnectionProblem problem)
    {
        Host.Slack.Next("auth.test", FakeSlackFault.Error(error));

        Assert.Equal(new(problem, error), Assert.Single(await CheckAsync(AllScopes)));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(200)]
    public async Task What_is_not_Slacks_JSON_is_no_answer(int status)
    {
        Host.Slack.Next("auth.test", FakeSlackFault.Status(status));

        Assert.Equal(new(ConnectionProblem.Unreachable, $"http_{status}"), Assert.Single(await CheckAsync(AllScopes)));
    }

    [Fact]
    public async Task A_token_of_another_workspace_is_found_out()
    {
        Host.Slack.Next("auth.test", FakeSlackFault.Body("""{"ok":true,"team_id":"T0OTHER"}"""));

        Assert.Equal(new(ConnectionProblem.OtherWorkspace, "T0OTHER"), Assert.Single(await CheckAsync(AllScopes)));
    }

    [Fact]
    public async Task Without_a_token_nobody_is_asked()
    {
        var calls = Host.Slack.CallsOf("auth.test").Count();

        Assert.Equal(new(ConnectionProblem.NoToken), Assert.Single(await Host.Check.CheckAsync("T0NOBODY", Cancellation)));
        Assert.Equal(calls, Host.Slack.CallsOf("auth.test").Count());
    }

    [Theory]
    [InlineData(7, "7")]
    [InlineData(-30, "30")]
    [InlineData(1, null)]
    public async Task Clocks_that_differ_are_told(int minutes, string? told)
    {
        var found = await CheckAsync(AllScopes, TimeSpan.FromMinutes(minutes));

        Assert.Equal(told, found.FirstOrDefault(one => one.Problem == ConnectionProblem.ClockSkew)?.Detail);
        Assert.Equal(told is null ? 0 : 1, found.Length);
    }

    [Fact]
    public async Task A_Slack_that_hangs_ends_with_whoever_waits()
    {
        Host.Slack.Next("auth.test", FakeSlackFault.Hang());
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.Check.CheckAsync(FakeSlack.TeamId, patience.Token));
    }

    [Fact]
    public async Task A_Slack_that_is_gone_is_told()
    {
        await using var host = await SlackHost.StartAsync(Cancellation);
        await host.Slack.DisposeAsync();

        Assert.Equal(ConnectionProblem.Unreachable, Assert.Single(await host.Check.CheckAsync(FakeSlack.TeamId, Cancellation)).Problem);
    }

    [Fact]
    public async Task Requests_are_counted_by_whether_they_were_signed_rightly()
    {
        await using var host = await SlackHost.StartAsync(Cancellation);
        Assert.Equal(new(null, 0, 0), host.Watch.Read("slack"));

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, host.Clock.Now, "v0=" + new string('0', 64)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, host.Clock.Now.AddMinutes(-6), "v0=" + new string('0', 64)));
        Assert.Equal(new(null, 1, 1), host.Watch.Read("slack"));

        using var signed = await host.Client.SendAsync(host.Sign.Command("/kudos", "", "U1", "https://hooks.slack.com/x"), Cancellation);
        Assert.Equal(new(host.Clock.Now, 1, 1), host.Watch.Read("slack"));
    }

    private async Task<System.Collections.Immutable.ImmutableArray<ConnectionFinding>> CheckAsync(string? scopes, TimeSpan ahead = default)
    {
        Host.Clock.Now = TimeProvider.System.GetUtcNow() + ahead;
        Host.Slack.Scopes = scopes;
        return await Host.Check.CheckAsync(FakeSlack.TeamId, Cancellation);
    }

    private static async Task<HttpStatusCode> PostAsync(SlackHost host, DateTimeOffset at, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SlackEndpoints.Address) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add(SlackSignature.TimestampHeader, at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add(SlackSignature.SignatureHeader, signature);
        using var response = await host.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
