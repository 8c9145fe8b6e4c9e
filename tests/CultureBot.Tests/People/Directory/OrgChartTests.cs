using CultureBot.Chat;
using CultureBot.People.Directory;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

public sealed class OrgChartTests
{
    private const string Headings = "email,name,manager_email,team,start_date\n";

    [Theory, DatabaseData]
    public async Task Managers_belong_to_the_group_of_their_own_managers(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync(Headings
            + "dir@example.com,Dir,,,\n"
            + "mia@example.com,Mia,dir@example.com,Direction,\nkim@example.com,Kim,dir@example.com,Sales,\n"
            + "ana@example.com,Ana,mia@example.com,IT,\nben@example.com,Ben,mia@example.com,IT,\ncem@example.com,Cem,mia@example.com,IT,\n"
            + "dan@example.com,Dan,kim@example.com,Sales,\neve@example.com,Eve,kim@example.com,IT,\n"
            + "fay@example.com,Fay,ana@example.com,IT,\n");

        var organization = await test.ReadAsync();

        // The highest group of a team has its name: Fay's is below that of IT.
        Assert.Equal(
            ["0  [Dir] 9", "1 Dir [Kim Mia] 8", "2 IT [Ana Ben Cem] 4", "2 Kim [Dan Eve] 2", "3 Ana [Fay] 1"],
            organization.Groups.Select(group => Show(organization, group)));
        var ana = await test.FindAsync("Ana");
        var fay = await test.FindAsync("Fay");
        Assert.Equal($"manager:{ana.Id.Value}", organization.GroupOf(fay));
        Assert.Equal(
            [organization.GroupOf(fay), organization.GroupOf(ana), organization.Groups[1].Id, OrgGroup.CompanyId], organization.GroupsOf(fay));
        Assert.Equal(organization.Groups[1].Id, organization[organization.GroupOf(ana)].ParentId);
    }

    [Theory, DatabaseData]
    public async Task HR_comes_before_the_platform_and_the_platform_where_HR_is_silent(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.SaveAsync([.. new[] { "ana", "ben", "mia", "kim" }.Select(name => DirectoryTest.Member(name, name + "@example.com"))]);
        await test.ManagesAsync("mia", "ana", "ben");
        await test.ImportAsync(Headings + "ana@example.com,Ana,kim@example.com,,\n");

        var organization = await test.ReadAsync();

        Assert.Equal(
            ["0  [Account kim Account mia] 4", "1 Account kim [Ana] 1", "1 Account mia [Account ben] 1"],
            organization.Groups.Select(group => Show(organization, group)).Order(StringComparer.Ordinal));
        Assert.True((await test.FindAsync("Ana")).IsManagerFromHr);
        Assert.False((await test.FindAsync("Account ben")).IsManagerFromHr);
    }

    [Theory, DatabaseData]
    public async Task Guests_bots_and_leavers_are_not_of_the_organization_and_their_reports_stand_below_the_company(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var gone = DirectoryTest.Member("gone", "gone@example.com");
        await test.SaveAsync(
            DirectoryTest.Member("ana", "ana@example.com"), gone,
            DirectoryTest.Member("guest", "guest@example.com") with { Kind = AccountKind.Guest },
            DirectoryTest.Member("bot", "bot@example.com") with { Kind = AccountKind.Bot });
        await test.ImportAsync(Headings + "gone@example.com,Gone,,,\nana@example.com,Ana,gone@example.com,,\nout@example.com,Out,,,\n");
        Assert.Equal(["Ana", "Gone", "Out"], (await test.ReadAsync()).People.Values.Select(p => p.Name).Order(StringComparer.Ordinal));

        test.Pass(Duration.FromDays(1));
        await test.SaveAsync(gone with { IsDeactivated = true });

        var organization = await test.ReadAsync();
        Assert.Equal(["Ana True", "Out False"], organization.People.Values.Select(p => $"{p.Name} {p.IsReachable}").Order(StringComparer.Ordinal));
        Assert.Single(organization.Groups);
    }

    [Theory, DatabaseData]
    public async Task Loops_that_a_platform_tells_are_cut_the_same_way_each_time_and_reported(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.SaveAsync([.. new[] { "ana", "ben", "cem", "dan", "eve" }.Select(name => DirectoryTest.Member(name, name + "@example.com"))]);
        await test.ManagesAsync("ben", "ana", "dan");
        await test.ManagesAsync("cem", "ben");
        await test.ManagesAsync("ana", "cem");
        await test.ManagesAsync("eve", "eve");
        // HR's word is not cut: Ana reports to Ben, and so does the loop end with Ben or Cem.
        await test.ImportAsync(Headings + "ana@example.com,Ana,ben@example.com,,\n");

        var organization = await test.ReadAsync();
        var again = await test.ReadAsync();

        Assert.Equal(2, organization.BrokenLoops.Length);
        var loop = Assert.Single(organization.BrokenLoops, broken => broken.Length == 3);
        Assert.NotEqual("Ana", organization.People[loop[0]].Name);
        Assert.Null(organization.People[loop[0]].ManagerId);
        Assert.Equal(organization.BrokenLoops.SelectMany(l => l), again.BrokenLoops.SelectMany(l => l));
        Assert.Equal(5, organization[OrgGroup.CompanyId].Size);
        Assert.Equal((await test.FindAsync("Account ben")).Id, (await test.FindAsync("Ana")).ManagerId);
    }

    [Theory, DatabaseData]
    public async Task An_account_that_takes_no_direct_messages_is_not_reachable(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var ana = (await test.SaveAsync(DirectoryTest.Member("ana", "ana@example.com")))[0];
        Assert.True((await test.FindAsync("Account ana")).IsReachable);

        await test.Database.WriteAsync(
            sql => CultureBot.People.AccountUseStore.SetUnreachableAsync(sql, ana.WorkspaceId, ana.ExternalId, test.Clock.Now),
            CultureBot.Storage.WriteUrgency.Background, DirectoryTest.Cancellation);

        Assert.False((await test.FindAsync("Account ana")).IsReachable);
    }

    [Fact]
    public async Task Tenure_is_counted_from_the_day_they_started()
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        await test.ImportAsync(Headings + "ana@example.com,Ana,,,2026-10-21\nben@example.com,Ben,,,\n");

        var ana = await test.FindAsync("Ana");

        Assert.Equal(30, ana.TenureDaysOn(new(2026, 11, 20)));
        Assert.Equal(0, ana.TenureDaysOn(new(2026, 10, 21)));
        Assert.Null(ana.TenureDaysOn(new(2026, 10, 20)));
        Assert.Null((await test.FindAsync("Ben")).TenureDaysOn(new(2026, 11, 20)));
    }

    private static string Show(Organization organization, OrgGroup group) =>
        $"{group.Depth} {group.Name} [{string.Join(' ', group.Own.Select(id => organization.People[id].Name).Order(StringComparer.Ordinal))}] {group.Size}";
}
