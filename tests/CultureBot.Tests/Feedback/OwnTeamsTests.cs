using CultureBot.Feedback;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Tests.Feedback.Map;

namespace CultureBot.Tests.Feedback;

/// <summary>Ana is in Sales and leads Field; Ben and Cy are IT Help, which Mia leads.</summary>
public sealed class OwnTeamsTests
{
    [Theory, DatabaseData]
    public async Task A_lead_looks_first_at_the_team_that_they_lead(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);

        var ana = await ReadAsync(test, "ana");

        Assert.Equal((MapTest.Field, MapTest.Sales), (ana.First, ana.In));
        Assert.Equal([MapTest.Field, MapTest.Sales], ana.All);
        Assert.Equal(MapTest.It, (await ReadAsync(test, "mia")).First);
        Assert.Equal(MapTest.It, (await ReadAsync(test, "ben")).First);
        Assert.Empty((await ReadAsync(test, "ben")).Led);
    }

    [Theory, DatabaseData]
    public async Task Whoever_a_lead_reports_to_does_not_lead_that_team(DatabaseKind kind)
    {
        await using var test = await MapTest.StartAsync(kind);
        // One of three in IT Help reports to Hana: Mia leads it.
        var company = test.Feedback.Company;
        await ReportAsync(test, company["gone"].PersonId, test.Hr.PersonId, "IT Help");

        var hana = await ReadAsync(test, test.Hr.PersonId);

        Assert.Empty(hana.Led);
        Assert.Null(hana.First);
        Assert.Empty(hana.All);
    }

    private static Task ReportAsync(MapTest test, PersonId person, PersonId manager, string team) => test.Database.WriteAsync(
        sql => DirectoryStore.AddValuesAsync(
            sql,
            [
                new() { PersonId = person, Field = DirectoryFields.Team, Value = team },
                new() { PersonId = person, Field = DirectoryFields.Manager, ManagerId = manager },
            ],
            test.Feedback.Clock.Now),
        WriteUrgency.Background,
        MapTest.Cancellation);

    private static Task<OwnTeams> ReadAsync(MapTest test, string name) => ReadAsync(test, test[name].PersonId);

    private static Task<OwnTeams> ReadAsync(MapTest test, PersonId person) => test.Database.ReadAsync(sql => OwnTeams.ReadAsync(sql, person), MapTest.Cancellation);
}
