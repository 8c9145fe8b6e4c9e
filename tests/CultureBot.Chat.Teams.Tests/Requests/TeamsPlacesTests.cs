using System.Text.Json.Nodes;
using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Requests;

/// <summary>What becomes of the places that the bot is in, as the product gets it.</summary>
public sealed class TeamsPlacesTests : IAsyncLifetime
{
    private const string News = "19:news@thread.tacv2";

    private InboundHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await InboundHost.StartAsync(Cancelled);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Installing_it_for_oneself_opens_the_own_chat_and_is_welcomed_there()
    {
        _host.Recorder.Says(ChatAnswer.Private(Card.Of("Welcome!")));
        var change = await _host.TellAsync<DirectChatChanged>(Install("add", SignedActivities.Personal()), Cancelled);
        Assert.True(change.IsOpen);
        Assert.Equal("29:ana", change.AccountId);
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        Assert.Equal((new TeamsReplyPlace("a:ana", "29:ana", true, ""), "Welcome!"), (reply.Place, reply.Card?.Summary.ToPlain()));
        Assert.Single(_host.Around.Remembered);
    }

    [Fact]
    public async Task Uninstalling_it_closes_the_own_chat_and_everything_about_it_is_forgotten()
    {
        Assert.False((await _host.TellAsync<DirectChatChanged>(Install("remove", SignedActivities.Personal()), Cancelled)).IsOpen);
        Assert.Single(_host.Around.Forgotten);
        Assert.Empty(_host.Around.Remembered);
    }

    [Theory]
    [InlineData("add-upgrade")]
    [InlineData("remove-upgrade")]
    public async Task An_upgrade_changes_nothing(string action)
    {
        Assert.Empty(await _host.TellAsync(Install(action, SignedActivities.Personal()), Cancelled));
        Assert.Empty(_host.Around.Forgotten);
    }

    [Fact]
    public async Task Adding_it_to_a_team_joins_the_channel_and_greets_whoever_did()
    {
        _host.Platform.Channels[News] = new() { ChannelId = News, Name = "News", MemberCount = 7 };
        _host.Recorder.Says(ChatAnswer.Private(Card.Of("Thanks!")));
        var change = await _host.TellAsync<ChannelChanged>(Install("add", SignedActivities.Channel(), InTeam), Cancelled);
        Assert.Equal((News, "News", true, false), (change.Channel.ChannelId, change.Channel.Name, change.Channel.CanPost, change.Channel.IsPrivate));
        Assert.Equal((true, "29:ana"), (change.BotJoined, change.AccountId));
        Assert.True(_host.Around.Replies.TryDequeue(out var reply));
        Assert.Equal(new TeamsReplyPlace(News, "29:ana", false, ""), reply.Place);
    }

    [Fact]
    public async Task A_group_chat_is_a_private_channel()
    {
        var change = await _host.TellAsync<ChannelChanged>(Install("add", SignedActivities.GroupChat()), Cancelled);
        Assert.Equal(("19:group@thread.v2", "Lunch", true, true), (change.Channel.ChannelId, change.Channel.Name, change.Channel.IsPrivate, change.Channel.CanPost));
    }

