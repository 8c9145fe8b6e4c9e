using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>What asking Microsoft live says of a connection.</summary>
public sealed class TeamsConnectionCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_wrong_where_a_new_token_and_the_keys_are_to_be_had()
    {
        await using var keys = await TeamsKeyServer.StartAsync(Cancellation);
        await using var host = await StartAsync(keys);

        Assert.Empty(await CheckAsync(host));
        Assert.Empty(await CheckAsync(host));
        // A token that is kept would say nothing.
        Assert.Equal(2, host.Teams.CallsOf("token").Count());
    }

    [Fact]
    public async Task Wrong_credentials_are_told_and_never_shown()
    {
        await using var keys = await TeamsKeyServer.StartAsync(Cancellation);
        await using var host = await StartAsync(keys, settings => settings["Teams:AppPassword"] = "an-old-secret");

        var finding = Assert.Single(await CheckAsync(host));

        Assert.Equal(new(ConnectionProblem.WrongPassword, "invalid_client"), finding);
        Assert.DoesNotContain("an-old-secret", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_fails_and_keys_that_are_not_there_are_both_told()
    {
        await using var keys = await TeamsKeyServer.StartAsync(Cancellation);
        await using var host = await StartAsync(keys);
        host.Teams.Always("token", FakeTeamsFault.Of(503));
        keys.IsDown = true;

        Assert.Equal(
            [ConnectionProblem.Unreachable, ConnectionProblem.NoKeys], (await CheckAsync(host)).Select(finding => finding.Problem));
    }

    [Fact]
    public async Task Clocks_that_differ_are_told()
    {
        await using var keys = await TeamsKeyServer.StartAsync(Cancellation);
        await using var host = await StartAsync(keys);
        host.Clock.Now = TimeProvider.System.GetUtcNow().AddMinutes(12);

        Assert.Equal(new(ConnectionProblem.ClockSkew, "12"), Assert.Single(await host.Get<IConnectionCheck>().CheckAsync(FakeTeams.TenantId, Cancellation)));
    }

    private static Task<ConnectorHost> StartAsync(TeamsKeyServer keys, Action<Dictionary<string, string?>>? change = null) =>
        ConnectorHost.StartAsync(Cancellation, configure: settings =>
        {
            settings["Teams:OpenIdMetadata"] = keys.Metadata.AbsoluteUri;
            change?.Invoke(settings);
        });

    private static async Task<System.Collections.Immutable.ImmutableArray<ConnectionFinding>> CheckAsync(ConnectorHost host)
    {
        host.Clock.Now = TimeProvider.System.GetUtcNow();
        return await host.Get<IConnectionCheck>().CheckAsync(FakeTeams.TenantId, Cancellation);
    }
}
