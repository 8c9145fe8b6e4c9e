using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using NodaTime;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class SyncPeopleTests
{
    [Theory, DatabaseData]
    public async Task Everybody_of_every_page_is_stored_as_what_they_are(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange(
        [
            Member("U1", "Zoë Ähm") with
            {
                Handle = "zoe", Email = " Zoe@Example.COM ", IsEmailConfirmed = true, TimeZone = "Europe/Berlin", Locale = "de_DE",
                JobTitle = "Nurse", Picture = new("https://example.com/zoe.png"),
            },
            Member("U2", "Guest") with { Kind = AccountKind.Guest },
            Member("U3", "Bot") with { Kind = AccountKind.Bot },
            Member("U4", "Gone") with { IsDeactivated = true },
            Member("U5", "Stranger") with { Kind = AccountKind.Stranger },
            Member("U6", "Nowhere") with { TimeZone = "Atlantis/Capital", Locale = "<script>" },
        ]);

        await test.SyncAsync();

        var zoe = (await test.FindAsync("U1"))!;
        Assert.Equal(
            ("Zoë Ähm", "zoe", "zoe@example.com", true, "Europe/Berlin", "de-DE", "Nurse", AccountKind.Member, true),
            (zoe.Name, zoe.Handle, zoe.Email, zoe.IsEmailConfirmed, zoe.TimeZone, zoe.Locale, zoe.JobTitle, zoe.Kind, zoe.IsActive));
        Assert.Equal(AccountKind.Guest, (await test.FindAsync("U2"))!.Kind);
        Assert.Equal(AccountKind.Bot, (await test.FindAsync("U3"))!.Kind);
        Assert.False((await test.FindAsync("U4"))!.IsActive);
        Assert.Null(await test.FindAsync("U5"));
        var nowhere = (await test.FindAsync("U6"))!;
        Assert.Equal(("", ""), (nowhere.TimeZone, nowhere.Locale));
        var active = await test.Database.ReadAsync(
            sql => PeopleStore.ListActiveAfterAsync(sql, test.Workspace.Id, null, 10), PeopleTest.Cancellation);
        Assert.Equal("U1 U2 U6", string.Join(' ', active.Select(a => a.ExternalId).Order(StringComparer.Ordinal)));
        var next = await test.Database.ReadAsync(
            sql => PeopleStore.ListActiveAfterAsync(sql, test.Workspace.Id, active[0].Id, 1), PeopleTest.Cancellation);
        Assert.Equal(active[1].Id, Assert.Single(next).Id);
    }

    [Theory, DatabaseData]
    public async Task The_workspace_takes_the_commonest_zone_once(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange(
        [
            Member("U1", "A") with { TimeZone = "Pacific/Auckland" },
            Member("U2", "B") with { TimeZone = "Europe/Berlin" },
            Member("U3", "C") with { TimeZone = "Pacific/Auckland" },
            Member("U4", "D") with { TimeZone = "Europe/Berlin", Kind = AccountKind.Bot },
            Member("U5", "E") with { TimeZone = "Europe/Berlin", IsDeactivated = true },
        ]);
        await test.SyncAsync();
        Assert.Equal("Pacific/Auckland", (await test.ReadWorkspaceAsync()).TimeZone);

        for (var i = 0; i < 9; i++) test.Platform.Accounts.Add(Member("N" + i, "New") with { TimeZone = "Europe/Berlin" });
        await test.SyncAsync();

        Assert.Equal("Pacific/Auckland", (await test.ReadWorkspaceAsync()).TimeZone);
    }

    [Theory, DatabaseData]
    public async Task A_second_sync_keeps_accounts_and_persons(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange(Enumerable.Range(0, 450).Select(i => Member("U" + i, "Person " + i)));
        test.Platform.PageSize = 450;
        await test.SyncAsync();
        var before = (await test.FindAsync("U449"))!;

        await test.SyncAsync();

        Assert.Equal(before, await test.FindAsync("U449"));
        Assert.Equal((450, 450), (await test.CountAsync("accounts"), await test.CountAsync("persons")));
    }

    [Theory, DatabaseData]
    public async Task An_older_change_never_overwrites_a_newer_one(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await test.SaveAsync(Member("U1", "New name") with { ChangedAt = 200 });

        await test.SaveAsync(Member("U1", "Old name") with { ChangedAt = 199, IsDeactivated = true });
        Assert.Equal(("New name", true), await NameAsync());
        await test.SaveAsync(Member("U1", "Newest name") with { ChangedAt = 201 });
        Assert.Equal(("Newest name", true), await NameAsync());

        async Task<(string Name, bool IsActive)> NameAsync()
        {
            var account = (await test.FindAsync("U1"))!;
            return (account.Name, account.IsActive);
        }
    }

    [Theory, DatabaseData]
    public async Task Who_is_missing_from_a_complete_listing_has_left_and_may_come_back(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange([Member("U1", "Stays"), Member("U2", "Leaves"), Member("U3", "Stays too")]);
        await test.SaveAsync(Member("S1", "Stranger") with { Kind = AccountKind.Stranger });
        await test.SyncAsync();
        test.Clock.Advance(Duration.FromDays(1));
        var leaver = test.Platform.Accounts[1];
        test.Platform.Accounts.Remove(leaver);

        await test.SyncAsync();
        Assert.False((await test.FindAsync("U2"))!.IsActive);
        Assert.True((await test.FindAsync("U1"))!.IsActive);
        Assert.True((await test.FindAsync("S1"))!.IsActive);

        test.Clock.Advance(Duration.FromDays(1));
        test.Platform.Accounts.Add(leaver);
        await test.SyncAsync();
        Assert.True((await test.FindAsync("U2"))!.IsActive);
    }

    [Theory, DatabaseData]
    public async Task A_listing_that_breaks_off_deactivates_nobody_and_is_taken_up_again(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange(Enumerable.Range(0, 10).Select(i => Member("U" + i, "Person " + i)));
        await test.SyncAsync();
        test.Clock.Advance(Duration.FromDays(1));
        test.Platform.Accounts.Add(Member("U10", "New"));
        test.Platform.BreaksOffAfterPages = 2;

        await Assert.ThrowsAsync<ChatPlatformException>(() => test.SyncAsync());
        Assert.True((await test.FindAsync("U9"))!.IsActive);
        Assert.Null(await test.FindAsync("U10"));

        test.Platform.BreaksOffAfterPages = null;
        await test.SyncAsync();
        Assert.NotNull(await test.FindAsync("U10"));
        Assert.Equal(11, await test.CountAsync("accounts WHERE deactivated_at IS NULL"));
    }

    [Theory, DatabaseData]
    public async Task A_listing_without_members_is_not_believed(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.Add(Member("U1", "Somebody"));
        await test.SyncAsync();
        test.Clock.Advance(Duration.FromDays(1));
        test.Platform.Accounts.Clear();

        await Assert.ThrowsAsync<ChatPlatformException>(() => test.SyncAsync());

        Assert.True((await test.FindAsync("U1"))!.IsActive);
    }

    [Theory, DatabaseData]
    public async Task Groups_and_channels_follow_the_platform(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.Add(Member("U1", "Somebody"));
        test.Platform.Groups.AddRange([new("S1", "front-desk", "Front Desk", ["U1", "U2"]), new("S2", "it", "IT", ["U3"])]);
        test.Platform.Channels.AddRange(
        [
            new() { ChannelId = "C1", Name = "general", IsGeneral = true, CanPost = true, MemberCount = 60 },
            new() { ChannelId = "C2", Name = "random", CanPost = true },
        ]);
        await test.SyncAsync();
        test.Clock.Advance(Duration.FromDays(1));
        test.Platform.Groups.Clear();
        test.Platform.Groups.Add(new("S1", "front-desk", "Front Desk", ["U2", "U4"]));
        test.Platform.Channels.RemoveAt(1);

        await test.SyncAsync();

        var (group, gone) = await test.Database.ReadAsync(
            async sql => (await UserGroupsStore.FindAsync(sql, test.Workspace.Id, "S1"), await UserGroupsStore.FindAsync(sql, test.Workspace.Id, "S2")),
            PeopleTest.Cancellation);
        Assert.Equal(["U2", "U4"], group!.AccountIds);
        Assert.Null(gone);
        Assert.True((await ChannelAsync("C1"))!.CanPost);
        Assert.False((await ChannelAsync("C2"))!.CanPost);
        Assert.Equal(test.Clock.GetUtcNow(), (await test.ReadWorkspaceAsync()).PeopleSyncedAt!.Value.ToDateTimeOffset());

        Task<Channel?> ChannelAsync(string id) =>
            test.Database.ReadAsync(sql => WorkspacesStore.FindChannelAsync(sql, test.Workspace.Id, id), PeopleTest.Cancellation);
    }

    [Theory, DatabaseData]
    public async Task A_refusal_of_groups_does_not_stop_the_rest(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Outage = new ChatPlatformException("missing_scope", isTransient: false);

        Assert.Equal("channels", await test.Sync.RunStepAsync(test.Workspace, "groups", PeopleTest.Cancellation));
        Assert.Equal("managers:", await test.Sync.RunStepAsync(test.Workspace, "channels", PeopleTest.Cancellation));
        Assert.Null((await test.ReadWorkspaceAsync()).GroupsSyncedAt);
    }
}
