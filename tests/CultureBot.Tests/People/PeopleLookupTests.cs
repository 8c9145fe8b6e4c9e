using CultureBot.Chat;
using CultureBot.Testing.Databases;
using NodaTime;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class PeopleLookupTests
{
    [Theory, DatabaseData]
    public async Task Who_is_known_is_found_without_asking_the_platform(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);

        var found = (await test.LookUpAsync(
            "U1", new NamedAccount("U2", "bo"), new TypedText("thanks"), new NamedGroup("S1", "@front-desk"), new TypedHandle("BO.BY")))!;

        Assert.Equal("U1", found.Acting.ExternalId);
        Assert.Equal("U2", Names(found, 0));
        Assert.Equal("", Names(found, 1));
        // U4 left and B1 is a bot: neither is thanked through the group.
        Assert.Equal("U2 U3", Names(found, 2));
        Assert.Equal("Front Desk", found.Parts[2].GroupName);
        Assert.Equal("U2", Names(found, 3));
        Assert.Empty(test.Platform.Calls);
    }

    [Theory]
    [DatabaseData("Bo.By", "U2")]
    [DatabaseData("robert", "U2")]
    [DatabaseData("zoëähm", "U3")]
    [DatabaseData("ZOËähm", "U3")]
    [DatabaseData("left", "U4")]
    [DatabaseData("culturebot", "B1")]
    [DatabaseData("front-desk", "U2 U3")]
    [DatabaseData("sam", "")]
    [DatabaseData("nobody", "")]
    [DatabaseData("%", "")]
    [DatabaseData("", "")]
    public async Task A_typed_name_is_somebody_only_when_it_is_unmistakable(DatabaseKind kind, string typed, string expected)
    {
        await using var test = await SyncedAsync(kind);

        var found = (await test.LookUpAsync("U1", new TypedHandle(typed)))!;

        Assert.Equal(expected, Names(found, 0));
    }

    [Theory, DatabaseData]
    public async Task The_platform_is_asked_for_the_others_and_what_it_says_is_stored(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);
        test.Platform.Accounts.AddRange([Member("N1", "New"), Member("X1", "Other company") with { Kind = AccountKind.Stranger }]);

        var found = (await test.LookUpAsync("N1", new NamedAccount("X1", ""), new NamedAccount("U404", ""), new NamedAccount("U2", "")))!;

        Assert.Equal(("N1", "X1", "", "U2"), (found.Acting.ExternalId, Names(found, 0), Names(found, 1), Names(found, 2)));
        Assert.Equal("account N1,account U404,account X1", string.Join(',', test.Platform.Calls.Order(StringComparer.Ordinal)));
        Assert.Equal(AccountKind.Stranger, (await test.FindAsync("X1"))!.Kind);
    }

    [Theory, DatabaseData]
    public async Task Groups_older_than_a_day_are_read_again_with_members_who_are_new(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);
        test.Clock.Advance(Duration.FromHours(25));
        test.Platform.Accounts.Add(Member("N1", "New"));
        test.Platform.Groups[0] = test.Platform.Groups[0] with { AccountIds = ["U3", "N1"] };

        var found = (await test.LookUpAsync("U1", new NamedGroup("S1", ""), new TypedHandle("Front-Desk")))!;

        Assert.Equal(("U3 N1", "U3 N1"), (Names(found, 0), Names(found, 1)));
        Assert.Equal("groups T1,account N1", string.Join(',', test.Platform.Calls));
    }

    [Theory, DatabaseData]
    public async Task A_group_that_is_younger_than_the_last_sync_is_asked_for(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);
        test.Platform.Groups.Add(new("S9", "night-shift", "Night Shift", ["U1"]));

        Assert.Equal("U1", Names((await test.LookUpAsync("U1", new NamedGroup("S9", "")))!, 0));
        Assert.Equal("", Names((await test.LookUpAsync("U1", new NamedGroup("S404", "")))!, 0));
    }

    [Theory, DatabaseData]
    public async Task A_slow_platform_is_given_up_when_the_patience_ends(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);
        test.Platform.Hangs = true;

        var asking = test.LookUpAsync("U1", new NamedAccount("N1", ""));
        await test.Platform.Asked.WaitAsync(TimeSpan.FromSeconds(30), PeopleTest.Cancellation);
        Assert.False(asking.IsCompleted);
        test.Clock.Advance(Duration.FromMilliseconds(1500));

        Assert.Null(await asking.WaitAsync(TimeSpan.FromSeconds(30), PeopleTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task A_caller_that_gives_up_is_not_taken_for_a_slow_platform(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);
        test.Platform.Hangs = true;
        using var caller = new CancellationTokenSource();

        var asking = test.Lookup().FindAsync(test.Workspace, "U1", [new NamedAccount("N1", "")], caller.Token);
        await test.Platform.Asked.WaitAsync(TimeSpan.FromSeconds(30), PeopleTest.Cancellation);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [DatabaseData(true)]
    [DatabaseData(false)]
    public async Task An_outage_is_not_taken_for_a_missing_person(DatabaseKind kind, bool isTransient)
    {
        await using var test = await SyncedAsync(kind);
        test.Platform.Outage = new ChatPlatformException("down", isTransient);

        Assert.Null(await test.LookUpAsync("N1"));
        var named = await test.LookUpAsync("U1", new NamedAccount("N1", ""));
        // What is refused now is refused again later.
        Assert.Equal(isTransient, named is null);
    }

    [Theory, DatabaseData]
    public async Task An_acting_account_that_nobody_knows_is_an_outage(DatabaseKind kind)
    {
        await using var test = await SyncedAsync(kind);

        Assert.Null(await test.LookUpAsync("U404"));
    }

    [Theory, DatabaseData]
    public async Task Before_the_first_sync_a_typed_name_waits_until_the_last_attempt(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await test.SaveAsync(Member("U1", "Ana"));

        Assert.Null(await test.LookUpAsync("U1", new TypedHandle("bo")));
        test.Patience.IsLastAttempt = true;
        Assert.Equal("", Names((await test.LookUpAsync("U1", new TypedHandle("bo")))!, 0));
    }

    private static async Task<PeopleTest> SyncedAsync(DatabaseKind kind)
    {
        var test = await PeopleTest.CreateAsync(kind);
        test.Platform.Accounts.AddRange(
        [
            Member("U1", "Ana"),
            Member("U2", "Bo By") with { Handle = "bo.by", Email = "Robert@example.com" },
            Member("U3", "Zoë Ähm"),
            Member("U4", "Left") with { IsDeactivated = true },
            Member("U5", "Sam"),
            Member("U6", "sam"),
            Member("B1", "CultureBot") with { Kind = AccountKind.Bot },
        ]);
        test.Platform.Groups.Add(new("S1", "front-desk", "Front Desk", ["U2", "U3", "U4", "B1"]));
        await test.SyncAsync();
        test.Platform.Calls.Clear();
        test.Platform.AskAnew();
        return test;
    }

    private static string Names(CultureBot.People.PeopleFound found, int part) =>
        string.Join(' ', found.Parts[part].Accounts.Select(account => account.ExternalId));
}
