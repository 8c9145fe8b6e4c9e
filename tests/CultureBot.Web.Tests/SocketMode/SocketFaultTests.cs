using System.Globalization;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;
using NodaTime;
using static CultureBot.Web.Tests.EndToEnd.SlackCompany;

namespace CultureBot.Web.Tests.SocketMode;

/// <summary>Sockets come and go; what people did stays, once.</summary>
public sealed class SocketFaultTests
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(600);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task What_is_in_flight_when_Slack_says_goodbye_is_acknowledged_on_the_old_socket(string reason)
    {
        await using var sockets = await SocketCompany.StartAsync();
        var old = sockets.Slack.Sockets.Open[0];

        var inFlight = await SendSlowlyAsync(sockets, old);
        await old.DisconnectAsync(reason, Cancellation);
        var answer = await SocketCompany.AcknowledgedAsync(inFlight);
        await sockets.Company.UntilAsync(() => Task.FromResult(!old.IsOpen && sockets.Slack.Sockets.Open.Count == SocketCompany.Connections));

        Assert.Contains("Nora New", answer!.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(sockets.Slack.CallsOf("users.info"));
        Assert.Equal(1, await sockets.CountKudosAsync());
        Assert.Equal(1, old.Acknowledgements);
    }

    [Fact]
    public async Task An_envelope_whose_socket_breaks_is_acknowledged_when_it_comes_again_and_counts_once()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var old = sockets.Slack.Sockets.Open[0];
        var envelope = await SlowAsync(sockets);

        var lost = await sockets.SendAsync(envelope, old);
        await LookedUpAsync(sockets);
        old.Break();
        var again = await sockets.SendAsync(envelope, sockets.Slack.Sockets.Open[^1]);
        await SocketCompany.AcknowledgedAsync(again);
        await sockets.UntilOpenAsync();
        await sockets.Company.SettleAsync();

        Assert.False(lost.IsCompleted);
        Assert.Equal(1, await sockets.CountKudosAsync());
        Assert.Single(sockets.Company.In(General));
    }

    [Fact]
    public async Task A_refresh_leaves_no_gap_and_nothing_is_handled_twice()
    {
        const int Count = 40;
        await using var sockets = await SocketCompany.StartAsync();
        var first = sockets.Slack.Sockets.Open;
        var sent = new List<Task<JsonObject>>();

        for (var i = 0; i < Count; i++)
        {
            if (i % 10 == 5) await first[i / 10 % first.Count].DisconnectAsync("refresh_requested", Cancellation);
            var open = sockets.Slack.Sockets.Open;
            var kudos = sockets.Kudos("<@U0ANA> Covered the phones on day " + i.ToString(CultureInfo.InvariantCulture));
            sent.Add(await sockets.SendAsync(await FakeSlackEnvelope.OfAsync(kudos, Cancellation), open[i % open.Count]));
            if (i % 4 == 0) sockets.Company.Clock.Advance(Duration.FromMilliseconds(300));
        }

        foreach (var one in sent) Assert.NotNull(await SocketCompany.AcknowledgedAsync(one));
        await sockets.Company.UntilAsync(() => Task.FromResult(first.All(s => !s.IsOpen) && sockets.Slack.Sockets.Open.Count == SocketCompany.Connections));
        await sockets.Company.SettleAsync();
        Assert.Equal(Count, await sockets.CountKudosAsync());
        Assert.Equal(Count, sockets.Company.In(General).Count);
    }

    [Fact]
    public async Task The_same_envelope_over_two_sockets_is_acknowledged_on_both_and_handled_and_answered_once()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var given = await sockets.SendAsync(sockets.Kudos("<@U0ANA> " + Words));
        var url = sockets.Slack.NewResponseUrl();
        var undo = await FakeSlackEnvelope.OfAsync(sockets.Requests.Button("kudos.undo", ValueOf(given!, "kudos.undo"), Mia, url), Cancellation);

        foreach (var envelope in (FakeSlackEnvelope[])[await SlowAsync(sockets), undo])
        {
            var acknowledgements = new List<Task<JsonObject>>();
            foreach (var socket in sockets.Slack.Sockets.Open) acknowledgements.Add(await sockets.SendAsync(envelope, socket));
            Assert.Equal(SocketCompany.Connections, acknowledgements.Count);
            foreach (var acknowledgement in acknowledgements) await SocketCompany.AcknowledgedAsync(acknowledgement);
        }

        await sockets.Company.RespondedAsync(url);
        await sockets.SendAsync(sockets.Kudos("help"));
        await sockets.Company.SettleAsync();
        Assert.Equal(2, await sockets.CountKudosAsync());
        Assert.Single(sockets.Slack.CallsOf("users.info"));
        Assert.Single(sockets.Slack.CallsOf("response_url"));
    }

    [Fact]
    public async Task An_event_that_comes_again_changes_nothing()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var kudos = await FakeSlackEnvelope.OfAsync(sockets.Kudos("<@U0ANA> " + Words), Cancellation);

        await SocketCompany.AcknowledgedAsync(await sockets.SendAsync(kudos));
        await SocketCompany.AcknowledgedAsync(await sockets.SendAsync(kudos with { Id = "another" }, sockets.Slack.Sockets.Open[^1]));
        await sockets.Company.SettleAsync();

        Assert.Equal(1, await sockets.CountKudosAsync());
        Assert.Single(sockets.Company.In(General));
    }

    [Fact]
    public async Task Slack_may_go_away_and_come_back()
    {
        await using var sockets = await SocketCompany.StartAsync();
        Assert.Contains("\"slack_socket\":\"Healthy\"", await sockets.ReadyAsync(), StringComparison.Ordinal);

        sockets.Slack.Sockets.Accepts = false;
        foreach (var socket in sockets.Slack.Sockets.Open) socket.Break();
        await sockets.Company.UntilAsync(async () => (await sockets.ReadyAsync()).Contains("\"slack_socket\":\"Unhealthy\"", StringComparison.Ordinal));
        var left = sockets.Company.Clock.Now;
        var before = sockets.Slack.CallsOf("apps.connections.open").Count();
        await sockets.Company.UntilAsync(() => Task.FromResult(sockets.Company.Clock.Now - left > Duration.FromMinutes(2)));
        var tries = sockets.Slack.CallsOf("apps.connections.open").Count() - before;
        sockets.Slack.Sockets.Accepts = true;
        await sockets.UntilOpenAsync();

        // Half a second to half a minute apart, for each of two connections.
        Assert.InRange(tries, 4, 30);
        Assert.NotNull(await sockets.SendAsync(sockets.Kudos("<@U0ANA> " + Words)));
        Assert.Contains("\"slack_socket\":\"Healthy\"", await sockets.ReadyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slacks_Retry_After_is_waited_for()
    {
        await using var sockets = await SocketCompany.StartAsync(settings => settings["Slack:SocketConnections"] = "2");
        sockets.Slack.Next("apps.connections.open", FakeSlackFault.RateLimited(90));
        var before = sockets.Slack.CallsOf("apps.connections.open").Count();
        var left = sockets.Company.Clock.Now;

        sockets.Slack.Sockets.Open[0].Break();
        await sockets.Company.UntilAsync(() => Task.FromResult(sockets.Slack.CallsOf("apps.connections.open").Count() == before + 2));

        Assert.InRange(sockets.Company.Clock.Now - left, Duration.FromSeconds(90), Duration.FromSeconds(95));
        await sockets.UntilOpenAsync();
    }

    [Fact]
    public async Task A_socket_that_falls_silent_is_replaced()
    {
        await using var sockets = await SocketCompany.StartAsync(settings => settings["Slack:SocketSilence"] = "00:00:01");
        var silent = sockets.Slack.Sockets.Open[0];

        await silent.FallSilentAsync(Cancellation);
        await sockets.Company.UntilAsync(() => Task.FromResult(sockets.Slack.Sockets.All.Count == SocketCompany.Connections + 1));

        Assert.NotNull(await sockets.SendAsync(sockets.Kudos("<@U0ANA> " + Words), sockets.Slack.Sockets.All[^1]));
        await sockets.Company.SettleAsync();
    }

    [Fact]
    public async Task A_socket_without_a_greeting_is_given_up()
    {
        await using var sockets = await SocketCompany.StartAsync(settings => settings["Slack:CallTimeout"] = "00:00:01");
        sockets.Slack.Sockets.Greets = false;

        sockets.Slack.Sockets.Open[0].Break();
        await sockets.Company.UntilAsync(() => Task.FromResult(sockets.Slack.Sockets.All.Count > SocketCompany.Connections && !sockets.Slack.Sockets.All[^1].IsOpen));
        sockets.Slack.Sockets.Greets = true;
        await sockets.UntilOpenAsync();

        Assert.NotNull(await sockets.SendAsync(sockets.Kudos("<@U0ANA> " + Words), sockets.Slack.Sockets.Open[^1]));
    }

    [Fact]
    public async Task Frames_that_are_not_Slacks_are_ignored()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var socket = sockets.Slack.Sockets.Open[0];
        var command = await FakeSlackEnvelope.OfAsync(sockets.Kudos("<@U0ANA> " + Words), Cancellation);

        foreach (var frame in (string[])
        [
            "", "not json", "[]", "null", "{}", "42", "{\"type\":7}", "{\"type\":\"events_api\"}", "{\"type\":\"hello\"}",
            "{\"type\":\"slash_commands\",\"envelope_id\":\"e1\"}",
            "{\"type\":\"slash_commands\",\"envelope_id\":\"e2\",\"payload\":\"text\"}",
            "{\"type\":\"slash_commands\",\"envelope_id\":\"e3\",\"payload\":{\"command\":[1]}}",
            "{\"type\":\"interactive\",\"envelope_id\":\"e4\",\"payload\":{\"type\":\"\\ud800\"}}",
            "{\"type\":\"interactive\",\"envelope_id\":\"e5\",\"payload\":{\"actions\":7,\"type\":\"block_actions\"}}",
            "{\"type\":\"events_api\",\"envelope_id\":\"e6\",\"payload\":{\"type\":\"event_callback\",\"padding\":\"" + new string('x', 300_000) + "\"}}",
        ])
        {
            await socket.SendTextAsync(frame, Cancellation);
        }

        Assert.NotNull(await SocketCompany.AcknowledgedAsync(await sockets.SendAsync(command, socket)));
        Assert.Equal(1, socket.Acknowledgements);
        Assert.Equal(SocketCompany.Connections, sockets.Slack.Sockets.All.Count);
        await sockets.Company.SettleAsync();
    }

    [Fact]
    public async Task What_is_of_a_kind_that_we_do_not_know_is_acknowledged()
    {
        await using var sockets = await SocketCompany.StartAsync();

        Assert.Null(await SocketCompany.AcknowledgedAsync(await sockets.SendAsync(FakeSlackEnvelope.New("news", new() { ["type"] = "of_tomorrow" }))));
    }

    [Fact]
    public async Task A_stop_finishes_and_acknowledges_what_is_in_flight()
    {
        await using var sockets = await SocketCompany.StartAsync();
        var old = sockets.Slack.Sockets.Open;

        var inFlight = await SendSlowlyAsync(sockets, old[0]);
        var restart = sockets.Company.App.RestartAsync();
        var answer = await SocketCompany.AcknowledgedAsync(inFlight);
        // Messages on their way wait for the clock.
        await sockets.Company.UntilAsync(() => Task.FromResult(restart.IsCompleted));
        await restart;

        Assert.Contains("Nora New", answer!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await sockets.CountKudosAsync());
        Assert.All(old, socket => Assert.False(socket.IsOpen));
        await sockets.UntilOpenAsync();
    }

    private static async Task<Task<JsonObject>> SendSlowlyAsync(SocketCompany sockets, FakeSlackSocket over)
    {
        var acknowledgement = await sockets.SendAsync(await SlowAsync(sockets), over);
        await LookedUpAsync(sockets);
        return acknowledgement;
    }

    // Thanks somebody whom only Slack knows, and Slack takes a while to say who that is.
    private static Task<FakeSlackEnvelope> SlowAsync(SocketCompany sockets)
    {
        sockets.Slack.State.AddUser("U0NEW", "nora", "Nora New");
        sockets.Slack.Next("users.info", FakeSlackFault.Delay(Slow));
        return FakeSlackEnvelope.OfAsync(sockets.Kudos("<@U0NEW> " + Words), Cancellation);
    }

    private static Task LookedUpAsync(SocketCompany sockets) => sockets.Slack.WaitForAsync(s => s.CallsOf("users.info").Any(), Cancellation);
}
