using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.People.Directory;
using CultureBot.People.Persons;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

public sealed class MatchingTests
{
    private const string File = "email,name,team\nana@example.com,Ana,Sales\n";

    [Theory, DatabaseData]
    public async Task A_row_is_the_person_whose_confirmed_address_it_has(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var account = (await test.SaveAsync(DirectoryTest.Member("U1", "Ana@example.com")))[0];

        Assert.Equal(new PeopleImported(1, 0, 0, IsDryRun: false), await test.ImportAsync(File));

        Assert.Equal(account.PersonId, (await test.FindAsync("Ana")).Id);
        Assert.Equal(1, await test.CountAsync("persons"));
    }

    [Theory]
    [DatabaseData(AccountKind.Guest, true, false)]
    [DatabaseData(AccountKind.Stranger, true, false)]
    [DatabaseData(AccountKind.Member, false, false)]
    [DatabaseData(AccountKind.Member, true, true)]
    public async Task Other_accounts_with_the_address_are_not_taken_for_the_person(
        DatabaseKind kind, AccountKind accountKind, bool isConfirmed, bool isDeactivated)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var odd = DirectoryTest.Member("U1", "ana@example.com") with { Kind = accountKind, IsEmailConfirmed = isConfirmed, IsDeactivated = isDeactivated };
        var account = (await test.SaveAsync(odd))[0];

        await test.ImportAsync(File);
        await test.SaveAsync(odd);

