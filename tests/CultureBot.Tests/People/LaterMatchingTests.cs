using CultureBot.Chat;
using CultureBot.People.Persons;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Workspaces;
using NodaTime;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class LaterMatchingTests
{
    [Theory]
    [DatabaseData("without an address", true)]
    [DatabaseData("without an address", false)]
    [DatabaseData("unconfirmed", true)]
    [DatabaseData("unconfirmed", false)]
    [DatabaseData("with another address", true)]
    [DatabaseData("with another address", false)]
    [DatabaseData("a guest", true)]
    [DatabaseData("deactivated", true)]
    public async Task An_address_that_becomes_known_later_makes_one_person(DatabaseKind kind, string before, bool isOlder)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var (changing, fixedOne) = isOlder ? (test.Workspace, other) : (other, test.Workspace);
        foreach (var workspace in (Workspace[])[test.Workspace, other])
        {
            await test.SaveAsync(workspace, workspace == changing ? As(before) : Confirmed("W1"));
            test.Clock.Advance(Duration.FromSeconds(1));
        }

        var oldest = (await test.FindAsync(isOlder ? "U1" : "W1", isOlder ? changing : fixedOne))!.PersonId;
        Assert.Equal(2, await test.CountAsync("persons"));

        await test.SaveAsync(changing, Confirmed("U1"));
        await test.SaveAsync(changing, Confirmed("U1"));

        Assert.Equal(1, await test.CountAsync("persons"));
        Assert.Equal(oldest, (await test.FindAsync("U1", changing))!.PersonId);
        Assert.Equal(oldest, (await test.FindAsync("W1", fixedOne))!.PersonId);
    }

    [Theory, DatabaseData]
    public async Task An_address_that_changes_away_leaves_the_person_as_it_is(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(Confirmed("U1"));
        await test.SaveAsync(other, Confirmed("W1"));

        await test.SaveAsync(other, Confirmed("W1", "ana.married@example.com"));

        Assert.Equal(1, await test.CountAsync("persons"));
    }

    [Theory]
    [DatabaseData(AccountKind.Guest, true, false)]
    [DatabaseData(AccountKind.Stranger, true, false)]
    [DatabaseData(AccountKind.Member, false, false)]
    [DatabaseData(AccountKind.Member, true, true)]
    public async Task An_account_that_does_not_count_is_not_matched_later_either(DatabaseKind kind, AccountKind accountKind, bool isConfirmed, bool isDeactivated)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(As("without an address"));
        await test.SaveAsync(other, Confirmed("W1"));

        await test.SaveAsync(Confirmed("U1") with { Kind = accountKind, IsEmailConfirmed = isConfirmed, IsDeactivated = isDeactivated });

        Assert.Equal(2, await test.CountAsync("persons"));
    }

    [Theory, DatabaseData]
    public async Task An_address_that_two_have_in_one_workspace_matches_neither_until_one_of_them_loses_it(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(Confirmed("U1"), Confirmed("U2"));
        await test.SaveAsync(other, As("without an address"));

        await test.SaveAsync(other, Confirmed("U1"));
        Assert.Equal(3, await test.CountAsync("persons"));

        await test.SaveAsync(Confirmed("U2", "another@example.com"));
        await test.SaveAsync(Confirmed("U1"));
        Assert.Equal(2, await test.CountAsync("persons"));
        Assert.Equal((await test.FindAsync("U1"))!.PersonId, (await test.FindAsync("U1", other))!.PersonId);
    }

    [Theory, DatabaseData]
    public async Task A_person_never_gets_a_second_account_of_a_workspace_by_an_address(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(Confirmed("U1"));
        await test.SaveAsync(other, Confirmed("W1"));
        // Ana got a new account, and the old one is still hers.
        await test.SaveAsync(Confirmed("U1") with { IsDeactivated = true }, As("without an address", "U2"));

        await test.SaveAsync(Confirmed("U2"));

        Assert.Equal(2, await test.CountAsync("persons"));
    }

    [Theory, DatabaseData]
    public async Task Whom_an_administrator_called_different_nothing_matches_again(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var one = (await test.SaveAsync(As("unconfirmed")))[0];
        var two = (await test.SaveAsync(other, Confirmed("W1")))[0];
        await test.Database.WriteAsync(
            sql => PersonsStore.DecideAsync(sql, two.Id, one.Id, PersonDecision.Different, null, test.Clock.Now),
            WriteUrgency.Background,
            PeopleTest.Cancellation);

        await test.SaveAsync(Confirmed("U1"));

        Assert.Equal(2, await test.CountAsync("persons"));
    }

    [Theory, DatabaseData]
    public async Task Addresses_that_become_known_side_by_side_still_match(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var confirmed = Enumerable.Range(0, 60).Select(i => Confirmed("U" + i, $"p{i}@example.com")).ToArray();
        PlatformAccount[] unknown = [.. confirmed.Select(account => account with { Email = "" })];
        await test.SaveAsync(unknown);
        await test.SaveAsync(other, unknown);

        await Task.WhenAll(confirmed.Chunk(10).SelectMany(some => new Task[] { test.SaveAsync(some), test.SaveAsync(other, some), test.SaveAsync(some) }));

        Assert.Equal((120, 60), (await test.CountAsync("accounts"), await test.CountAsync("persons")));
    }

    [Theory, DatabaseData]
    public async Task A_zone_that_is_known_is_not_forgotten_when_the_platform_says_nothing(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        await test.SaveAsync(Confirmed("U1") with { TimeZone = "Pacific/Auckland" });

        await test.SaveAsync(Confirmed("U1") with { TimeZone = "" });
        Assert.Equal("Pacific/Auckland", (await test.FindAsync("U1"))!.TimeZone);

        await test.SaveAsync(Confirmed("U1") with { TimeZone = "Europe/Paris" });
        Assert.Equal("Europe/Paris", (await test.FindAsync("U1"))!.TimeZone);
    }

    [Theory, DatabaseData]
    public async Task Where_a_platform_knows_no_zone_that_of_the_persons_other_account_counts(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(Confirmed("U1") with { TimeZone = "Pacific/Auckland" });

        await test.SaveAsync(other, Confirmed("W1") with { TimeZone = "" });

        Assert.Equal("Pacific/Auckland", (await test.FindAsync("W1", other))!.TimeZone);
    }

    private static PlatformAccount As(string before, string id = "U1") => before switch
    {
        "without an address" => Confirmed(id) with { Email = "", IsEmailConfirmed = false },
        "unconfirmed" => Confirmed(id) with { IsEmailConfirmed = false },
        "with another address" => Confirmed(id, "somebody@example.com"),
        "a guest" => Confirmed(id) with { Kind = AccountKind.Guest },
        _ => Confirmed(id) with { IsDeactivated = true },
    };

    private static PlatformAccount Confirmed(string id, string email = "ana@example.com") =>
        Member(id, "Ana") with { Email = email, IsEmailConfirmed = true };
}
