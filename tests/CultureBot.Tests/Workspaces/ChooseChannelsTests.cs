using CultureBot.Chat;
using CultureBot.Testing.Databases;
using CultureBot.Tests.People;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Tests.Workspaces;

public sealed class ChooseChannelsTests
{
    [Theory, DatabaseData]
    public async Task A_channel_that_the_bot_may_post_in_is_chosen_and_let_go_again(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Channels.Add(new() { ChannelId = "C1", Name = "digests", CanPost = true });
        test.Platform.Channels.Add(new() { ChannelId = "C2", Name = "thanks", CanPost = true, IsPrivate = true });

        Assert.Null(await ChooseAsync(test, ChannelUse.Digest, "C1"));
        Assert.Null(await ChooseAsync(test, ChannelUse.Kudos, "C2"));
        Assert.Equal(("C1", "C2"), await ChosenAsync(test));

        Assert.Null(await ChooseAsync(test, ChannelUse.Digest, null));
        Assert.Equal((null, "C2"), await ChosenAsync(test));
        Assert.Null(await ChooseAsync(test, ChannelUse.Kudos, null));
        Assert.Equal((null, null), await ChosenAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Where_the_bot_may_not_post_is_refused_and_the_choice_before_stays(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Channels.Add(new() { ChannelId = "C1", Name = "digests", CanPost = true });
        test.Platform.Channels.Add(new() { ChannelId = "C2", Name = "others" });
        test.Platform.Channels.Add(new() { ChannelId = "C3", Name = "archive", CanPost = true, IsArchived = true });
        await ChooseAsync(test, ChannelUse.Digest, "C1");

        foreach (var refused in (string[])["C2", "C3", "C404"])
        {
            Assert.Equal(ChooseChannelRefusal.CannotPost, await ChooseAsync(test, ChannelUse.Digest, refused));
            Assert.Equal(ChooseChannelRefusal.CannotPost, await ChooseAsync(test, ChannelUse.Kudos, refused));
        }

        test.Clock.Advance(Duration.FromMinutes(10));
        test.Platform.Outage = new ChatPlatformException("down", isTransient: true);
        Assert.Equal(ChooseChannelRefusal.Unreachable, await ChooseAsync(test, ChannelUse.Digest, "C1"));
        Assert.Equal(("C1", null), await ChosenAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Channels_to_choose_from_are_the_open_ones_and_those_that_were_chosen(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Channels.Add(new() { ChannelId = "C1", Name = "zebra", CanPost = true });
        test.Platform.Channels.Add(new() { ChannelId = "C2", Name = "ant", CanPost = true });
        await ChooseAsync(test, ChannelUse.Digest, "C1");
        await test.Database.WriteAsync(
            sql => WorkspacesStore.SaveChannelsAsync(
                sql,
                test.Workspace.Id,
                [
                    new() { ChannelId = "C1", Name = "zebra" },
                    new() { ChannelId = "C2", Name = "ant", CanPost = true },
                    new() { ChannelId = "C3", Name = "bee" },
                    new() { ChannelId = "C4", Name = "cat", CanPost = true, IsArchived = true },
                ],
                test.Clock.Now),
            CultureBot.Storage.WriteUrgency.Background,
            PeopleTest.Cancellation);
        var workspace = await test.ReadWorkspaceAsync();

        var listed = await test.Database.ReadAsync(sql => WorkspacesStore.ListChoosableChannelsAsync(sql, workspace), PeopleTest.Cancellation);

        Assert.Equal(["ant", "zebra"], listed.Select(channel => channel.Name));
    }

    private static Task<ChooseChannelRefusal?> ChooseAsync(PeopleTest test, ChannelUse use, string? channelId) =>
        new ChooseChannels(test.Database, test.ChannelLookup(), test.Clock).HandleAsync(test.Workspace, use, channelId, by: null, PeopleTest.Cancellation);

    private static async Task<(string? Digest, string? Kudos)> ChosenAsync(PeopleTest test)
    {
        var workspace = await test.ReadWorkspaceAsync();
        return (workspace.DigestChannelId, workspace.KudosChannelId);
    }
}
