using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>Where messages go, and what becomes of them when all is well.</summary>
public sealed class TeamsSendingTests : IAsyncLifetime
{
    private static readonly Card Hello = Card.Of("Hello");

    private ConnectorHost _host = null!;
    private FakeTeamsPerson _ana = null!;
    private FakeTeam _team = null!;
    private FakeTeamsChannel _approvals = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeTeams Teams => _host.Teams;

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectorHost.StartAsync(Cancellation);
        _ana = Teams.State.AddPerson("29:ana", "Ana Lima");
        _team = Teams.State.AddTeam("19:team@thread.tacv2", "Front Desk", _ana);
        _team.Channels.Add(_approvals = new("19:approvals@thread.tacv2") { Name = "Approvals" });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_message_in_a_channel_begins_a_thread_and_is_updated_answered_and_deleted()
    {
        await _host.MentionAsync(_ana, _team, _approvals);
        var posted = await PostedAsync(new(DestinationKind.Channel, _approvals.Id, Hello));
        Assert.Equal(_approvals.Id, posted.ChannelId);
        var root = Assert.Single(Teams.State.MessagesIn(_approvals.Id));
        Assert.Equal((root.Id, root.Id), (posted.MessageId, root.Root));

        var answer = await PostedAsync(new(DestinationKind.Channel, _approvals.Id, Card.Of("And more"), posted));
        Assert.Equal($"{_approvals.Id};messageid={root.Id}", answer.ChannelId);
        Assert.Equal(root.Id, Teams.State.MessagesIn(_approvals.Id)[1].Root);

        Assert.Equal(new Sent(posted), await _host.Platform.UpdateAsync(FakeTeams.TenantId, posted, Card.Of("Changed"), Cancellation));
        Assert.Equal(new Sent(answer), await _host.Platform.UpdateAsync(FakeTeams.TenantId, answer, Card.Of("Changed, too"), Cancellation));
        Assert.Equal(["Changed", "Changed, too"], Teams.State.MessagesIn(_approvals.Id).Select(m => m.Summary));

        Assert.Equal(new Sent(null), await _host.Platform.DeleteAsync(FakeTeams.TenantId, posted, Cancellation));
        Assert.Equal(
            new GaveUp("ActivityNotFoundInConversation", GiveUpReason.MessageGone), await _host.Platform.DeleteAsync(FakeTeams.TenantId, posted, Cancellation));
    }

