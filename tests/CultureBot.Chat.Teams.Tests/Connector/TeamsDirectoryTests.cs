using CultureBot.Testing.Teams;

namespace CultureBot.Chat.Teams.Tests.Connector;

/// <summary>Who and what is in a tenant, as far as the bot can know.</summary>
public sealed class TeamsDirectoryTests : IAsyncLifetime
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
        await _host.MentionAsync(_ana, _team, _team.Channels[0]);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(500, 1)]
    [InlineData(100, 5)]
    public async Task Everybody_is_read_from_a_roster_of_450_people(int pageSize, int pages)
    {
        Teams.State.PageSize = pageSize;
        for (var i = 1; i < 450; i++) _team.Members.Add(Teams.State.AddPerson($"29:person-{i}", $"Person {i}"));
        var people = await ListAsync();
        Assert.Equal(450, people.Count);
        Assert.Equal(450, people.Select(p => p.AccountId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(pages, Teams.CallsOf("members").Count());
    }

    [Fact]
    public async Task Each_person_is_told_once_whatever_they_are_in()
    {
        var ben = Teams.State.AddPerson("29:ben", "Ben Okafor");
        var cem = Teams.State.AddPerson("29:cem", "Cem Kaya");
        var mia = Teams.State.AddPerson("29:mia", "Mia Chen");
        var other = Teams.State.AddTeam("19:other@thread.tacv2", "Other", _ana, ben);
        await _host.MentionAsync(_ana, other, other.Channels[0]);
        await _host.MentionAsync(cem, Teams.State.AddGroupChat("19:chat@thread.v2", ben, cem));
        await _host.WriteAsync(_ana);
        await _host.WriteAsync(mia);
        Assert.Equal(["29:ana", "29:ben", "29:cem", "29:mia"], (await ListAsync()).Select(p => p.AccountId).Order(StringComparer.Ordinal));
        Assert.Equal(mia.Id, Assert.Single(Teams.CallsOf("member")).Item);
    }

    [Fact]
    public async Task An_account_says_what_roster_and_activities_know()
    {
        var ana = Assert.Single(await ListAsync());
        Assert.Equal(
            new PlatformAccount
            {
                AccountId = "29:ana",
                DisplayName = "Ana Lima",
                Handle = "ana",
                Email = "ana@example.com",
                IsEmailConfirmed = true,
                Kind = AccountKind.Member,
                TimeZone = "Europe/Berlin",
                Locale = "de-DE",
            },
            ana);
    }

    [Theory]
    [InlineData("guest", "gus@partner.example", FakeTeams.TenantId, AccountKind.Guest)]
    [InlineData("user", "gus_partner.example#EXT#@contoso.onmicrosoft.com", FakeTeams.TenantId, AccountKind.Guest)]
    [InlineData("user", "gus@partner.example", "99999999-0000-0000-0000-000000000000", AccountKind.Stranger)]
    [InlineData("anonymous", "", FakeTeams.TenantId, AccountKind.Stranger)]
    [InlineData("user", "gus@example.com", FakeTeams.TenantId, AccountKind.Member)]
    public async Task Guests_and_strangers_are_told_apart_and_only_members_have_confirmed_addresses(string role, string signIn, string tenant, AccountKind kind)
    {
        var gus = Teams.State.AddPerson("29:gus", "Gus Webb");
        (gus.Role, gus.UserPrincipalName, gus.TenantId) = (role, signIn, tenant);
        _team.Members.Add(gus);
        var account = (await ListAsync()).Single(p => p.AccountId == gus.Id);
        Assert.Equal((kind, kind == AccountKind.Member), (account.Kind, account.IsEmailConfirmed));
    }

    [Theory]
    [InlineData("ana.lima@example.com", "ana.lima@example.com")]
    [InlineData("EXAMPLE\\ana", "")]
    public async Task Without_an_address_the_sign_in_name_is_one_when_it_looks_like_one(string signIn, string email)
    {
        (_ana.Email, _ana.UserPrincipalName) = ("", signIn);
        Assert.Equal(email, Assert.Single(await ListAsync()).Email);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Entra_ids_are_understood_under_both_names(bool isObjectId)
    {
        var ben = Teams.State.AddPerson("29:ben", "Ben Okafor");
        ben.IsObjectId = isObjectId;
        _team.Members.Add(ben);
        await ListAsync();
        var calls = Teams.Calls.Count;
        Assert.Equal(ben.Id, await FindIdAsync(ben.EntraId.ToUpperInvariant()));
        Assert.Equal(calls, Teams.Calls.Count);
    }

    [Fact]
    public async Task Somebody_is_found_by_either_id_where_they_are()
    {
        var ben = Teams.State.AddPerson("29:ben", "Ben Okafor");
        _team.Members.Add(ben);
        Assert.Equal(ben.Id, await FindIdAsync(ben.EntraId));
        Assert.Equal("Ben Okafor", (await _host.Platform.FindAccountAsync(FakeTeams.TenantId, ben.Id, Cancellation))!.DisplayName);
        Assert.Null(await _host.Platform.FindAccountAsync(FakeTeams.TenantId, "29:nobody", Cancellation));
        Assert.Null(await FindIdAsync("99999999-0000-0000-0000-000000000000"));
        Assert.Equal(AccountKind.Bot, (await _host.Platform.FindAccountAsync(FakeTeams.TenantId, "28:somebody-elses", Cancellation))!.Kind);
        Assert.Null(await _host.Platform.FindManagerAsync(FakeTeams.TenantId, ben.Id, "Manager", Cancellation));
    }

    [Fact]
    public async Task A_team_is_a_group_of_people()
    {
        _team.Members.Add(Teams.State.AddPerson("29:ben", "Ben Okafor"));
        var group = Assert.Single(await _host.Platform.ListGroupsAsync(FakeTeams.TenantId, Cancellation));
        Assert.Equal((_team.Id, "front-desk", "Front Desk"), (group.GroupId, group.Handle, group.Name));
        Assert.Equal(["29:ana", "29:ben"], group.AccountIds);
    }

    [Fact]
    public async Task Channels_are_those_of_teams_and_group_chats()
    {
        _team.Channels.Add(new("19:approvals@thread.tacv2") { Name = "Approvals" });
        _team.Channels.Add(new("19:board@thread.tacv2") { Name = "Board", Type = "private" });
        var chat = Teams.State.AddGroupChat("19:chat@thread.v2", _ana);
        await _host.MentionAsync(_ana, chat);
        var channels = await _host.Platform.ListChannelsAsync(FakeTeams.TenantId, Cancellation);
        Assert.Equal(["General", "Approvals", "Board", "Group chat"], channels.Select(c => c.Name));
        Assert.Equal([true, false, false, false], channels.Select(c => c.IsGeneral));
        Assert.Equal([false, false, true, true], channels.Select(c => c.IsPrivate));
        Assert.Equal([true, true, false, true], channels.Select(c => c.CanPost));

        // What is known from the list alone can be written to and is found again.
        Assert.IsType<Sent>(await _host.Platform.SendAsync(
            FakeTeams.TenantId, new(DestinationKind.Channel, "19:approvals@thread.tacv2", Card.Of("Hello")), Cancellation));
        foreach (var channel in channels) Assert.Equal(channel, await _host.Platform.FindChannelAsync(FakeTeams.TenantId, channel.ChannelId, Cancellation));
        Assert.Null(await _host.Platform.FindChannelAsync(FakeTeams.TenantId, "19:unknown@thread.tacv2", Cancellation));
    }

    [Fact]
    public async Task A_team_that_the_bot_was_removed_from_is_passed_over()
    {
        _team.HasBot = false;
        Assert.Empty(await _host.Platform.ListChannelsAsync(FakeTeams.TenantId, Cancellation));
        Assert.Empty(await _host.Platform.ListGroupsAsync(FakeTeams.TenantId, Cancellation));
        // Ana has written to the bot, and that much is known.
        var ana = Assert.Single(await ListAsync());
        Assert.Equal(("29:ana", "Ana Lima", ""), (ana.AccountId, ana.DisplayName, ana.Email));
    }

    [Fact]
    public async Task Who_left_every_roster_has_left()
    {
        var ben = Teams.State.AddPerson("29:ben", "Ben Okafor");
        _team.Members.Add(ben);
        await _host.MentionAsync(ben, _team, _team.Channels[0]);
        Assert.Equal(2, (await ListAsync()).Count);
        _team.Members.Remove(ben);
        Assert.Equal("29:ana", Assert.Single(await ListAsync()).AccountId);
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_link_leads_to_a_message()
    {
        _team.Channels.Add(new("19:approvals@thread.tacv2") { Name = "Approvals" });
        await _host.Platform.ListChannelsAsync(FakeTeams.TenantId, Cancellation);
        Assert.Equal(
            $"https://teams.microsoft.com/l/message/19%3Aapprovals%40thread.tacv2/2?tenantId={FakeTeams.TenantId}&groupId={_team.GroupId}"
                + "&parentMessageId=1&teamName=Front%20Desk&channelName=Approvals&createdTime=2",
            (await LinkAsync("19:approvals@thread.tacv2;messageid=1", "2|3"))!.AbsoluteUri);
        Assert.Equal(
            $"https://teams.microsoft.com/l/message/19%3Achat%40thread.v2/2?tenantId={FakeTeams.TenantId}&context=%7B%22contextType%22%3A%22chat%22%7D",
            (await LinkAsync("19:chat@thread.v2", "2"))!.AbsoluteUri);
        Assert.Null(await LinkAsync("a:chat", "2"));
    }

    [Fact]
    public async Task Slower_is_heeded_while_reading_and_an_outage_is_told()
    {
        Teams.Next("members", FakeTeamsFault.Of(429, 0)).Next("members", FakeTeamsFault.Of(412, 0));
        Assert.Single(await ListAsync());
        Teams.Next("members", FakeTeamsFault.Of(500));
        Assert.True((await Assert.ThrowsAsync<ChatPlatformException>(ListAsync)).IsTransient);
        Teams.Next("team", FakeTeamsFault.Error(400, "BadArgument"));
        var refused = await Assert.ThrowsAsync<ChatPlatformException>(() => _host.Platform.ListChannelsAsync(FakeTeams.TenantId, Cancellation));
        Assert.Equal(("BadArgument", false), (refused.Message, refused.IsTransient));
    }

    private async Task<List<PlatformAccount>> ListAsync()
    {
        List<PlatformAccount> people = [];
        await foreach (var page in _host.Platform.ListAccountsAsync(FakeTeams.TenantId, Cancellation)) people.AddRange(page);
        return people;
    }

    private ValueTask<string?> FindIdAsync(string entraId) => _host.Get<TeamsConversations>().FindAccountIdAsync(FakeTeams.TenantId, entraId, Cancellation);

    private Task<Uri?> LinkAsync(string channel, string message) =>
        _host.Platform.FindMessageAddressAsync(FakeTeams.TenantId, new(channel, message, ""), Cancellation);
}
