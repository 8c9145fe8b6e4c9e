using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>What becomes of a message when Teams fails in each of the ways that Microsoft documents, and in some that it does not.</summary>
public sealed class TeamsFaultTests : IAsyncLifetime
{
    private static readonly Card Hello = Card.Of("Hello");

    private ConnectorHost _host = null!;
    private FakeTeamsPerson _ana = null!;
    private FakeTeam _team = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeTeams Teams => _host.Teams;

    public async ValueTask InitializeAsync() => await StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public async Task Too_fast_is_tried_again_when_Teams_says(int? seconds)
    {
        Teams.Next("post", FakeTeamsFault.Of(429, seconds));
        Assert.Equal(new TryAgain("Throttled", Seconds(seconds), IsRateLimit: true), await SendAsync());
        Assert.IsType<Sent>(await SendAsync());
    }

    [Theory]
    [InlineData(412, 7)]
    [InlineData(412, null)]
    [InlineData(502, 7)]
    [InlineData(502, null)]
    [InlineData(503, 7)]
    [InlineData(503, null)]
    [InlineData(504, 7)]
    [InlineData(504, null)]
    public async Task What_Microsoft_asks_to_try_again_is_tried_again(int status, int? seconds)
    {
        Teams.Next("post", FakeTeamsFault.Of(status, seconds));
        Assert.Equal(new TryAgain($"http_{status}", Seconds(seconds), IsRateLimit: false), await SendAsync());
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(-20, 0)]
    public async Task Retry_After_may_be_a_date(int from, int expected)
    {
        Teams.Next("post", FakeTeamsFault.Until(429, _host.Clock.Now.AddSeconds(from)));
        Assert.Equal(new TryAgain("Throttled", Seconds(expected), IsRateLimit: true), await SendAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(501)]
    public async Task A_server_that_failed_halfway_may_have_posted(int status)
    {
        Teams.Next("post", FakeTeamsFault.Of(status).AfterAccepting());
        Assert.Equal(new Uncertain($"http_{status}"), await SendAsync());
        Assert.Single(Teams.State.MessagesTo(_ana));
    }

    [Fact]
    public async Task A_broken_connection_after_sending_may_have_posted()
    {
        Teams.Next("post", FakeTeamsFault.Reset().AfterAccepting());
        Assert.IsType<Uncertain>(await SendAsync());
    }

    [Fact]
    public async Task A_time_out_after_sending_may_have_posted_and_did()
    {
        await _host.DisposeAsync();
        await StartAsync(TimeSpan.FromMilliseconds(700));
        // The token is here already.
        Assert.IsType<Sent>(await SendAsync());
        Teams.Next("post", FakeTeamsFault.Hang().AfterAccepting());
        Assert.Equal(new Uncertain("timeout"), await SendAsync());
        Assert.Equal(2, Teams.State.MessagesTo(_ana).Count);
    }

    [Theory]
    [InlineData("<html>proxy</html>")]
    [InlineData("{\"id\":")]
    public async Task An_answer_that_is_not_Teams_leaves_it_open(string body)
    {
        Teams.Next("post", FakeTeamsFault.Answer(200, body));
        Assert.Equal(new Uncertain("invalid_response"), await SendAsync());
    }

    [Theory]
    [InlineData(302)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(407)]
    public async Task What_a_proxy_does_not_let_through_is_tried_again(int status)
    {
        Teams.Next("post", FakeTeamsFault.Of(status));
        Assert.Equal(new TryAgain($"http_{status}", null, IsRateLimit: false), await SendAsync());
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_nothing_until_they_come_back()
    {
        _ana.HasBlocked = true;
        Assert.Equal(new GaveUp("MessageWritesBlocked", GiveUpReason.AccountGone), await SendAsync());
        _ana.HasBlocked = false;
        Assert.IsType<Sent>(await SendAsync());
    }

    [Theory]
    [InlineData(400, "BadArgument", GiveUpReason.Refused)]
    [InlineData(403, "ConversationBlockedByUser", GiveUpReason.AccountGone)]
    [InlineData(403, "BotNotInConversationRoster", GiveUpReason.AccountGone)]
    [InlineData(403, "BotDisabledByAdmin", GiveUpReason.AccountGone)]
    [InlineData(403, "ForbiddenOperationException", GiveUpReason.AccountGone)]
    [InlineData(403, "InvalidBotApiHost", GiveUpReason.Refused)]
    [InlineData(403, "SomethingNew", GiveUpReason.AccountGone)]
    [InlineData(404, "SomethingNew", GiveUpReason.AccountGone)]
    [InlineData(418, "SomethingNew", GiveUpReason.Refused)]
    public async Task A_refusal_in_somebodys_own_chat_ends_the_message(int status, string code, GiveUpReason reason)
    {
        Teams.Next("post", FakeTeamsFault.Error(status, code));
        Assert.Equal(new GaveUp(code, reason), await SendAsync());
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", GiveUpReason.ChannelGone)]
    [InlineData(403, "NotEnoughPermissions", GiveUpReason.ChannelGone)]
    [InlineData(404, "ConversationNotFound", GiveUpReason.ChannelGone)]
    public async Task A_refusal_in_a_channel_means_the_channel(int status, string code, GiveUpReason reason)
    {
        Teams.Next("open", FakeTeamsFault.Error(status, code));
        var result = await _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Channel, _team.Id, Hello), Cancellation);
        Assert.Equal(new GaveUp(code, reason), result);
    }

    [Theory]
    [InlineData("""{"error":{"code":"Forbidden","message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}}""")]
    [InlineData("""{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is not an user-to-bot thread\"\r\n}"}""")]
    [InlineData("""{"error":{"code":"MessageWritesBlocked","message":"{ not json"}}""")]
    [InlineData("""{"message":"{\"error\":{\"subCode\":\"MessageWritesBlocked\"}}"}""")]
    public async Task The_sub_code_is_found_wherever_it_stands(string body)
    {
        Teams.Next("post", FakeTeamsFault.Answer(403, body));
        Assert.Equal(new GaveUp("MessageWritesBlocked", GiveUpReason.AccountGone), await SendAsync());
    }

    [Fact]
    public async Task A_refusal_without_a_word_is_told_by_its_status()
    {
        Teams.Next("post", FakeTeamsFault.Answer(403, ""));
        Assert.Equal(new GaveUp("http_403", GiveUpReason.AccountGone), await SendAsync());
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_cut_into_smaller_ones()
    {
        var words = string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"word{i}"));
        Teams.Next("post", FakeTeamsFault.Error(413, "MessageSizeTooBig"));
        var sent = Assert.IsType<Sent>(await SendAsync(Card.Of(words)));
        var pages = Teams.State.MessagesTo(_ana);
        Assert.True(pages.Count > 1);
        Assert.Equal(string.Join('|', pages.Select(p => p.Id)), sent.Posted!.MessageId);
        Assert.All(pages, page => Assert.InRange(page.Card.ToJsonString().Length, 1, AdaptiveCardRenderer.MostBytes / 2));
    }

