using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>Messages that are too long for one activity: all of their pages stand there, or none.</summary>
public sealed class TeamsPagesTests : IAsyncLifetime
{
    private ConnectorHost _host = null!;
    private FakeTeamsPerson _ana = null!;
    private FakeTeam _team = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeTeams Teams => _host.Teams;

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectorHost.StartAsync(Cancellation);
        _ana = Teams.State.AddPerson("29:ana", "Ana Lima");
        _team = Teams.State.AddTeam("19:team@thread.tacv2", "Front Desk", _ana);
        await _host.WriteAsync(_ana);
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task In_a_channel_further_pages_stand_in_the_thread_of_the_first()
    {
        var posted = Assert.IsType<Sent>(await SendAsync(Long(3), DestinationKind.Channel)).Posted!;
        var pages = Teams.State.MessagesIn(_team.Id);
        Assert.Equal(3, pages.Count);
        Assert.Equal(string.Join('|', pages.Select(p => p.Id)), posted.MessageId);
        Assert.All(pages, page => Assert.Equal(pages[0].Id, page.Root));

        // An answer joins the thread.
        var answer = Assert.IsType<Sent>(await _host.Platform.SendAsync(
            FakeTeams.TenantId, new(DestinationKind.Channel, _team.Id, Card.Of("Thanks"), posted), Cancellation)).Posted!;
        Assert.Equal($"{_team.Id};messageid={pages[0].Id}", answer.ChannelId);

        Assert.Equal(new Sent(null), await _host.Platform.DeleteAsync(FakeTeams.TenantId, posted, Cancellation));
        Assert.Equal("Thanks", Assert.Single(Teams.State.MessagesIn(_team.Id)).Summary);
    }

    [Theory]
    [InlineData(DestinationKind.Account)]
    [InlineData(DestinationKind.Channel)]
    public async Task An_update_makes_pages_more_and_fewer(DestinationKind where)
    {
        var one = Assert.IsType<Sent>(await SendAsync(Long(1), where)).Posted!;
        var three = Assert.IsType<Sent>(await _host.Platform.UpdateAsync(FakeTeams.TenantId, one, Long(3), Cancellation)).Posted!;
        Assert.Equal(one.ChannelId, three.ChannelId);
        Assert.Equal(string.Join('|', Pages(where).Select(p => p.Id)), three.MessageId);
        Assert.Equal(3, Pages(where).Count);

        var two = Assert.IsType<Sent>(await _host.Platform.UpdateAsync(FakeTeams.TenantId, three, Long(2), Cancellation)).Posted!;
        Assert.Equal(string.Join('|', Pages(where).Select(p => p.Id)), two.MessageId);
        Assert.Equal(2, Pages(where).Count);
        Assert.Equal(one.MessageId, two.MessageId.Split('|')[0]);
    }

    [Fact]
    public async Task When_a_later_page_fails_what_was_posted_is_taken_back()
    {
        Teams.Next("post", null).Next("post", FakeTeamsFault.Of(429, 5));
        Assert.Equal(new TryAgain("Throttled", TimeSpan.FromSeconds(5), IsRateLimit: true), await SendAsync(Long(3), DestinationKind.Account));
        Assert.Empty(Pages(DestinationKind.Account));
        Assert.Single(Teams.CallsOf("delete"));
        Assert.IsType<Sent>(await SendAsync(Long(3), DestinationKind.Account));
        Assert.Equal(3, Pages(DestinationKind.Account).Count);
    }

    [Fact]
    public async Task When_it_cannot_be_taken_back_or_is_unclear_the_message_may_stand_there()
    {
        Teams.Next("post", null).Next("post", FakeTeamsFault.Of(429, 5)).Next("delete", FakeTeamsFault.Of(503));
        Assert.IsType<Uncertain>(await SendAsync(Long(3), DestinationKind.Account));
        Teams.Next("post", null).Next("post", FakeTeamsFault.Of(500));
        Assert.Equal(new Uncertain("http_500"), await SendAsync(Long(3), DestinationKind.Account));
    }

    [Fact]
    public async Task An_update_whose_further_page_fails_is_done_again_and_leaves_no_half()
    {
        var one = Assert.IsType<Sent>(await SendAsync(Long(1), DestinationKind.Account)).Posted!;
        Teams.Next("post", null).Next("post", FakeTeamsFault.Of(503));
        Assert.IsType<TryAgain>(await _host.Platform.UpdateAsync(FakeTeams.TenantId, one, Long(3), Cancellation));
        Assert.Single(Pages(DestinationKind.Account));
        Assert.IsType<Sent>(await _host.Platform.UpdateAsync(FakeTeams.TenantId, one, Long(3), Cancellation));
        Assert.Equal(3, Pages(DestinationKind.Account).Count);
    }

    [Fact]
    public async Task Of_a_message_that_somebody_deleted_in_part_the_rest_is_deleted()
    {
        var posted = Assert.IsType<Sent>(await SendAsync(Long(3), DestinationKind.Account)).Posted!;
        Pages(DestinationKind.Account)[1].IsDeleted = true;
        Assert.Equal(new Sent(null), await _host.Platform.DeleteAsync(FakeTeams.TenantId, posted, Cancellation));
        Assert.Empty(Pages(DestinationKind.Account));
    }

    private IReadOnlyList<FakeTeamsMessage> Pages(DestinationKind where) =>
        where == DestinationKind.Channel ? Teams.State.MessagesIn(_team.Id) : Teams.State.MessagesTo(_ana);

    private Task<SendResult> SendAsync(Card card, DestinationKind where) =>
        _host.Platform.SendAsync(FakeTeams.TenantId, new(where, where == DestinationKind.Channel ? _team.Id : _ana.Id, card), Cancellation);

    /// <summary>A card that needs so many pages.</summary>
    private static Card Long(int pages)
    {
        for (var words = pages * 10; ; words += 100)
        {
            var card = new Card("Long", [new TextBlock("Long"), .. Enumerable.Range(0, words).Select(i => new TextBlock($"Paragraph {i} of a long message"))]);
            if (AdaptiveCardRenderer.Pages(card).Length == pages) return card;
        }
    }
}
