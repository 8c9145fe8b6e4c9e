using CultureBot.Chat;
using CultureBot.Testing.Databases;
using CultureBot.Tests.People;
using NodaTime;

namespace CultureBot.Tests.Workspaces;

public sealed class ChannelLookupTests
{
    [Theory, DatabaseData]
    public async Task A_channel_is_asked_for_once_in_ten_minutes(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Channels.Add(new() { ChannelId = "C1", Name = "general", CanPost = true });

        Assert.True((await FindAsync(test, "C1"))!.CanPost);
        test.Clock.Advance(Duration.FromMinutes(9));
        await FindAsync(test, "C1");
        Assert.Single(test.Platform.Calls);

        test.Clock.Advance(Duration.FromMinutes(1));
        test.Platform.Channels.Clear();
        var closed = (await FindAsync(test, "C1"))!;
        Assert.Equal(("general", false), (closed.Name, closed.CanPost));
        Assert.Equal(2, test.Platform.Calls.Count);
    }

    [Theory, DatabaseData]
    public async Task A_channel_that_the_bot_cannot_see_is_not_one_to_post_in(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);

        Assert.False((await FindAsync(test, "C404"))!.CanPost);
    }

    [Theory, DatabaseData]
    public async Task A_slow_or_broken_platform_leaves_it_unknown(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Outage = new ChatPlatformException("down", isTransient: true);
        Assert.Null(await FindAsync(test, "C1"));

        test.Platform.Hangs = true;
        test.Platform.AskAnew();
        var asking = FindAsync(test, "C1");
        await test.Platform.Asked.WaitAsync(TimeSpan.FromSeconds(30), PeopleTest.Cancellation);
        test.Clock.Advance(Duration.FromMilliseconds(1500));
        Assert.Null(await asking.WaitAsync(TimeSpan.FromSeconds(30), PeopleTest.Cancellation));
    }

    private static Task<CultureBot.Workspaces.Channel?> FindAsync(PeopleTest test, string channelId) =>
        test.ChannelLookup().FindAsync(test.Workspace, channelId, PeopleTest.Cancellation);
}
