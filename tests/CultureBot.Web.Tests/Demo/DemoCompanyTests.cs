using CultureBot.People.Directory;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using CultureBot.Web.Demo;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CultureBot.Web.Tests.Demo;

public sealed class DemoCompanyTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 21, 30);

    [Theory, DatabaseData]
    public async Task Seeding_fills_an_empty_database_and_marks_it(DatabaseKind kind)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, stop);
        await Company(database.Database, new TestClock(Now)).SeedAsync(stop);

        Assert.Equal("true", await ScalarAsync<string>(database, "SELECT value FROM installation WHERE name = 'demo'"));
        Assert.Equal(60, await ScalarAsync<long>(database, "SELECT COUNT(*) FROM accounts WHERE kind = 'Member'"));
        Assert.Equal(1, await ScalarAsync<long>(database, "SELECT COUNT(*) FROM accounts WHERE kind = 'Guest'"));
        Assert.Equal(1, await ScalarAsync<long>(database, "SELECT COUNT(*) FROM accounts WHERE kind = 'Bot'"));
        Assert.Equal(8, await ScalarAsync<long>(database, "SELECT COUNT(*) FROM user_groups"));
        Assert.Equal(4, await ScalarAsync<long>(database, "SELECT COUNT(DISTINCT time_zone) FROM accounts WHERE kind = 'Member'"));
        Assert.Equal(352, await ScalarAsync<long>(database, "SELECT COUNT(*) FROM kudos"));
        Assert.Equal(0, await ScalarAsync<long>(database, "SELECT COUNT(*) FROM kudos WHERE TRIM(words) = ''"));
        Assert.Equal(
            await ScalarAsync<long>(database, "SELECT COUNT(*) FROM kudos WHERE channel_id IS NOT NULL"),
            await ScalarAsync<long>(database, "SELECT COUNT(*) FROM simulator_messages WHERE card IS NOT NULL"));
    }

    [Theory, DatabaseData]
    public async Task Seeding_again_later_changes_nothing(DatabaseKind kind)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, stop);
        var clock = new TestClock(Now);
        await Company(database.Database, clock).SeedAsync(stop);
        var before = await CountsAsync(database);
        clock.Advance(Duration.FromDays(9));
        await Company(database.Database, clock).SeedAsync(stop);

        Assert.Equal(before, await CountsAsync(database));
    }

    [Theory, DatabaseData]
    public async Task A_seeding_that_was_cut_short_goes_on_where_it_stopped(DatabaseKind kind)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var whole = await TestDatabase.CreateAsync(kind, stop);
        await Company(whole.Database, new TestClock(Now)).SeedAsync(stop);

        await using var cut = await TestDatabase.CreateAsync(kind, stop);
        await using (var failing = new FailingDatabase(cut.Database, unitsBeforeFailure: 4))
        {
            await Assert.ThrowsAsync<IOException>(() => Company(failing, new TestClock(Now)).SeedAsync(stop));
        }

        Assert.NotEqual(await CountsAsync(whole), await CountsAsync(cut));
        await Company(cut.Database, new TestClock(Now + Duration.FromHours(30))).SeedAsync(stop);
        Assert.Equal(await CountsAsync(whole), await CountsAsync(cut));
    }

    [Theory, DatabaseData]
    public async Task Its_people_are_a_tree_of_three_levels_with_groups_that_are_large_enough_to_be_asked(DatabaseKind kind)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(kind, stop);
        await Company(database.Database, new TestClock(Now)).SeedAsync(stop);

        var organization = await new OrgChart(database.Database).ReadAsync(stop);

        Assert.Equal([60, 59, 9, 7, 7, 7, 6, 5, 5, 5], organization.Groups.Select(group => group.Size));
        Assert.Equal([0, 1, 2], organization.Groups.Select(group => group.Depth).Distinct());
        Assert.Equal(
            DemoPeople.Teams.Select(team => team.Name).Order(StringComparer.Ordinal),
            organization.Groups.Skip(2).Select(group => group.Name).Order(StringComparer.Ordinal));
        Assert.All(organization.People.Values, person => Assert.True(person is { IsReachable: true, IsInDirectory: true }, person.Name));
        Assert.All(
            ["location", "country"],
            field => Assert.All(organization.People.Values.GroupBy(person => person.Attributes[field], StringComparer.Ordinal), place => Assert.InRange(place.Count(), 5, 55)));
        Assert.All(organization.People.Values, person => Assert.InRange(person.TenureDaysOn(Now.InUtc().Date)!.Value, 30, 365 * 10));
        // HR's word is as old as the first thank-you.
        Assert.Equal(60, (await new OrgChart(database.Database).AtAsync(Now - DemoHistory.Span, stop)).People.Count);
    }

    private static DemoCompany Company(Database database, TimeProvider clock) => new(database, clock, new ConfigurationBuilder().Build());

    private static async Task<string> CountsAsync(TestDatabase database)
    {
        string[] tables = ["accounts", "persons", "kudos", "kudos_recipients", "kudos_values", "messages", "simulator_messages", "user_group_members", "channels", "directory_entries", "directory_fields", "installation"];
        var counts = new List<string>();
        foreach (var table in tables) counts.Add($"{table} {await ScalarAsync<long>(database, $"SELECT COUNT(*) FROM {table}")}");
        return string.Join(", ", counts);
    }

    private static async Task<T?> ScalarAsync<T>(TestDatabase database, string sql) =>
        await database.Database.ReadAsync(session => session.ScalarAsync<T>(sql), TestContext.Current.CancellationToken);
}