    [Theory]
    [InlineData("{\"error\":{\"code\":\"MessageSizeTooBig\"}}", "MessageSizeTooBig")]
    [InlineData("<html>413 Request Entity Too Large</html>", "http_413")]
    public async Task A_message_that_stays_too_large_is_refused_after_two_halvings(string body, string error)
    {
        Teams.Always("post", FakeTeamsFault.Answer(413, body));
        var result = Assert.IsType<GaveUp>(await SendAsync());
        Assert.Equal(GiveUpReason.Refused, result.Reason);
        Assert.Equal(error, result.Error);
        Assert.Equal(3, Teams.CallsOf("post").Count());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(504)]
    public async Task An_update_and_a_deletion_that_may_have_worked_are_done_again(int status)
    {
        var posted = Assert.IsType<Sent>(await SendAsync()).Posted!;
        Teams.Next("update", FakeTeamsFault.Of(status).AfterAccepting()).Next("delete", FakeTeamsFault.Of(status).AfterAccepting());
        var again = new TryAgain($"http_{status}", null, IsRateLimit: false);
        Assert.Equal(again, await _host.Platform.UpdateAsync(FakeTeams.TenantId, posted, Hello, Cancellation));
        Assert.Equal(again, await _host.Platform.DeleteAsync(FakeTeams.TenantId, posted, Cancellation));
    }

    [Theory]
    [InlineData("ActivityNotFoundInConversation")]
    [InlineData("")]
    public async Task A_message_that_is_gone_cannot_be_updated(string code)
    {
        var posted = Assert.IsType<Sent>(await SendAsync()).Posted!;
        Teams.Next("update", code.Length > 0 ? FakeTeamsFault.Error(404, code) : FakeTeamsFault.Answer(404, ""));
        var gone = Assert.IsType<GaveUp>(await _host.Platform.UpdateAsync(FakeTeams.TenantId, posted, Hello, Cancellation));
        Assert.Equal(GiveUpReason.MessageGone, gone.Reason);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_tried_again()
    {
        Assert.IsType<Sent>(await SendAsync());
        await Teams.DisposeAsync();
        Assert.False(Assert.IsType<TryAgain>(await SendAsync()).IsRateLimit);
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Account, _ana.Id, Hello), cancelled.Token));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Opening_a_chat_that_fails_is_tried_again(int status)
    {
        var ben = Teams.State.AddPerson("29:ben", "Ben Okafor");
        Teams.Next("open", FakeTeamsFault.Of(status, 3)).Next("open", FakeTeamsFault.Of(500).AfterAccepting());
        var message = new OutgoingMessage(DestinationKind.Account, ben.Id, Hello);
        Assert.Equal(Seconds(3), Assert.IsType<TryAgain>(await _host.Platform.SendAsync(FakeTeams.TenantId, message, Cancellation)).After);
        // Opened twice it is the same chat, and nothing was said in it.
        Assert.IsType<TryAgain>(await _host.Platform.SendAsync(FakeTeams.TenantId, message, Cancellation));
        Assert.IsType<Sent>(await _host.Platform.SendAsync(FakeTeams.TenantId, message, Cancellation));
        Assert.Single(Teams.State.PersonalChats, chat => chat.Members.Contains(ben));
    }

    private async Task StartAsync(TimeSpan? callTimeout = null)
    {
        _host = await ConnectorHost.StartAsync(Cancellation, callTimeout);
        _ana = Teams.State.AddPerson("29:ana", "Ana Lima");
        _team = Teams.State.AddTeam("19:team@thread.tacv2", "Front Desk", _ana);
        await _host.WriteAsync(_ana);
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
    }

    private Task<SendResult> SendAsync(Card? card = null) =>
        _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Account, _ana.Id, card ?? Hello), Cancellation);

    private static TimeSpan? Seconds(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
