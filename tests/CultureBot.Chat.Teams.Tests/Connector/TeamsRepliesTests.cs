using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>Answers to requests are for whoever asked, and for nobody else.</summary>
public sealed class TeamsRepliesTests : IAsyncLifetime
{
    private static readonly Card Answer = Card.Of("Your 3 kudos");

    private ConnectorHost _host = null!;
    private FakeTeamsPerson _ana = null!;
    private FakeTeamsChat _chat = null!;
    private FakeTeam _team = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeTeams Teams => _host.Teams;

    private TeamsReplyPlace InChannel => new($"{_team.Id};messageid={Root}", _ana.Id, IsPersonal: false, "");

    private string Root { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectorHost.StartAsync(Cancellation);
        _ana = Teams.State.AddPerson("29:ana", "Ana Lima");
        _team = Teams.State.AddTeam("19:team@thread.tacv2", "Front Desk", _ana);
        _chat = await _host.WriteAsync(_ana);
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
        Root = Assert.IsType<Sent>(await _host.Platform.SendAsync(
            FakeTeams.TenantId, new(DestinationKind.Channel, _team.Id, Card.Of("A thread")), Cancellation)).Posted!.MessageId;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task In_their_own_chat_the_answer_is_posted_there()
    {
        await ReplyAsync(new(_chat.Id, _ana.Id, IsPersonal: true, ""));
        Assert.Equal("Your 3 kudos", Assert.Single(Teams.State.MessagesTo(_ana)).Summary);
    }

    [Fact]
    public async Task It_takes_the_place_of_the_card_that_was_pressed()
    {
        var card = await CardAsync();
        var posted = await ReplyAsync(new(_chat.Id, _ana.Id, IsPersonal: true, card.MessageId));
        var message = Assert.Single(Teams.State.MessagesTo(_ana));
        Assert.Equal(("Your 3 kudos", 1, card), (message.Summary, message.Updates, posted));
    }

    [Fact]
    public async Task Where_the_pressed_card_is_gone_the_answer_is_a_new_message()
    {
        var card = await CardAsync();
        await _host.Platform.DeleteAsync(FakeTeams.TenantId, card, Cancellation);
        await ReplyAsync(new(_chat.Id, _ana.Id, IsPersonal: true, card.MessageId));
        Assert.Equal("Your 3 kudos", Assert.Single(Teams.State.MessagesTo(_ana)).Summary);
    }

    [Fact]
    public async Task Asked_in_a_channel_it_goes_to_their_own_chat()
    {
        await ReplyAsync(InChannel);
        Assert.Equal("Your 3 kudos", Assert.Single(Teams.State.MessagesTo(_ana)).Summary);
        Assert.Equal("A thread", Assert.Single(Teams.State.MessagesIn(_team.Id)).Summary);
    }

    [Fact]
    public async Task Where_their_chat_cannot_be_opened_a_line_says_so_and_not_what_the_answer_is()
    {
        _ana.HasBlocked = true;
        // Without an id, so that nothing takes the place of the line later.
        Assert.Null(await ReplyAsync(InChannel));
        var line = Teams.State.MessagesIn(_team.Id)[1];
        Assert.Equal(Root, line.Root);
        Assert.Contains("I have an answer for you", line.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("kudos", line.Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_may_have_come_or_comes_later_is_not_put_beside()
    {
        Teams.Next("post", FakeTeamsFault.Of(503)).Next("post", FakeTeamsFault.Of(500));
        Assert.IsType<TryAgain>(await SendAsync(InChannel));
        Assert.IsType<Uncertain>(await SendAsync(InChannel));
        Assert.Single(Teams.State.MessagesIn(_team.Id));
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused() => Assert.Equal(
        new GaveUp("invalid_reply_place", GiveUpReason.Refused),
        await _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Reply, "https://example.com", Answer), Cancellation));

    [Fact]
    public async Task In_the_background_it_is_tried_again_while_somebody_waits()
    {
        Teams.Next("post", FakeTeamsFault.Of(429, 0)).Next("post", FakeTeamsFault.Of(502, 0)).Next("post", FakeTeamsFault.Of(500));
        _host.Get<TeamsReplies>().Add(FakeTeams.TenantId, InChannel, Answer);
        await Teams.WaitForAsync(t => t.State.MessagesTo(_ana).Count == 1, Cancellation);
        Assert.Equal(4, Teams.CallsOf("post").Count());
    }

    [Fact]
    public async Task A_process_that_stops_gives_the_answers_that_wait()
    {
        Teams.Next("post", FakeTeamsFault.Late(TimeSpan.FromMilliseconds(300)));
        for (var i = 0; i < 10; i++) _host.Get<TeamsReplies>().Add(FakeTeams.TenantId, InChannel, Answer);
        await _host.StopAsync(Cancellation);
        Assert.Equal(10, Teams.State.MessagesTo(_ana).Count);
    }

    [Fact]
    public async Task A_process_that_has_to_stop_waits_no_longer_than_it_may()
    {
        Teams.Next("post", FakeTeamsFault.Hang());
        _host.Get<TeamsReplies>().Add(FakeTeams.TenantId, InChannel, Answer);
        await Teams.WaitForAsync(t => t.CallsOf("post").Any(), Cancellation);
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _host.Get<TeamsReplies>().StopAsync(now.Token);
        Assert.Empty(Teams.State.MessagesTo(_ana));
    }

    [Fact]
    public async Task An_answer_that_nobody_can_get_is_told_of_without_its_words()
    {
        Teams.Always("post", FakeTeamsFault.Error(400, "BadArgument"));
        var place = new TeamsReplyPlace(_chat.Id, _ana.Id, IsPersonal: true, "");
        _host.Get<TeamsReplies>().Add(FakeTeams.TenantId, place, Answer);
        await _host.StopAsync(Cancellation);
        Assert.Contains("BadArgument", Assert.Single(_host.Log.About("was not delivered")), StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("kudos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_dialog_opens_a_form_stands_on_a_card_with_people_to_choose_from()
    {
        var form = new Form("kudos", "Give kudos", "Send", "Cancel", "", [new PeopleField("people", "To"), new TextField("words", "For")]);
        _host.Get<TeamsReplies>().Add(FakeTeams.TenantId, InChannel, form);
        await Teams.WaitForAsync(t => t.State.MessagesTo(_ana).Count == 1, Cancellation);
        var message = Teams.State.MessagesTo(_ana)[0];
        Assert.Equal("Give kudos", message.Summary);
        Assert.Contains("Ana Lima", message.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("29:ana", message.Card.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<PostedMessage> CardAsync() => Assert.IsType<Sent>(await _host.Platform.SendAsync(
        FakeTeams.TenantId, new(DestinationKind.Account, _ana.Id, Card.Of("Press me")), Cancellation)).Posted!;

    private async Task<PostedMessage?> ReplyAsync(TeamsReplyPlace place) => Assert.IsType<Sent>(await SendAsync(place)).Posted;

    private Task<SendResult> SendAsync(TeamsReplyPlace place) =>
        _host.Platform.SendAsync(FakeTeams.TenantId, new(DestinationKind.Reply, place.ToString(), Answer), Cancellation);
}
