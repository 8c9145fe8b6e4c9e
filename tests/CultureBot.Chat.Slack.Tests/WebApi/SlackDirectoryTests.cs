using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CultureBot.Testing.Slack;

namespace CultureBot.Chat.Slack.Tests.WebApi;

/// <summary>Who and what is in a workspace, from a Slack that pages and slows down.</summary>
public sealed class SlackDirectoryTests
{
    [Fact]
    public async Task The_configured_token_tells_where_it_belongs()
    {
        await using var host = await StartAsync();
        var expected = new PlatformWorkspace(FakeSlack.TeamId, "Fake Company", new Uri("https://fake.slack.com/"), FakeSlack.BotUserId);
        Assert.Equal(expected, await host.Platform.GetWorkspaceAsync("", TestContext.Current.CancellationToken));
        Assert.Equal(expected, await host.Platform.GetWorkspaceAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_revoked_token_is_told_without_showing_it()
    {
        await using var host = await StartAsync();
        host.Slack.State.Token = "xoxb-another";
        var refused = await Assert.ThrowsAsync<ChatPlatformException>(() => host.Platform.GetWorkspaceAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken));
        Assert.Equal("invalid_auth", refused.Message);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task Everybody_of_a_large_team_is_listed_page_by_page_in_spite_of_a_rate_limit()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 450; i++) host.Slack.State.AddUser($"U{i}", $"person{i}");
        host.Slack.State.IsLarge = true;
        host.Slack.Next("users.list", FakeSlackFault.RateLimited(1));
        var pages = await ListAsync(host);
        Assert.Equal([200, 200, 50], pages.Select(p => p.Length));
        Assert.Equal(450, pages.SelectMany(p => p).Select(a => a.AccountId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, host.Slack.CallsOf("users.list").Count());
        Assert.All(host.Slack.CallsOf("users.list"), c => Assert.Equal(FakeSlack.TeamId, c.Arguments["team_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_listing_that_is_too_long_for_Slack_is_read_in_smaller_pages()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 120; i++) host.Slack.State.AddUser($"U{i}", $"person{i}");
        host.Slack.Next("users.list", FakeSlackFault.Error("limit_required")).Next("users.list", FakeSlackFault.Error("limit_required"));
        var pages = await ListAsync(host);
        Assert.Equal([50, 50, 20], pages.Select(p => p.Length));
        Assert.Equal(["200", "100", "50", "50", "50"], host.Slack.CallsOf("users.list").Select(c => (string?)c.Arguments["limit"]));
    }

    [Fact]
    public async Task A_listing_that_never_is_small_enough_is_given_up()
    {
        await using var host = await StartAsync();
        host.Slack.Always("users.list", FakeSlackFault.Error("limit_required"));
        var refused = await Assert.ThrowsAsync<ChatPlatformException>(() => ListAsync(host));
        Assert.Equal(("limit_required", false), (refused.Message, refused.IsTransient));
        Assert.Equal(4, host.Slack.CallsOf("users.list").Count());
    }

    [Theory]
    [InlineData("users.list")]
    [InlineData("conversations.list")]
    public async Task A_listing_whose_cursor_ends_in_the_middle_is_begun_again(string method)
    {
        await using var host = await StartAsync();
        host.Slack.State.PageSize = 10;
        for (var i = 0; i < 25; i++)
        {
            host.Slack.State.AddUser($"U{i}", $"person{i}");
            host.Slack.State.AddChannel($"C{i}", $"channel{i}");
        }

        host.Slack.Next(method, FakeSlackFault.Delay(TimeSpan.Zero)).Next(method, FakeSlackFault.Error("invalid_cursor"));
        var listed = method == "users.list"
            ? (await ListAsync(host)).SelectMany(p => p).Select(a => a.AccountId).ToHashSet(StringComparer.Ordinal).Count
            : (await host.Platform.ListChannelsAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken)).Length;
        Assert.Equal(25, listed);
        Assert.Equal([null, "next:10", null, "next:10", "next:20"], host.Slack.CallsOf(method).Select(c => (string?)c.Arguments["cursor"]));
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"invalid_cursor"}""", "invalid_cursor", 3)]
    [InlineData("""{"ok":true,"members":[],"response_metadata":{"next_cursor":"same"}}""", "repeated_cursor", 2)]
    public async Task A_listing_that_leads_nowhere_ends_and_may_be_tried_later(string body, string error, int calls)
    {
        await using var host = await StartAsync();
        host.Slack.State.PageSize = 1;
        host.Slack.State.AddUser("U1", "a");
        host.Slack.State.AddUser("U2", "b");
        // Each beginning is answered, and what follows it is not.
        for (var i = 0; i < calls; i++)
        {
            if (error == "invalid_cursor") host.Slack.Next("users.list", FakeSlackFault.Delay(TimeSpan.Zero));
            host.Slack.Next("users.list", FakeSlackFault.Body(body));
        }

        var ended = await Assert.ThrowsAsync<ChatPlatformException>(() => ListAsync(host));
        Assert.Equal((error, true), (ended.Message, ended.IsTransient));
    }

    [Fact]
    public async Task Members_guests_bots_and_strangers_are_told_apart()
    {
        await using var host = await StartAsync();
        var state = host.Slack.State;
        state.AddUser("U1", "member");
        state.AddUser("U2", "guest")["is_restricted"] = true;
        state.AddUser("U3", "single")["is_ultra_restricted"] = true;
        state.AddUser("U4", "bot")["is_bot"] = true;
        state.AddUser("U5", "app")["is_app_user"] = true;
        state.AddUser("USLACKBOT", "slackbot");
        state.AddUser("U6", "stranger")["is_stranger"] = true;
        state.AddUser("U7", "other")["team_id"] = "T_OTHER";
        var grid = state.AddUser("U8", "grid");
        grid["team_id"] = "T_HOME";
        grid["enterprise_user"] = new JsonObject { ["id"] = "W8", ["teams"] = new JsonArray("T_HOME", FakeSlack.TeamId) };
        var kinds = (await ListAsync(host)).SelectMany(p => p).ToDictionary(a => a.Handle, a => a.Kind, StringComparer.Ordinal);
        Assert.Equal(AccountKind.Member, kinds["member"]);
        Assert.Equal(AccountKind.Guest, kinds["guest"]);
        Assert.Equal(AccountKind.Guest, kinds["single"]);
        Assert.Equal(AccountKind.Bot, kinds["bot"]);
        Assert.Equal(AccountKind.Bot, kinds["app"]);
        Assert.Equal(AccountKind.Bot, kinds["slackbot"]);
        Assert.Equal(AccountKind.Stranger, kinds["stranger"]);
        Assert.Equal(AccountKind.Stranger, kinds["other"]);
        Assert.Equal(AccountKind.Member, kinds["grid"]);
    }

    [Fact]
    public async Task One_account_is_found_or_not()
    {
        await using var host = await StartAsync();
        host.Slack.State.AddUser("U1", "bob", "Bob Brown", "Pacific/Auckland");
        var bob = await host.Platform.FindAccountAsync(FakeSlack.TeamId, "U1", TestContext.Current.CancellationToken);
        Assert.Equal(("Bob Brown", "bob", "Pacific/Auckland", "en-US", "bob@example.com"), (bob!.DisplayName, bob.Handle, bob.TimeZone, bob.Locale, bob.Email));
        Assert.Null(await host.Platform.FindAccountAsync(FakeSlack.TeamId, "U404", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(null)]
    public async Task Nobody_waits_long_for_a_look_up_that_people_wait_for(int? retryAfter)
    {
        await using var host = await StartAsync();
        host.Slack.Next("users.info", FakeSlackFault.RateLimited(retryAfter));
        var slow = await Assert.ThrowsAsync<ChatPlatformException>(() => host.Platform.FindAccountAsync(FakeSlack.TeamId, "U1", TestContext.Current.CancellationToken));
        Assert.True(slow.IsTransient);
        Assert.Single(host.Slack.CallsOf("users.info"));
    }

    [Fact]
    public async Task A_slow_look_up_ends_when_its_caller_stops_waiting()
    {
        await using var host = await StartAsync();
        host.Slack.Always("users.info", FakeSlackFault.Delay(TimeSpan.FromSeconds(30)));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Platform.FindAccountAsync(FakeSlack.TeamId, "U1", patience.Token));
    }

    [Fact]
    public async Task A_manager_is_found_by_the_fields_label()
    {
        await using var host = await StartAsync();
        var state = host.Slack.State;
        state.AddUser("U1", "bob");
        state.AddUser("U2", "ann");
        state.ProfileFields["Xf1"] = "Pronouns";
        state.ProfileFields["Xf2"] = "Manager";
        state.ProfileValues["U1"] = new(StringComparer.Ordinal) { ["Xf1"] = "they", ["Xf2"] = "U2" };
        Assert.Equal("U2", await host.Platform.FindManagerAsync(FakeSlack.TeamId, "U1", "manager", TestContext.Current.CancellationToken));
        Assert.Null(await host.Platform.FindManagerAsync(FakeSlack.TeamId, "U2", "Manager", TestContext.Current.CancellationToken));
        Assert.Null(await host.Platform.FindManagerAsync(FakeSlack.TeamId, "U404", "Manager", TestContext.Current.CancellationToken));
        Assert.Null(await host.Platform.FindManagerAsync(FakeSlack.TeamId, "U1", "Boss", TestContext.Current.CancellationToken));
        Assert.Single(host.Slack.CallsOf("team.profile.get"));
    }

    [Fact]
    public async Task User_groups_come_with_their_members()
    {
        await using var host = await StartAsync();
        host.Slack.State.UserGroups.Add(new() { ["id"] = "S1", ["handle"] = "helpdesk", ["name"] = "Help desk", ["date_delete"] = 0, ["users"] = new JsonArray("U1", "U2") });
        host.Slack.State.UserGroups.Add(new() { ["id"] = "S2", ["handle"] = "gone", ["name"] = "Gone", ["date_delete"] = 1446670362 });
        var group = Assert.Single(await host.Platform.ListGroupsAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken));
        Assert.Equal(("S1", "helpdesk", "Help desk"), (group.GroupId, group.Handle, group.Name));
        Assert.Equal(["U1", "U2"], group.AccountIds);
    }

    [Fact]
    public async Task A_free_workspace_has_no_user_groups()
    {
        await using var host = await StartAsync();
        host.Slack.Next("usergroups.list", FakeSlackFault.Error("plan_upgrade_required"));
        Assert.Empty(await host.Platform.ListGroupsAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Channels_say_where_the_bot_may_post()
    {
        await using var host = await StartAsync();
        host.Slack.State.PageSize = 2;
        host.Slack.State.AddChannel("C1", "general", isGeneral: true).Members = 60;
        host.Slack.State.AddChannel("C2", "elsewhere", isMember: false);
        host.Slack.State.AddChannel("C3", "old").IsArchived = true;
        var channels = await host.Platform.ListChannelsAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                new() { ChannelId = "C1", Name = "general", IsGeneral = true, CanPost = true, MemberCount = 60 },
                new() { ChannelId = "C2", Name = "elsewhere", MemberCount = 3 },
                new PlatformChannel { ChannelId = "C3", Name = "old", IsArchived = true, MemberCount = 3 },
            ],
            channels);
        Assert.Equal(channels[0], await host.Platform.FindChannelAsync(FakeSlack.TeamId, "C1", TestContext.Current.CancellationToken));
        Assert.Null(await host.Platform.FindChannelAsync(FakeSlack.TeamId, "C404", TestContext.Current.CancellationToken));
    }

    private static Task<SlackHost> StartAsync() => SlackHost.StartAsync(TestContext.Current.CancellationToken);

    private static async Task<List<ImmutableArray<PlatformAccount>>> ListAsync(SlackHost host)
    {
        List<ImmutableArray<PlatformAccount>> pages = [];
        await foreach (var page in host.Platform.ListAccountsAsync(FakeSlack.TeamId, TestContext.Current.CancellationToken)) pages.Add(page);
        return pages;
    }
}