    [Fact]
    public async Task Removing_it_from_a_team_closes_all_its_channels_before_they_are_forgotten()
    {
        _host.Around.Channels[SignedActivities.Team] = [SignedActivities.Team, News];
        _host.Platform.Channels[News] = new() { ChannelId = News, Name = "News" };
        var requests = await _host.TellAsync(Install("remove", SignedActivities.Channel(), InTeam), Cancelled);
        Assert.Equal(
            [(SignedActivities.Team, "", false), (News, "News", false)],
            requests.Cast<ChannelChanged>().Select(change => (change.Channel.ChannelId, change.Channel.Name, change.Channel.CanPost)));
        Assert.Equal(2, requests.Select(request => request.RequestKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(_host.Around.Forgotten);
    }

    [Fact]
    public async Task A_team_that_the_bot_was_taken_out_of_is_closed_as_well()
    {
        var removed = Update("teamMemberRemoved", SignedActivities.Channel(SignedActivities.Team));
        removed["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = SignedActivities.Bot });
        Assert.False((await _host.TellAsync<ChannelChanged>(removed, Cancelled)).Channel.CanPost);
        Assert.Single(_host.Around.Forgotten);
    }

    [Theory]
    [InlineData("channelCreated", true, false)]
    [InlineData("channelRenamed", true, false)]
    [InlineData("channelRestored", true, false)]
    [InlineData("channelDeleted", false, true)]
    public async Task Channels_come_change_and_go(string eventType, bool canPost, bool isArchived)
    {
        var update = Update(eventType, SignedActivities.Channel(SignedActivities.Team));
        update["channelData"]!["channel"] = new JsonObject { ["id"] = News, ["name"] = "The news" };
        var change = await _host.TellAsync<ChannelChanged>(update, Cancelled);
        Assert.Equal(
            (News, "The news", canPost, isArchived, false),
            (change.Channel.ChannelId, change.Channel.Name, change.Channel.CanPost, change.Channel.IsArchived, change.BotJoined));
        Assert.Empty(_host.Around.Forgotten);
    }

    [Theory]
    [InlineData("teamArchived", false, true)]
    [InlineData("teamDeleted", false, true)]
    [InlineData("teamHardDeleted", false, true)]
    [InlineData("teamUnarchived", true, false)]
    [InlineData("teamRestored", true, false)]
    [InlineData("teamRenamed", true, false)]
    public async Task What_happens_to_a_team_happens_to_all_its_channels(string eventType, bool canPost, bool isArchived)
    {
        _host.Around.Channels[SignedActivities.Team] = [SignedActivities.Team, News];
        foreach (var (id, name) in ((string, string)[])[(SignedActivities.Team, "General"), (News, "News")])
            _host.Platform.Channels[id] = new() { ChannelId = id, Name = name };
        var requests = await _host.TellAsync(Update(eventType, SignedActivities.Channel(SignedActivities.Team)), Cancelled);
        Assert.Equal(
            [(SignedActivities.Team, "General", canPost, isArchived), (News, "News", canPost, isArchived)],
            requests.Cast<ChannelChanged>().Select(c => (c.Channel.ChannelId, c.Channel.Name, c.Channel.CanPost, c.Channel.IsArchived)));
    }

    [Fact]
    public async Task Who_comes_or_leaves_is_looked_up_and_who_is_found_nowhere_is_left_to_the_sync()
    {
        _host.Platform.Accounts["29:bob"] = new() { AccountId = "29:bob", DisplayName = "Bob B", Email = "bob@example.com", Kind = AccountKind.Guest };
        var update = Update("teamMemberAdded", SignedActivities.Channel(SignedActivities.Team));
        update["membersAdded"] = new JsonArray(
            null, new JsonObject { ["id"] = "29:bob" }, new JsonObject { ["id"] = "29:gone" }, new JsonObject { ["id"] = SignedActivities.Bot }, new JsonObject { ["id"] = "29:bob" });
        var change = await _host.TellAsync<AccountChanged>(update, Cancelled);
        Assert.Equal(("Bob B", AccountKind.Guest), (change.Account.DisplayName, change.Account.Kind));
    }

    [Fact]
    public async Task That_the_bot_is_there_is_told_by_the_install_alone()
    {
        var update = Update("", SignedActivities.Personal());
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = SignedActivities.Bot });
        Assert.Empty(await _host.TellAsync(update, Cancelled));
    }

    private JsonObject Install(string action, JsonObject conversation, Action<JsonObject>? change = null)
    {
        var install = _host.Sign.Activity("installationUpdate", conversation);
        install["action"] = action;
        change?.Invoke(install);
        return install;
    }

    private JsonObject Update(string eventType, JsonObject conversation)
    {
        var update = _host.Sign.Activity("conversationUpdate", conversation);
        if (eventType.Length == 0) return update;
        update["channelData"]!["eventType"] = eventType;
        InTeam(update);
        return update;
    }

    private static void InTeam(JsonObject activity) =>
        activity["channelData"]!["team"] = new JsonObject { ["id"] = SignedActivities.Team, ["name"] = "Company" };
}
