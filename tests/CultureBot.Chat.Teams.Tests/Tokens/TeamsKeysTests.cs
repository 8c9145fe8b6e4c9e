using System.Net;
using CultureBot.Chat.Teams.Tests.Requests;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Tokens;

public sealed class TeamsKeysTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_read_once_for_many_requests()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(host)));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, host.Keys.Reads);
    }

    [Fact]
    public async Task Cached_keys_serve_on_while_the_metadata_host_is_down()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        host.Keys.IsDown = true;
        for (var day = 0; day < 5; day++)
        {
            host.Clock.Now += TimeSpan.FromDays(1.5);
            Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        }
    }

    [Fact]
    public async Task A_rotation_while_the_metadata_host_is_down_is_caught_up_with()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        (host.Keys.IsDown, host.Keys.IsRotated) = (true, true);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(host, TeamsSigning.NextKey));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));

        host.Keys.IsDown = false;
        host.Clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, TeamsSigning.NextKey));
    }

    [Fact]
    public async Task Unknown_keys_make_us_ask_again_only_each_five_minutes()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(host, TeamsSigning.ForeignKey));
        Assert.Equal(2, host.Keys.Reads);

        host.Clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(host, TeamsSigning.ForeignKey));
        Assert.Equal(3, host.Keys.Reads);
    }

    [Fact]
    public async Task Known_keys_do_not_wait_for_a_reading_that_hangs()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        var gate = new TaskCompletionSource();
        (host.Keys.Gate, host.Keys.IsRotated) = (gate.Task, true);
        var waiting = SendAsync(host, TeamsSigning.NextKey);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        Assert.False(waiting.IsCompleted);

        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, await waiting);
    }

    [Fact]
    public async Task Keys_are_read_again_after_a_day_beside_the_requests()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        host.Clock.Now += TimeSpan.FromHours(25);
        host.Keys.IsRotated = true;
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
        // The new key waits for that very reading, or finds it done.
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host, TeamsSigning.NextKey));
        Assert.Equal(2, host.Keys.Reads);
    }

    [Fact]
    public async Task Nothing_is_said_about_tokens_until_keys_were_read_once()
    {
        await using var host = await InboundHost.StartAsync(Cancelled);
        host.Keys.IsDown = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(host));
        Assert.NotEmpty(host.Log.About("could not be read"));

        host.Keys.IsDown = false;
        host.Clock.Now += TimeSpan.FromSeconds(3);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(host));
    }

    private static Task<HttpStatusCode> SendAsync(InboundHost host, string key = TeamsSigning.UsualKey) => TeamsTokenTests.PostAsync(
        host, host.Sign.Message("hello"), "Bearer " + TeamsSigning.Sign(TeamsSigning.Claims(host.Clock.Now, TeamsTokenRow.ServiceUrl), key));
}
