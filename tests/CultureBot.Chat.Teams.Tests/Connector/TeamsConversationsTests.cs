using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>What verified activities teach, and what is forgotten again.</summary>
public sealed class TeamsConversationsTests : IAsyncLifetime
{
    private ConnectorHost _host = null!;
    private FakeTeamsPerson _ana = null!;
    private FakeTeam _team = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FakeTeams Teams => _host.Teams;

    private TeamsConversations Conversations => _host.Get<TeamsConversations>();

    public async ValueTask InitializeAsync()
    {
        _host = await ConnectorHost.StartAsync(Cancellation);
        _ana = Teams.State.AddPerson("29:ana", "Ana Lima");
        _team = Teams.State.AddTeam("19:team@thread.tacv2", "Front Desk", _ana);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Somebody_who_wrote_is_known_by_their_Entra_id_and_reached_without_opening_a_chat()
    {
        var chat = await _host.WriteAsync(_ana);
        Assert.Equal(_ana.Id, await Conversations.FindAccountIdAsync(FakeTeams.TenantId, _ana.EntraId, Cancellation));
        Assert.Equal(_ana.Id, await Conversations.FindAccountIdAsync(FakeTeams.TenantId, _ana.Id, Cancellation));
        var sent = Assert.IsType<Sent>(await _host.Platform.SendAsync(
            FakeTeams.TenantId, new(DestinationKind.Account, _ana.Id, Card.Of("Hello")), Cancellation));
        Assert.Equal(chat.Id, sent.Posted!.ChannelId);
        Assert.Empty(Teams.CallsOf("open"));
    }

    [Fact]
    public async Task An_activity_that_tells_nothing_new_writes_nothing()
    {
        await _host.WriteAsync(_ana);
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
        var writes = _host.Addresses.Writes;
        await _host.WriteAsync(_ana);
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
        // One that names less takes nothing away.
        await _host.RememberAsync(_host.Activity("channel", _team.Id, _ana) with
        {
            Locale = null,
            LocalTimezone = null,
            From = new() { Id = _ana.Id },
            ChannelData = new() { Tenant = new() { Id = FakeTeams.TenantId }, Team = new() { Id = _team.Id } },
        });
        Assert.Equal(writes, _host.Addresses.Writes);
    }

    [Fact]
    public async Task Who_removes_the_bot_is_forgotten()
    {
        var chat = await _host.WriteAsync(_ana);
        await Conversations.ForgetAsync(_host.Activity("personal", chat.Id, _ana) with { Type = "installationUpdate", Action = "remove" }, Cancellation);
        Assert.DoesNotContain(_host.Addresses.Names, name => name.Contains(_ana.Id, StringComparison.Ordinal) || name.Contains(chat.Id, StringComparison.Ordinal)
            || name.Contains(_ana.EntraId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_the_bot_is_removed_from_is_forgotten_with_its_channels()
    {
        _team.Channels.Add(new("19:approvals@thread.tacv2") { Name = "Approvals" });
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
        Assert.Equal([_team.Id, "19:approvals@thread.tacv2"], (await ChannelsAsync()).OrderByDescending(id => id, StringComparer.Ordinal));
        var removed = _host.Activity("channel", _team.Id, _ana) with
        {
            Type = "installationUpdate",
            Action = "remove",
            ChannelData = new() { Tenant = new() { Id = FakeTeams.TenantId }, Team = new() { Id = _team.Id } },
        };
        await Conversations.ForgetAsync(removed, Cancellation);
        Assert.DoesNotContain(_host.Addresses.Names, name => name.Contains("thread.tacv2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task The_channels_of_a_team_are_those_that_are_known_when_nobody_can_be_asked(int status)
    {
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
        await _host.RememberAsync(News("channelCreated", "Approvals"));
        Teams.Always("team", status == 403 ? FakeTeamsFault.Error(403, "BotNotInConversationRoster") : FakeTeamsFault.Of(status));
        Assert.Equal([_team.Id, "19:approvals@thread.tacv2"], (await ChannelsAsync()).OrderByDescending(id => id, StringComparer.Ordinal));
    }

    [Fact]
    public async Task News_of_a_channel_in_General_is_about_that_channel()
    {
        await _host.RememberAsync(News("channelCreated", "Approvals"));
        await _host.RememberAsync(News("channelRenamed", "Decisions"));
        var known = await _host.Get<TeamsMemory>().FindConversationAsync(FakeTeams.TenantId, "19:approvals@thread.tacv2", Cancellation);
        Assert.Equal((ConversationKind.Channel, _team.Id, "Decisions"), (known!.Kind, known.Team, known.Name));

        await _host.RememberAsync(News("channelDeleted", "Decisions"));
        Assert.Null(await _host.Get<TeamsMemory>().FindConversationAsync(FakeTeams.TenantId, "19:approvals@thread.tacv2", Cancellation));
        Assert.NotNull(await _host.Get<TeamsMemory>().FindConversationAsync(FakeTeams.TenantId, _team.Id, Cancellation));
    }

    [Fact]
    public async Task People_who_were_added_are_known_before_they_act()
    {
        var ben = Teams.State.AddPerson("29:ben", "Ben Okafor");
        await _host.RememberAsync(_host.Activity("channel", _team.Id, _ana) with { MembersAdded = [new() { Id = ben.Id, AadObjectId = ben.EntraId }, new() { Id = FakeTeams.BotId }] });
        Assert.Equal(ben.Id, await Conversations.FindAccountIdAsync(FakeTeams.TenantId, ben.EntraId, Cancellation));
        Assert.DoesNotContain(_host.Addresses.Names, name => name.Contains("person:28:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("https://user:secret@smba.example.com/")]
    public async Task An_activity_without_a_good_address_teaches_nothing(string? service)
    {
        await _host.RememberAsync(_host.Activity("personal", "a:1", _ana) with { ServiceUrl = service });
        Assert.Empty(_host.Addresses.Names);
    }

    [Fact]
    public async Task A_zone_may_stand_in_the_client_information()
    {
        var activity = System.Text.Json.JsonSerializer.Deserialize(
            """{"entities":[{"type":"mention"},{"type":"clientInfo","timezone":"Asia/Tokyo"},7]}""", TeamsJson.Default.TeamsActivity)!;
        await _host.RememberAsync(_host.Activity("personal", "a:1", _ana) with { LocalTimezone = null, Entities = activity.Entities });
        Assert.Equal("Asia/Tokyo", (await _host.Get<TeamsMemory>().FindPersonAsync(FakeTeams.TenantId, _ana.Id, Cancellation))!.Zone);
    }

    [Fact]
    public async Task Members_of_the_conversation_are_suggested_and_elsewhere_whoever_is_known()
    {
        _team.Members.Add(Teams.State.AddPerson("29:ben", "Ben Okafor"));
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
        var chat = await _host.WriteAsync(_ana);
        Assert.Equal(
            [new("29:ana", "Ana Lima"), new("29:ben", "Ben Okafor")],
            (await Conversations.SuggestAsync(FakeTeams.TenantId, _team.Id + ";messageid=1", Cancellation)).AsEnumerable());
        Assert.Equal([new("29:ana", "Ana Lima")], (await Conversations.SuggestAsync(FakeTeams.TenantId, chat.Id, Cancellation)).AsEnumerable());
        Teams.Always("members", FakeTeamsFault.Of(500));
        Assert.Equal([new("29:ana", "Ana Lima")], (await Conversations.SuggestAsync(FakeTeams.TenantId, _team.Id, Cancellation)).AsEnumerable());
    }

    private async Task<IEnumerable<string>> ChannelsAsync() => await Conversations.ListChannelIdsAsync(FakeTeams.TenantId, _team.Id, Cancellation);

    private TeamsActivity News(string eventType, string name) => _host.Activity("channel", _team.Id, _ana) with
    {
        Type = "conversationUpdate",
        ChannelData = new()
        {
            Tenant = new() { Id = FakeTeams.TenantId },
            Team = new() { Id = _team.Id, Name = _team.Name },
            Channel = new() { Id = "19:approvals@thread.tacv2", Name = name },
            EventType = eventType,
        },
    };
}
