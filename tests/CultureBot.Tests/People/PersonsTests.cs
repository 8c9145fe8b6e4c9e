using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Testing.Databases;
using static CultureBot.Tests.People.DirectoryPlatform;

namespace CultureBot.Tests.People;

public sealed class PersonsTests
{
    [Theory, DatabaseData]
    public async Task A_confirmed_address_known_from_another_workspace_is_the_same_person(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var first = (await test.SaveAsync(Confirmed("U1", "Ana@example.com")))[0];

        var second = (await test.SaveAsync(other, Confirmed("W1", "ana@EXAMPLE.com")))[0];

        Assert.Equal(first.PersonId, second.PersonId);
        var same = await test.Database.ReadAsync(sql => PeopleStore.ListSamePersonAsync(sql, first.PersonId), PeopleTest.Cancellation);
        Assert.Equal("U1 W1", string.Join(' ', same.Select(a => a.ExternalId).Order(StringComparer.Ordinal)));
        Assert.Equal(1, await test.CountAsync("persons"));
    }

    [Theory]
    [DatabaseData(AccountKind.Guest, true, false)]
    [DatabaseData(AccountKind.Stranger, true, false)]
    [DatabaseData(AccountKind.Bot, true, false)]
    [DatabaseData(AccountKind.Member, false, false)]
    [DatabaseData(AccountKind.Member, true, true)]
    public async Task Others_match_nobody_from_either_side(DatabaseKind kind, AccountKind accountKind, bool isConfirmed, bool isDeactivated)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var third = await test.ConnectAsync("T3");
        var odd = Confirmed("U1", "ana@example.com") with { Kind = accountKind, IsEmailConfirmed = isConfirmed, IsDeactivated = isDeactivated };
        await test.SaveAsync(odd);
        await test.SaveAsync(other, Confirmed("W1", "ana@example.com"));
        await test.SaveAsync(third, odd);

        Assert.Equal(3, await test.CountAsync("persons"));
    }

    [Theory, DatabaseData]
    public async Task Two_accounts_of_one_workspace_stay_two_persons(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var here = (await test.SaveAsync(Confirmed("U1", "ana@example.com")))[0];
        await test.SaveAsync(Confirmed("U2", "ana@example.com"));
        Assert.Equal(2, await test.CountAsync("persons"));

        // Two persons have the address by now: which of them is meant is for an administrator to say.
        var there = (await test.SaveAsync(other, Confirmed("W1", "ana@example.com")))[0];
        Assert.NotEqual(here.PersonId, there.PersonId);
    }

    [Theory, DatabaseData]
    public async Task Only_one_of_two_new_accounts_takes_the_person(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(Confirmed("U1", "ana@example.com"));

        await test.SaveAsync(other, Confirmed("W1", "ana@example.com"), Confirmed("W2", "ana@example.com"));
        await test.SaveAsync(other, Confirmed("W3", "ana@example.com"));

        Assert.Equal(3, await test.CountAsync("persons"));
    }

    [Theory, DatabaseData]
    public async Task Two_workspaces_that_are_read_at_once_still_match(DatabaseKind kind)
    {
        await using var test = await PeopleTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var accounts = Enumerable.Range(0, 200).Select(i => Confirmed("U" + i, $"p{i}@example.com")).ToArray();

        await Task.WhenAll(accounts.Chunk(20).SelectMany(some => new Task[] { test.SaveAsync(some), test.SaveAsync(other, some) }));

        Assert.Equal((400, 200), (await test.CountAsync("accounts"), await test.CountAsync("persons")));
    }

    private static PlatformAccount Confirmed(string id, string email) =>
        Member(id, "Ana") with { Email = email, IsEmailConfirmed = true };
}
