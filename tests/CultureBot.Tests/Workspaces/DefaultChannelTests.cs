using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Tests.People;
using CultureBot.Workspaces;

namespace CultureBot.Tests.Workspaces;

public sealed class DefaultChannelTests
{
    private static readonly PlatformChannel Chosen = new() { ChannelId = "C1", Name = "thanks", CanPost = true, IsPrivate = true };
    private static readonly PlatformChannel Kudos = new() { ChannelId = "C2", Name = "Kudos", CanPost = true };
    private static readonly PlatformChannel General = new() { ChannelId = "C3", Name = "all", CanPost = true, IsGeneral = true };
    private static readonly PlatformChannel Busy = new() { ChannelId = "C4", Name = "busy", CanPost = true, MemberCount = 50 };
    private static readonly PlatformChannel Quiet = new() { ChannelId = "C5", Name = "quiet", CanPost = true, MemberCount = 5 };
    private static readonly PlatformChannel Closed = new() { ChannelId = "C6", Name = "private", CanPost = true, MemberCount = 99, IsPrivate = true };

    [Theory, DatabaseData]
    public async Task Kudos_go_to_the_chosen_channel_or_the_one_called_kudos_or_the_next_best_public_one(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await SaveAsync(test, Closed);
        Assert.Null(await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));

        foreach (var channel in (PlatformChannel[])[Quiet, Busy, General, Kudos, Chosen])
        {
            await SaveAsync(test, channel);
            Assert.Equal(channel.ChannelId, await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));
        }

        await SaveAsync(test, Chosen with { IsArchived = true });
        await SaveAsync(test, Kudos with { CanPost = false });
        Assert.Equal("C3", await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));
    }

    [Theory, DatabaseData]
    public async Task The_digest_goes_to_the_general_channel_until_another_is_chosen(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        foreach (var channel in (PlatformChannel[])[Busy, Kudos, General]) await SaveAsync(test, channel);

        Assert.Equal("C3", await FindAsync(test, WorkspacesStore.FindDigestChannelAsync));
        await SaveAsync(test, General with { CanPost = false });
        Assert.Equal("C4", await FindAsync(test, WorkspacesStore.FindDigestChannelAsync));
    }

    [Theory, DatabaseData]
    public async Task News_that_do_not_say_what_a_channel_is_leave_what_is_known_of_it(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        foreach (var channel in (PlatformChannel[])[Quiet, Busy, General]) await SaveAsync(test, channel);

        // A platform that is slow to answer names neither the channel nor who is in it.
        await SaveAsync(test, new() { ChannelId = General.ChannelId, Name = "", CanPost = true });
        Assert.Equal("C3", await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));

        await SaveAsync(test, Busy with { Name = "renamed", MemberCount = 0 });
        await SaveAsync(test, General with { CanPost = false });
        Assert.Equal("C4", await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));

        // Once it is known to be private it is, whatever else is not said.
        await SaveAsync(test, new() { ChannelId = Busy.ChannelId, Name = "", IsPrivate = true, CanPost = true });
        Assert.Equal("C5", await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));
        await SaveAsync(test, new() { ChannelId = Busy.ChannelId, Name = "", CanPost = true });
        Assert.Equal("C5", await FindAsync(test, WorkspacesStore.FindKudosChannelAsync));
    }

    private static Task SaveAsync(PeopleTest test, PlatformChannel channel) =>
        test.Database.WriteAsync(
            sql => WorkspacesStore.SaveChannelsAsync(sql, test.Workspace.Id, [channel], test.Clock.Now),
            WriteUrgency.Background,
            PeopleTest.Cancellation);

    private static async Task<string?> FindAsync(PeopleTest test, Func<SqlSession, Workspace, Task<Channel?>> find) =>
        (await test.Database.ReadAsync(
            sql => find(sql, test.Workspace with { KudosChannelId = "C1" }), PeopleTest.Cancellation))?.ExternalId;
}