        Assert.NotEqual(account.PersonId, (await test.FindAsync("Ana")).Id);
        Assert.False((await test.FindAsync("Ana")).IsReachable);
    }

    [Theory, DatabaseData]
    public async Task An_account_that_appears_later_joins_the_person_whom_HR_knows(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync(File);
        var person = (await test.FindAsync("Ana")).Id;
        var other = await test.ConnectAsync("T2");

        var here = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com")))[0];
        var there = (await test.People.SaveAsync(other, DirectoryTest.Member("W1", "ana@example.com")))[0];

        Assert.Equal((person, person), (here.PersonId, there.PersonId));
        Assert.True((await test.FindAsync("Ana")).IsReachable);
        Assert.Equal(1, await test.CountAsync("persons"));
    }

    [Theory, DatabaseData]
    public async Task An_account_whose_address_is_confirmed_later_becomes_one_person_with_the_entry(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var account = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com") with { IsEmailConfirmed = false }))[0];
        test.Pass(Duration.FromSeconds(1));
        await test.ImportAsync(File);
        Assert.Equal(2, await test.CountAsync("persons"));

        await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com"));

        Assert.Equal(1, await test.CountAsync("persons"));
        Assert.Equal(account.PersonId, (await test.FindAsync("Ana")).Id);
        Assert.Equal("Sales", (await test.FindAsync("Ana")).Attributes["team"]);
        Assert.Equal(new PeopleImported(0, 0, 1, IsDryRun: false), await test.ImportAsync(File));
    }

    [Theory, DatabaseData]
    public async Task Two_accounts_of_one_workspace_with_the_address_are_never_the_person_by_themselves(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync(File);

        var both = await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com"), DirectoryTest.Member("U2", "ana@example.com"));

        var ana = (await test.FindAsync("Ana")).Id;
        Assert.Single(both, account => account.PersonId == ana);
    }

    [Theory, DatabaseData]
    public async Task Whoever_changes_the_address_in_chat_keeps_their_entry_under_the_new_one(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com"));
        await test.ImportAsync(File);
        var person = (await test.FindAsync("Ana")).Id;
        await test.SaveAsync(DirectoryTest.Member("U1", "ana.married@example.com"));

        Assert.Equal(new PeopleImported(0, 1, 0, IsDryRun: false), await test.ImportAsync("email,name\nana.married@example.com,Ana\n"));

        Assert.Equal(person, (await test.FindAsync("Ana")).Id);
        Assert.Equal(1, await test.CountAsync("directory_entries"));
    }

    [Theory, DatabaseData]
    public async Task Two_who_swapped_their_addresses_in_chat_keep_what_is_theirs_after_the_next_import(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var before = await test.SaveAsync(DirectoryTest.Member("U1", "a@example.com"), DirectoryTest.Member("U2", "b@example.com"));
        await test.ImportAsync("email,name,team\na@example.com,Ana,Sales\nb@example.com,Ben,IT\n");
        await test.SaveAsync(DirectoryTest.Member("U1", "c@example.com"));
        await test.SaveAsync(DirectoryTest.Member("U2", "a@example.com"));
        await test.SaveAsync(DirectoryTest.Member("U1", "b@example.com"));
        test.Pass(Duration.FromDays(1));

        Assert.IsType<PeopleImported>(await test.ImportAsync("email,name,team\na@example.com,Ben,IT\nb@example.com,Ana,Sales\n"));

        Assert.Equal(before.Single(a => a.ExternalId == "U1").PersonId, (await test.FindAsync("Ana")).Id);
        Assert.Equal("IT", (await test.FindAsync("Ben")).Attributes["team"]);
        Assert.Equal((2, 2), (await test.CountAsync("directory_entries"), await test.CountAsync("persons")));
    }

    [Theory]
    [DatabaseData(true)]
    [DatabaseData(false)]
    public async Task Merging_keeps_the_older_persons_entry_and_what_only_the_other_has(DatabaseKind kind, bool isOlderFirst)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var old = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com")))[0];
        test.Pass(Duration.FromSeconds(1));
        var young = (await test.People.SaveAsync(other, DirectoryTest.Member("W1", "ana.b@example.com")))[0];
        await test.ImportAsync(
            "email,name,team,location,manager_email\n"
            + "ana@example.com,Ana,Sales,,ana.b@example.com\nana.b@example.com,Ana B,IT,Oslo,\nben@example.com,Ben,IT,Oslo,ana.b@example.com\n");

        var merging = new MergePersons(test.Database, [], new OutboxSignal(), test.Clock);
        Assert.Null(await (isOlderFirst ? merging.SameAsync(old.Id, young.Id, null, DirectoryTest.Cancellation) : merging.SameAsync(young.Id, old.Id, null, DirectoryTest.Cancellation)));

        var ana = await test.FindAsync("Ana");
        Assert.Equal(("Sales", "Oslo"), (ana.Attributes["team"], ana.Attributes["location"]));
        Assert.Equal(old.PersonId, ana.Id);
        // Nobody becomes their own manager by it, and whoever reported to either reports to the one.
        Assert.Null(ana.ManagerId);
        Assert.Equal(ana.Id, (await test.FindAsync("Ben")).ManagerId);
        Assert.Equal(2, await test.CountAsync("directory_entries"));
    }

    [Theory, DatabaseData]
    public async Task Splitting_leaves_what_HR_says_with_the_person_and_the_next_import_sorts_it_out(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        var one = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com")))[0];
        test.Pass(Duration.FromSeconds(1));
        var two = (await test.People.SaveAsync(other, DirectoryTest.Member("W1", "kim@example.com")))[0];
        await new MergePersons(test.Database, [], new OutboxSignal(), test.Clock).SameAsync(one.Id, two.Id, null, DirectoryTest.Cancellation);
        await test.ImportAsync("email,name,team\nkim@example.com,Kim,IT\n");
        Assert.Equal(["3:1 SamePersonTwice 2"], await test.ProblemsAsync("email,name\nana@example.com,Ana\nkim@example.com,Kim\n"));

        Assert.Null(await new SplitAccount(test.Database, new OutboxSignal(), test.Clock).HandleAsync(two.Id, null, DirectoryTest.Cancellation));
        Assert.Equal(one.PersonId, (await test.FindAsync("Kim")).Id);

        await test.ImportAsync("email,name,team\nana@example.com,Ana,Sales\nkim@example.com,Kim,IT\n");
        Assert.Equal(one.PersonId, (await test.FindAsync("Ana")).Id);
        Assert.NotEqual(one.PersonId, (await test.FindAsync("Kim")).Id);
    }
}
