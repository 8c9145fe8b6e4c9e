using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>Our own tokens.</summary>
public sealed class TeamsAccessTests
{
    private static readonly Card Hello = Card.Of("Hello");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_once_and_names_tenant_and_scope()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation);
        var ana = await AnaAsync(host);
        await SendAsync(host, ana);
        await SendAsync(host, ana);
        var call = Assert.Single(host.Teams.CallsOf("token"));
        Assert.Equal("https://api.botframework.com/.default", (string?)call.Body["scope"]);
        Assert.Equal("client_credentials", (string?)call.Body["grant_type"]);
    }

    [Theory]
    [InlineData(TeamsCloud.Public, "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/", "https://api.botframework.com/.default")]
    [InlineData(TeamsCloud.UsGov, "https://login.microsoftonline.us/11111111-2222-3333-4444-555555555555/", "https://api.botframework.us/.default")]
    public void Each_cloud_has_its_own_login_and_scope(TeamsCloud cloud, string authority, string scope)
    {
        var options = new TeamsOptions { Cloud = cloud, TenantId = FakeTeams.TenantId };
        Assert.Equal(new Uri(authority), TeamsLogin.Authority(options));
        Assert.Equal(scope, TeamsLogin.Scope(options));
    }

    [Fact]
    public async Task A_token_that_Teams_does_not_take_any_more_is_replaced_once()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation);
        var ana = await AnaAsync(host);
        await SendAsync(host, ana);
        host.Teams.RevokeTokens();
        Assert.IsType<Sent>(await SendAsync(host, ana));
        Assert.Equal(2, host.Teams.CallsOf("token").Count());
        Assert.Equal(2, host.Teams.State.MessagesTo(ana).Count);
    }

    [Fact]
    public async Task A_bot_that_Teams_does_not_know_asks_for_one_more_token_and_gives_up()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation);
        var ana = await AnaAsync(host);
        host.Teams.Always("post", FakeTeamsFault.Error(401, "BotNotRegistered"));
        for (var i = 0; i < 3; i++) Assert.Equal(new GaveUp("BotNotRegistered", GiveUpReason.Unauthorized), await SendAsync(host, ana));
        Assert.Equal(2, host.Teams.CallsOf("token").Count());
    }

    [Fact]
    public async Task A_wrong_secret_is_told_without_telling_it()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation, configure: settings => settings["Teams:AppPassword"] = "a-wrong-secret~");
        var ana = await AnaAsync(host);
        var refused = await Assert.ThrowsAsync<ChatPlatformException>(() => host.Platform.GetWorkspaceAsync("", Cancellation));
        Assert.False(refused.IsTransient);
        Assert.Contains("invalid_client", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Teams:AppPassword", refused.Message, StringComparison.Ordinal);
        Assert.Equal(GiveUpReason.Unauthorized, Assert.IsType<GaveUp>(await SendAsync(host, ana)).Reason);
        Assert.Single(host.Log.About("There is no token"));
        Assert.Empty(host.Log.About("a-wrong-secret"));
        Assert.Empty(host.Teams.CallsOf("post"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    public async Task A_login_that_is_down_is_tried_again(int status)
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation);
        var ana = await AnaAsync(host);
        host.Teams.Next("token", FakeTeamsFault.Of(status));
        Assert.IsType<TryAgain>(await SendAsync(host, ana));
        Assert.Empty(host.Teams.CallsOf("post"));
        host.Teams.Always("token", null);
        Assert.IsType<Sent>(await SendAsync(host, ana));
    }

    [Fact]
    public async Task A_login_that_does_not_answer_is_not_waited_for()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation, TimeSpan.FromMilliseconds(700));
        var ana = await AnaAsync(host);
        host.Teams.Next("token", FakeTeamsFault.Hang());
        Assert.Equal(new TryAgain("login_timeout", null, IsRateLimit: false), await SendAsync(host, ana));
    }

    [Fact]
    public async Task On_ones_own_machine_no_token_is_asked_for_or_sent()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation, configure: settings =>
        {
            settings["Teams:AppPassword"] = "";
            settings["Teams:AllowUnauthenticated"] = "true";
        });
        var ana = await AnaAsync(host);
        await SendAsync(host, ana);
        Assert.Equal("", Assert.Single(host.Teams.CallsOf("post")).Authorization);
        Assert.Empty(host.Teams.CallsOf("token"));
    }

    [Fact]
    public async Task The_workspace_is_the_tenant_once_there_is_a_token_for_it()
    {
        await using var host = await ConnectorHost.StartAsync(Cancellation, configure: settings => settings["Teams:Name"] = "Contoso");
        var workspace = await host.Platform.GetWorkspaceAsync("", Cancellation);
        Assert.Equal(new PlatformWorkspace(FakeTeams.TenantId, "Contoso", new("https://teams.microsoft.com/"), FakeTeams.BotId), workspace);
        Assert.Single(host.Teams.CallsOf("token"));
    }

    private static async Task<FakeTeamsPerson> AnaAsync(ConnectorHost host)
    {
        var ana = host.Teams.State.AddPerson("29:ana", "Ana Lima");
        await host.WriteAsync(ana);
        return ana;
    }

    private static Task<SendResult> SendAsync(ConnectorHost host, FakeTeamsPerson to) =>
        host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Account, to.Id, Hello), Cancellation);
}
