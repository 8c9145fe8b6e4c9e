using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Web.Demo;
using CultureBot.Web.Simulator;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Web.Tests.Simulator;

public sealed class SimulatorPlatformTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly TestClock _clock = new(Instant.FromUtc(2026, 11, 20, 21, 30));

    [Theory, DatabaseData]
    public async Task A_card_is_posted_updated_and_deleted(DatabaseKind kind)
    {
        await using var database = await SeededAsync(kind);
        var platform = Platform(database);
        var before = await ListAsync(database, DemoChannels.General, "U001");
        var posted = Assert.IsType<Sent>(await platform.SendAsync("demo", new(DestinationKind.Channel, DemoChannels.General, Card.Of("one")), Stop)).Posted!;
        _clock.Advance(Duration.FromMinutes(1));
        Assert.IsType<Sent>(await platform.UpdateAsync("demo", posted, Card.Of("two"), Stop));

        var shown = (await ListAsync(database, DemoChannels.General, "U001"))[0];
        Assert.Equal("two", SimulatorJson.Read(shown.Card!).Summary.ToPlain());
        Assert.Equal(_clock.Now, shown.UpdatedAt);

        Assert.IsType<Sent>(await platform.DeleteAsync("demo", posted, Stop));
        Assert.Equal(before.Select(m => m.Id), (await ListAsync(database, DemoChannels.General, "U001")).Select(m => m.Id));
        Assert.Equal(GiveUpReason.MessageGone, Assert.IsType<GaveUp>(await platform.UpdateAsync("demo", posted, Card.Of("three"), Stop)).Reason);
        Assert.Equal(GiveUpReason.MessageGone, Assert.IsType<GaveUp>(await platform.DeleteAsync("demo", posted, Stop)).Reason);
    }

    [Theory, DatabaseData]
    public async Task A_reply_stands_in_the_thread_of_its_message(DatabaseKind kind)
    {
        await using var database = await SeededAsync(kind);
        var platform = Platform(database);
        var parent = Assert.IsType<Sent>(await platform.SendAsync("demo", new(DestinationKind.Channel, DemoChannels.General, Card.Of("digest")), Stop)).Posted!;
        _clock.Advance(Duration.FromMinutes(1));
        await platform.SendAsync("demo", new(DestinationKind.Channel, DemoChannels.General, Card.Of("details"), parent), Stop);

        var top = (await ListAsync(database, DemoChannels.General, "U001"))[0];
        Assert.Equal((parent.MessageId, 1L), (top.Id.ToString("N"), top.ReplyCount));
        var thread = await database.Database.ReadAsync(sql => SimulatorStore.ListThreadAsync(sql, top.Id, "U001"), Stop);
        Assert.Equal("details", SimulatorJson.Read(Assert.Single(thread).Card!).Summary.ToPlain());

        await platform.DeleteAsync("demo", parent, Stop);
        var late = await platform.SendAsync("demo", new(DestinationKind.Channel, DemoChannels.General, Card.Of("late"), parent), Stop);
        Assert.Equal(GiveUpReason.Refused, Assert.IsType<GaveUp>(late).Reason);
    }

    [Theory, DatabaseData]
    public async Task A_direct_message_is_unread_until_it_is_looked_at_and_a_private_answer_is_seen_by_one(DatabaseKind kind)
    {
        await using var database = await SeededAsync(kind);
        var platform = Platform(database);
        _clock.Advance(Duration.FromMinutes(1));
        await platform.SendAsync("demo", new(DestinationKind.Account, "U002", Card.Of("for you")), Stop);
        var reply = await platform.SendAsync("demo", new(DestinationKind.Reply, new ReplyAddress("U003", DemoChannels.General).ToString(), Card.Of("psst")), Stop);
        Assert.Null(Assert.IsType<Sent>(reply).Posted);

        var direct = Conversation.DirectId("U002", DemoPeople.BotId);
        Assert.Equal(1, Assert.Single(await UnreadAsync(database, [direct], "U002")).Messages);
        await database.Database.WriteAsync(sql => SimulatorStore.MarkReadAsync(sql, direct, "U002", _clock.Now), WriteUrgency.Background, Stop);
        Assert.Empty(await UnreadAsync(database, [direct], "U002"));

        Assert.Contains(await ListAsync(database, DemoChannels.General, "U003"), m => m.Reader == "U003");
        Assert.DoesNotContain(await ListAsync(database, DemoChannels.General, "U002"), m => m.Reader is not null);
    }

    [Theory, DatabaseData]
    public async Task It_refuses_what_it_does_not_know(DatabaseKind kind)
    {
        await using var database = await SeededAsync(kind);
        var platform = Platform(database);
        Assert.Equal(GiveUpReason.ChannelGone, await WhyAsync(platform, DestinationKind.Channel, "C-nowhere"));
        Assert.Equal(GiveUpReason.ChannelGone, await WhyAsync(platform, DestinationKind.Channel, DemoChannels.Leads));
        Assert.Equal(GiveUpReason.AccountGone, await WhyAsync(platform, DestinationKind.Account, "U999"));
        Assert.Equal(GiveUpReason.AccountGone, await WhyAsync(platform, DestinationKind.Account, DemoPeople.BotId));
        Assert.Equal(GiveUpReason.Refused, await WhyAsync(platform, DestinationKind.Reply, "nonsense"));
        var elsewhere = await platform.SendAsync("other", new(DestinationKind.Channel, DemoChannels.General, Card.Of("x")), Stop);
        Assert.Equal(GiveUpReason.Unauthorized, Assert.IsType<GaveUp>(elsewhere).Reason);
        await Assert.ThrowsAsync<ChatPlatformException>(() => platform.ListGroupsAsync("other", Stop));
    }

    [Theory, DatabaseData]
    public async Task It_tells_who_is_there(DatabaseKind kind)
    {
        await using var database = await SeededAsync(kind);
        var platform = Platform(database);
        var accounts = new List<PlatformAccount>();
        await foreach (var page in platform.ListAccountsAsync("demo", Stop)) accounts.AddRange(page);

        Assert.Equal(62, accounts.Count);
        Assert.Equal(DemoPeople.BotId, (await platform.GetWorkspaceAsync("demo", Stop)).BotAccountId);
        Assert.Equal(DemoPeople.Director.ExternalId, await platform.FindManagerAsync("demo", "U001", "Manager", Stop));
        Assert.Null(await platform.FindManagerAsync("demo", DemoPeople.Director.ExternalId, "Manager", Stop));
        Assert.Null(await platform.FindAccountAsync("demo", "U999", Stop));
        var groups = await platform.ListGroupsAsync("demo", Stop);
        Assert.Equal(59, groups.SelectMany(g => g.AccountIds).Distinct().Count());
        Assert.Equal(12, (await platform.ListChannelsAsync("demo", Stop)).Length);
        Assert.False((await platform.FindChannelAsync("demo", DemoChannels.Leads, Stop))!.CanPost);
    }

    private async Task<TestDatabase> SeededAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, Stop);
        await new DemoCompany(database.Database, _clock, new ConfigurationBuilder().Build()).SeedAsync(Stop);
        _clock.Advance(Duration.FromMinutes(1));
        return database;
    }

    private SimulatorPlatform Platform(TestDatabase database) => new(database.Database, _clock, new());

    private static Task<IReadOnlyList<SimulatorMessage>> ListAsync(TestDatabase database, string conversation, string viewer) =>
        database.Database.ReadAsync(sql => SimulatorStore.ListAsync(sql, conversation, viewer, 100), Stop);

    private Task<IReadOnlyList<Unread>> UnreadAsync(TestDatabase database, string[] conversations, string viewer) =>
        database.Database.ReadAsync(sql => SimulatorStore.CountUnreadAsync(sql, conversations, viewer, _clock.Now - Duration.FromHours(1)), Stop);

    private static async Task<GiveUpReason> WhyAsync(SimulatorPlatform platform, DestinationKind kind, string id) =>
        Assert.IsType<GaveUp>(await platform.SendAsync("demo", new(kind, id, Card.Of("x")), Stop)).Reason;
}