    [Fact]
    public async Task A_card_stands_alone_with_its_summary_and_the_token_travels_in_the_header_alone()
    {
        await _host.WriteAsync(_ana);
        await PostedAsync(new(DestinationKind.Account, _ana.Id, Hello));
        var call = Assert.Single(Teams.CallsOf("post"));
        Assert.Equal("Hello", (string?)call.Body["summary"]);
        Assert.Null(call.Body["text"]);
        var attachment = Assert.Single(call.Body["attachments"]!.AsArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment!["contentType"]);
        Assert.StartsWith("Bearer fake-token-", call.Authorization, StringComparison.Ordinal);
        Assert.DoesNotContain("fake-token", call.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("fake-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_group_chat_an_answer_follows_what_it_answers()
    {
        var chat = Teams.State.AddGroupChat("19:chat@thread.v2", _ana);
        await _host.MentionAsync(_ana, chat);
        var posted = await PostedAsync(new(DestinationKind.Channel, chat.Id, Hello));
        var answer = await PostedAsync(new(DestinationKind.Channel, chat.Id, Hello, posted));
        Assert.Equal((chat.Id, chat.Id), (posted.ChannelId, answer.ChannelId));
        Assert.Equal(2, Teams.State.MessagesIn(chat.Id).Count);
    }

    [Fact]
    public async Task The_chat_with_somebody_is_opened_once_however_many_write_to_them_at_the_same_time()
    {
        // Somebody else has told where Teams is reached.
        await _host.WriteAsync(Teams.State.AddPerson("29:ben", "Ben Okafor"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostedAsync(new(DestinationKind.Account, _ana.Id, Hello))));
        var opened = Assert.Single(Teams.CallsOf("open"));
        Assert.Equal("28:" + FakeTeams.AppId, (string?)opened.Body["bot"]!["id"]);
        Assert.Equal(FakeTeams.TenantId, (string?)opened.Body["channelData"]!["tenant"]!["id"]);
        Assert.Equal(20, Teams.State.MessagesTo(_ana).Count);
    }

    [Fact]
    public async Task A_chat_that_is_gone_is_opened_anew_once()
    {
        var first = await _host.WriteAsync(_ana);
        first.IsGone = true;
        var posted = await PostedAsync(new(DestinationKind.Account, _ana.Id, Hello));
        Assert.NotEqual(first.Id, posted.ChannelId);
        Assert.Single(Teams.CallsOf("open"));
        await PostedAsync(new(DestinationKind.Account, _ana.Id, Hello));
        Assert.Single(Teams.CallsOf("open"));
    }

    [Fact]
    public async Task A_message_goes_where_the_last_activity_of_its_conversation_said()
    {
        await _host.WriteAsync(_ana);
        await _host.WriteAsync(_ana, Teams.OtherServiceUrl);
        var writes = _host.Addresses.Writes;
        await _host.WriteAsync(_ana, Teams.OtherServiceUrl);
        Assert.Equal(writes, _host.Addresses.Writes);

        await PostedAsync(new(DestinationKind.Account, _ana.Id, Hello));
        Assert.Equal("emea", Assert.Single(Teams.CallsOf("post")).Region);
    }

    [Fact]
    public async Task No_token_goes_to_a_host_that_no_verified_activity_named()
    {
        await _host.WriteAsync(_ana);
        await using var stranger = await FakeTeams.StartAsync(Cancellation);
        var outcome = await _host.Get<TeamsConnector>().PostAsync(FakeTeams.TenantId, stranger.ServiceUrl, "a:1", [], Cancellation);
        Assert.Equal(new RefusedCall<PostedActivity>(0, "UnverifiedHost"), outcome);
        Assert.Empty(stranger.Calls);
    }

    [Fact]
    public async Task A_host_is_not_called_without_encryption()
    {
        await _host.WriteAsync(_ana, new("http://smba.example.com/amer/"));
        var result = await _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Account, _ana.Id, Hello), Cancellation);
        Assert.Equal(new GaveUp("UnverifiedHost", GiveUpReason.Refused), result);
    }

    [Fact]
    public async Task Before_the_first_activity_nobody_can_be_reached() => Assert.Equal(
        new GaveUp("NoServiceAddress", GiveUpReason.AccountGone),
        await _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Account, _ana.Id, Hello), Cancellation));

    [Fact]
    public async Task There_is_no_home_page_to_put_anything_on() => Assert.Equal(
        new GaveUp("no_home_page", GiveUpReason.Refused),
        await _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Home, _ana.Id, Hello), Cancellation));

    [Fact]
    public void Teams_paces_by_its_published_limits()
    {
        var pace = _host.Platform.Pace;
        Assert.Equal([(7, 1), (8, 2), (60, 30), (1800, 3600)], pace.ChannelWindows.Select(w => (w.Count, (int)w.Span.TotalSeconds)));
        // A little longer than published, for what overtakes on its way.
        Assert.All(pace.ChannelWindows, window => Assert.Equal(250, window.Span.Milliseconds));
        Assert.Equal([(30, 1)], pace.WorkspaceWindows.Select(w => (w.Count, (int)w.Span.TotalSeconds)));
        Assert.True(pace.UpdatesCountAsMessages);
        Assert.True(_host.Platform.PeopleFollowPlaces);
    }

    private async Task<PostedMessage> PostedAsync(OutgoingMessage message) =>
        Assert.IsType<Sent>(await _host.Platform.SendAsync(FakeTeams.TenantId, message, Cancellation)).Posted!;
}
