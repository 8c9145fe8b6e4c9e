using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.People.Persons;
using CultureBot.Privacy.Personal;
using CultureBot.Storage;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Privacy.Personal;

/// <summary>Everybody of whom anything is kept can be forgotten, also whom no platform lists among its members.</summary>
public sealed class FindErasableTests
{
    [Theory, DatabaseData]
    public async Task Whom_HRs_list_alone_knows_is_found_by_name_and_address_and_forgotten(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        var zoe = await AddListedAsync(test);

        var found = Assert.Single(await test.Find.HandleAsync("zoe quin", PersonalTest.Cancellation));
        Assert.Equal((zoe, "Zoe Quinn", "zoe@example.com"), (found.Id, found.Name, found.ListedAs));
        Assert.Empty(found.Accounts);
        Assert.Equal(zoe, Assert.Single(await test.Find.HandleAsync("ZOE@example", PersonalTest.Cancellation)).Id);

        Assert.Equal(ErasePersonResult.Erased, await test.Erase.HandleAsync(zoe, by: null, PersonalTest.Cancellation));

        Assert.Equal(0, await test.Feedback.CountAsync("directory_entries"));
        Assert.DoesNotContain(await DatabaseDump.ReadAsync(test.Feedback.Database, PersonalTest.Cancellation), row => row.Contains("Porto", StringComparison.Ordinal));
        Assert.Null(await test.Find.FindAsync(zoe, PersonalTest.Cancellation));
        Assert.Equal(ErasePersonResult.Unknown, await test.Erase.HandleAsync(zoe, by: null, PersonalTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task Somebody_of_another_organization_is_found_and_forgotten_and_a_bot_is_not(DatabaseKind kind)
    {
        await using var test = await PersonalTest.StartAsync(kind);
        var sam = Assert.Single(await test.Feedback.Database.WriteAsync(
            sql => AccountsStore.SaveAsync(
                sql,
                test.Feedback.Company.Workspace.Id,
                [new() { AccountId = "Usam", DisplayName = "Sam of Partner", Handle = "sam", Kind = AccountKind.Stranger }],
                test.Feedback.Clock.Now),
            WriteUrgency.Background,
            PersonalTest.Cancellation));

        var found = Assert.Single(await test.Find.HandleAsync("partner", PersonalTest.Cancellation));
        Assert.Equal(AccountKind.Stranger, Assert.Single(found.Accounts).Kind);
        Assert.Empty(await test.Find.HandleAsync("bot", PersonalTest.Cancellation));
        Assert.Null(await test.Find.FindAsync(test.Feedback.Company["bot"].PersonId, PersonalTest.Cancellation));

        Assert.Equal(ErasePersonResult.Erased, await test.Erase.HandleAsync(sam.PersonId, by: null, PersonalTest.Cancellation));

        Assert.Empty(await test.Feedback.ListAsync("SELECT name FROM accounts WHERE external_id = 'Usam' OR name LIKE 'Sam%'"));
        Assert.Empty(await test.Find.HandleAsync("partner", PersonalTest.Cancellation));
    }

    private static Task<PersonId> AddListedAsync(PersonalTest test) => test.Feedback.Database.WriteAsync(
        async sql =>
        {
            var person = await PersonsStore.AddAsync(sql, test.Feedback.Clock.Now);
            await DirectoryStore.SaveEntriesAsync(sql, [new() { PersonId = person, Email = "zoe@example.com", Name = "Zoe Quinn" }], test.Feedback.Clock.Now);
            await DirectoryStore.AddValuesAsync(sql, [new() { PersonId = person, Field = DirectoryFields.Location, Value = "Porto" }], test.Feedback.Clock.Now);
            return person;
        },
        WriteUrgency.Background,
        PersonalTest.Cancellation);
}
