using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People;

public sealed class PeopleFollowPlacesTests
{
    [Theory, DatabaseData]
    public async Task Joining_a_place_has_everybody_read_again_once_however_many_joins_there_are(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Teams.PeopleFollowPlaces = true;
        both.Clock.Advance(Duration.FromMinutes(5));
        both.Teams.Accounts["29:new"] = TwoPlatforms.Member("29:new", "New");

        await JoinAsync(both, "teams", "19:a");
        await JoinAsync(both, "teams", "19:b");
        await ReadAsync(both);
        Assert.Equal("New", (await both.AccountAsync("29:new")).Name);

        // Read just now: another join waits for its minute.
        both.Teams.Accounts["29:newer"] = TwoPlatforms.Member("29:newer", "Newer");
        await JoinAsync(both, "teams", "19:c");
        await ReadAsync(both);
        Assert.Equal(0, await CountAsync(both, "29:newer"));

        both.Clock.Advance(Duration.FromMinutes(1));
        await ReadAsync(both);
        Assert.Equal(1, await CountAsync(both, "29:newer"));
        Assert.Equal(0, await both.ScalarAsync<long>("SELECT COUNT(*) FROM workspaces WHERE people_wanted_at IS NOT NULL"));
    }

    [Theory, DatabaseData]
    public async Task Joining_a_channel_of_a_platform_that_lists_everybody_reads_nobody(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Clock.Advance(Duration.FromMinutes(5));
        both.Slack.Accounts["U-new"] = TwoPlatforms.Member("U-new", "New");

        await JoinAsync(both, "slack", "C-a");
        await ReadAsync(both);

        Assert.Equal(0, await CountAsync(both, "U-new"));
    }

    [Theory, DatabaseData]
    public async Task Where_the_bot_is_in_no_place_yet_there_is_nobody_and_nothing_wrong(DatabaseKind kind)
    {
        await using var both = await TwoPlatforms.StartAsync(kind);
        both.Teams.PeopleFollowPlaces = true;
        both.Teams.Accounts.Clear();

        await both.Get<SyncPeople>().RunAsync(both.TeamsWorkspace, TwoPlatforms.Cancel);

        Assert.True((await both.AccountAsync("29:cem")).IsActive);
        await Assert.ThrowsAsync<ChatPlatformException>(async () =>
        {
            both.Slack.Accounts.Clear();
            await both.Get<SyncPeople>().RunAsync(both.SlackWorkspace, TwoPlatforms.Cancel);
        });
    }

    private static Task<ChatAnswer> JoinAsync(TwoPlatforms both, string platform, string channel) => both.AskAsync(new ChannelChanged
    {
        Platform = platform,
        WorkspaceId = platform == "slack" ? "T1" : "tenant",
        RequestKey = "join " + channel,
        Channel = new() { ChannelId = channel, Name = channel, CanPost = true },
        BotJoined = true,
    });

    private static Task ReadAsync(TwoPlatforms both) => both.GetHosted<FirstSync>().RunOnceAsync(TwoPlatforms.Cancel);

    private static Task<long> CountAsync(TwoPlatforms both, string account) =>
        both.ScalarAsync<long>($"SELECT COUNT(*) FROM accounts WHERE external_id = '{account}'");
}
