using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests.WebApi;

/// <summary>What becomes of a message, against a Slack that fails in every documented way.</summary>
public sealed class SlackSendingTests(SharedSlackHost shared) : IClassFixture<SharedSlackHost>
{
    private static readonly Card Hello = Card.Of("Hello");

    private readonly SlackHost _host = shared.Host;

    private FakeSlack Slack => _host.Slack;

    [Fact]
    public async Task A_message_is_posted_updated_answered_in_its_thread_and_deleted()
    {
        var channel = Channel("CLIFE");
        var posted = Assert.IsType<Sent>(await SendAsync(channel)).Posted!;
        Assert.Equal(channel, posted.ChannelId);
        var inThread = Assert.IsType<Sent>(await _host.Platform.SendAsync(
            FakeSlack.TeamId, new(DestinationKind.Channel, channel, Hello, posted), TestContext.Current.CancellationToken));
        Assert.Equal(posted.MessageId, Slack.State.MessagesIn(channel).Single(m => m.Ts == inThread.Posted!.MessageId).ThreadTs);

        Assert.Equal(new Sent(posted), await _host.Platform.UpdateAsync(FakeSlack.TeamId, posted, Card.Of("Changed"), TestContext.Current.CancellationToken));
        Assert.Equal("Changed", Slack.State.MessagesIn(channel)[0].Text);

        Assert.Equal(new Sent(null), await _host.Platform.DeleteAsync(FakeSlack.TeamId, posted, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Slack.State.MessagesIn(channel), m => m.Ts == posted.MessageId);
        Assert.Equal(new GaveUp("message_not_found", GiveUpReason.MessageGone), await _host.Platform.DeleteAsync(FakeSlack.TeamId, posted, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Links_are_not_unfolded_and_the_token_travels_in_the_header_alone()
    {
        var channel = Channel("CHEAD");
        await SendAsync(channel);
        var call = Slack.CallsOf("chat.postMessage").Last(c => c.Arguments["channel"]!.GetValue<string>() == channel);
        Assert.False(call.Arguments["unfurl_links"]!.GetValue<bool>());
        Assert.False(call.Arguments["unfurl_media"]!.GetValue<bool>());
        Assert.Equal("Bearer " + FakeSlack.BotToken, call.Authorization);
        Assert.DoesNotContain(FakeSlack.BotToken, call.Arguments.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direct_message_goes_to_an_account()
    {
        Slack.State.AddUser("UDIRECT", "dee");
        var sent = Assert.IsType<Sent>(await _host.Platform.SendAsync(
            FakeSlack.TeamId, new(DestinationKind.Account, "UDIRECT", Hello), TestContext.Current.CancellationToken));
        Assert.Equal("DDIRECT", sent.Posted!.ChannelId);
        Assert.Equal(
            new GaveUp("channel_not_found", GiveUpReason.AccountGone),
            await _host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Account, "UNOBODY", Hello), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reply_goes_to_its_place_five_times()
    {
        var reply = new OutgoingMessage(DestinationKind.Reply, Slack.NewResponseUrl(), Hello);
        for (var use = 0; use < 5; use++)
            Assert.Equal(new Sent(null), await _host.Platform.SendAsync(FakeSlack.TeamId, reply, TestContext.Current.CancellationToken));
        Assert.Equal(
            new GaveUp("used_url", GiveUpReason.ChannelGone),
            await _host.Platform.SendAsync(FakeSlack.TeamId, reply, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_reply_after_half_an_hour_is_given_up()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);
        host.Slack.Clock = host.Clock;
        var reply = new OutgoingMessage(DestinationKind.Reply, host.Slack.NewResponseUrl(), Hello);
        Assert.Equal(new Sent(null), await host.Platform.SendAsync(FakeSlack.TeamId, reply, TestContext.Current.CancellationToken));
        host.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal(
            new GaveUp("expired_url", GiveUpReason.ChannelGone),
            await host.Platform.SendAsync(FakeSlack.TeamId, reply, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("ok", null)]
    [InlineData("no_service", GiveUpReason.ChannelGone)]
    [InlineData("invalid_payload", GiveUpReason.Refused)]
    [InlineData("<html>sign in</html>", null)]
    public async Task A_reply_is_judged_by_the_word_that_answers_it(string word, GiveUpReason? reason)
    {
        Slack.Next("response_url", FakeSlackFault.Body(word));
        var reply = new OutgoingMessage(DestinationKind.Reply, Slack.NewResponseUrl(), Hello);
        var result = await _host.Platform.SendAsync(FakeSlack.TeamId, reply, TestContext.Current.CancellationToken);
        SendResult expected = reason is { } why ? new GaveUp(word, why) : word == "ok" ? new Sent(null) : new Uncertain("invalid_response");
        Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(407)]
    public async Task What_a_proxy_does_not_let_through_is_tried_again(int status)
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Status(status));
        Assert.Equal(new TryAgain($"http_{status}", null, IsRateLimit: false), await SendAsync(Channel("CPROXIED")));
    }

    [Theory]
    [InlineData("https://example.com/hook")]
    [InlineData("http://hooks.slack.com/commands/1")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_reply_goes_nowhere_but_to_Slack(string address) => Assert.Equal(
        new GaveUp("invalid_response_url", GiveUpReason.Refused),
        await _host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Reply, address, Hello), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public async Task Too_fast_is_tried_again_when_Slack_says(int? seconds)
    {
        Slack.Next("chat.postMessage", FakeSlackFault.RateLimited(seconds));
        TimeSpan? after = seconds is { } s ? TimeSpan.FromSeconds(s) : null;
        Assert.Equal(new TryAgain("ratelimited", after, IsRateLimit: true), await SendAsync(Channel("CFAST")));
    }

    [Fact]
    public async Task Unavailable_is_tried_again()
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Status(503));
        Assert.Equal(new TryAgain("http_503", null, IsRateLimit: false), await SendAsync(Channel("C503")));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_server_that_failed_halfway_may_have_posted(int status)
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Status(status));
        Assert.IsType<Uncertain>(await SendAsync(Channel("C500")));
    }

    [Fact]
    public async Task A_broken_connection_after_sending_may_have_posted()
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Reset());
        Assert.IsType<Uncertain>(await SendAsync(Channel("CRESET")));
    }

    [Theory]
    [InlineData("<html>proxy</html>")]
    [InlineData("{}")]
    [InlineData("{\"ok\":")]
    public async Task An_answer_that_is_not_Slacks_leaves_it_open(string body)
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Body(body));
        Assert.Equal(new Uncertain("invalid_response"), await SendAsync(Channel("CPROXY")));
    }

    [Fact]
    public async Task A_time_out_after_sending_may_have_posted_and_did()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken, TimeSpan.FromMilliseconds(700));
        host.Slack.State.AddChannel("CHANG", "hang");
        host.Slack.Next("chat.postMessage", FakeSlackFault.AcceptThenHang());
        var result = await host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Channel, "CHANG", Hello), TestContext.Current.CancellationToken);
        Assert.Equal(new Uncertain("timeout"), result);
        Assert.Single(host.Slack.State.MessagesIn("CHANG"));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_tried_again()
    {
        await using var host = await SlackHost.StartAsync(TestContext.Current.CancellationToken);
        await host.Slack.DisposeAsync();
        var result = await host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Channel, "C1", Hello), TestContext.Current.CancellationToken);
        Assert.False(Assert.IsType<TryAgain>(result).IsRateLimit);
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Channel, "C1", Hello), cancelled.Token));
    }

    [Fact]
    public async Task A_workspace_without_a_token_needs_a_new_install() => Assert.Equal(
        new GaveUp("not_connected", GiveUpReason.Unauthorized),
        await _host.Platform.SendAsync("T_unknown", new(DestinationKind.Channel, "C1", Hello), TestContext.Current.CancellationToken));

    [Fact]
    public async Task An_update_that_may_have_worked_is_done_again()
    {
        Slack.Next("chat.update", FakeSlackFault.Status(500));
        var result = await _host.Platform.UpdateAsync(FakeSlack.TeamId, new("C1", "1.1"), Hello, TestContext.Current.CancellationToken);
        Assert.Equal(new TryAgain("http_500", null, IsRateLimit: false), result);
    }

    [Theory]
    [InlineData("is_archived", GiveUpReason.ChannelGone)]
    [InlineData("restricted_action_read_only_channel", GiveUpReason.ChannelGone)]
    [InlineData("messages_tab_disabled", GiveUpReason.AccountGone)]
    [InlineData("cant_update_message", GiveUpReason.MessageGone)]
    [InlineData("token_revoked", GiveUpReason.Unauthorized)]
    [InlineData("missing_scope", GiveUpReason.Unauthorized)]
    [InlineData("invalid_blocks", GiveUpReason.Refused)]
    [InlineData("msg_blocks_too_long", GiveUpReason.Refused)]
    [InlineData("something_slack_invents_tomorrow", GiveUpReason.Refused)]
    public async Task What_trying_again_cannot_help_is_given_up(string error, GiveUpReason reason)
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Error(error));
        Assert.Equal(new GaveUp(error, reason), await SendAsync(Channel("CGIVEUP")));
    }

    [Theory]
    [InlineData("service_unavailable", typeof(TryAgain))]
    [InlineData("team_added_to_org", typeof(TryAgain))]
    [InlineData("message_limit_exceeded", typeof(TryAgain))]
    [InlineData("rate_limited", typeof(TryAgain))]
    [InlineData("fatal_error", typeof(Uncertain))]
    [InlineData("internal_error", typeof(Uncertain))]
    public async Task What_time_may_help_is_not(string error, Type result)
    {
        Slack.Next("chat.postMessage", FakeSlackFault.Error(error));
        Assert.IsType(result, await SendAsync(Channel("CLATER")));
    }

    private string Channel(string id)
    {
        if (!Slack.State.Channels.Exists(c => c.Id == id)) Slack.State.AddChannel(id, "channel");
        return id;
    }

    private Task<SendResult> SendAsync(string channel) =>
        _host.Platform.SendAsync(FakeSlack.TeamId, new(DestinationKind.Channel, channel, Hello), TestContext.Current.CancellationToken);
}
