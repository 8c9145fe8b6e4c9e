using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

/// <summary>Where HR names no teams, user groups are teams: Ana and Ben are Sales, all of them Everyone, and Ana reports to Mia on her platform.</summary>
public sealed class TeamsOfGroupsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task User_groups_are_teams_and_somebodys_is_the_smallest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var company = await FoundAsync(database.Database);

        Assert.Equal(["Everyone", "Sales"], await ReadAsync(database, TeamsStore.ListNamesAsync));
        Assert.Equal("Sales", await ReadAsync(database, sql => TeamsStore.FindOfAsync(sql, company["ana"].PersonId)));
        Assert.Equal("Everyone", await ReadAsync(database, sql => TeamsStore.FindOfAsync(sql, company["cy"].PersonId)));
        Assert.Equal("", await ReadAsync(database, sql => TeamsStore.FindOfAsync(sql, company["gone"].PersonId)));
        Assert.Equal(company["mia"].PersonId, await ReadAsync(database, sql => TeamsStore.FindLeadAsync(sql, ["Sales"])));
        Assert.Equal(["Everyone", "Sales"], (await ReadAsync(database, sql => TeamsStore.ListLedByAsync(sql, company["mia"].PersonId))).Order(StringComparer.Ordinal));
        Assert.Equal(
            [("Ana", "Sales"), ("Ben", "Sales"), ("Cy", "Everyone")],
            (await ReadAsync(database, TeamsStore.ListOfAllAsync)).Select(one => (company.People.Values.Single(account => account.PersonId == one.PersonId).Name, one.Team)).Order());
        Assert.Equal(2, (await ReadAsync(database, sql => TeamsStore.ListOfAsync(sql, [company["ana"].PersonId, company["mia"].PersonId, company["cy"].PersonId]))).Count);
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_left_is_in_no_team_and_leads_none_while_their_account_is_open(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var company = await FoundAsync(database.Database);

        await LeaveAsync("ben");
        Assert.Equal("", await ReadAsync(database, sql => TeamsStore.FindOfAsync(sql, company["ben"].PersonId)));
        Assert.Equal(company["mia"].PersonId, await ReadAsync(database, sql => TeamsStore.FindLeadAsync(sql, ["Sales"])));
        Assert.True(await ReadAsync(database, sql => PeopleStore.HasReportsAsync(sql, company["mia"])));

        await LeaveAsync("mia");
        Assert.Null(await ReadAsync(database, sql => TeamsStore.FindLeadAsync(sql, ["Sales"])));

        await LeaveAsync("ana");
        Assert.False(await ReadAsync(database, sql => PeopleStore.HasReportsAsync(sql, company["mia"])));
        Assert.Equal(["Everyone"], await ReadAsync(database, TeamsStore.ListNamesAsync));

        Task LeaveAsync(string name) => database.Database.WriteAsync(
            sql => AbsencesStore.LeaveAsync(sql, company[name].PersonId, Instant.FromUtc(2026, 11, 18, 10, 0)), WriteUrgency.Background, Cancellation);
    }

    [Theory, DatabaseData]
    public async Task One_team_that_HR_names_and_groups_are_groups_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var company = await FoundAsync(database.Database);
        await database.Database.WriteAsync(
            sql => DirectoryStore.AddValuesAsync(sql, [new() { PersonId = company["cy"].PersonId, Field = DirectoryFields.Team, Value = "Payroll" }], Instant.FromUtc(2026, 11, 18, 9, 0)),
            WriteUrgency.Background,
            Cancellation);

        Assert.Equal(["Payroll"], await ReadAsync(database, TeamsStore.ListNamesAsync));
        Assert.Equal("", await ReadAsync(database, sql => TeamsStore.FindOfAsync(sql, company["ana"].PersonId)));
        Assert.Equal("Payroll", await ReadAsync(database, sql => TeamsStore.FindOfAsync(sql, company["cy"].PersonId)));
    }

    private static async Task<TestCompany> FoundAsync(Database database)
    {
        var company = await TestCompany.FoundAsync(database, Instant.FromUtc(2026, 11, 18, 9, 0), Cancellation);
        await database.WriteAsync(
            async sql =>
            {
                await UserGroupsStore.SaveAsync(sql, company.Workspace.Id, new PlatformGroup("S1", "sales", "Sales", ["Uana", "Uben"]));
                await UserGroupsStore.SaveAsync(sql, company.Workspace.Id, new PlatformGroup("S2", "everyone", "Everyone", ["Uana", "Uben", "Ucy", "Ugone"]));
            },
            WriteUrgency.Background,
            Cancellation);
        return company;
    }

    private static Task<T> ReadAsync<T>(TestDatabase database, Func<SqlSession, Task<T>> query) => database.Database.ReadAsync(query, Cancellation);
}
