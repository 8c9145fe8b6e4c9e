using CultureBot.People.Directory;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

public sealed class OrgHistoryTests
{
    [Theory, DatabaseData]
    public async Task The_organization_of_a_past_moment_is_what_HR_had_said_by_then(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync("email,name,manager_email,team\nmia@example.com,Mia,,\nana@example.com,Ana,mia@example.com,Sales\n");
        var first = test.Clock.Now;
        test.Pass(Duration.FromDays(7));
        await test.ImportAsync("email,name,manager_email,team\nana@example.com,Ana,,IT\nben@example.com,Ben,ana@example.com,IT\n");
        var second = test.Clock.Now;
        test.Pass(Duration.FromDays(7));
        await test.ImportAsync("email,team\nana@example.com,\n");

        Assert.Equal("", await ShowAsync(first - Duration.FromMilliseconds(1)));
        Assert.Equal("Ana Sales < Mia, Mia", await ShowAsync(first));
        Assert.Equal("Ana Sales < Mia, Mia", await ShowAsync(second - Duration.FromMilliseconds(1)));
        Assert.Equal("Ana IT, Ben IT < Ana, Mia", await ShowAsync(second));
        Assert.Equal("Ana, Ben IT < Ana, Mia", await ShowAsync(test.Clock.Now));

        async Task<string> ShowAsync(Instant at)
        {
            var organization = await test.Chart.AtAsync(at, DirectoryTest.Cancellation);
            return string.Join(", ", organization.People.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p =>
                p.Name + (p.Attributes.TryGetValue("team", out var team) ? " " + team : "")
                + (p.ManagerId is { } manager ? " < " + organization.People[manager].Name : "")));
        }
    }

    [Theory, DatabaseData]
    public async Task Whoever_left_was_there_before_and_whoever_came_was_not(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var start = test.Clock.Now;
        var gone = DirectoryTest.Member("gone", "gone@example.com");
        await test.SaveAsync(DirectoryTest.Member("ana", "ana@example.com"), gone);
        test.Pass(Duration.FromDays(1));
        await test.SaveAsync(gone with { IsDeactivated = true }, DirectoryTest.Member("new", "new@example.com"));

        var before = await test.Chart.AtAsync(start, DirectoryTest.Cancellation);
        var changes = OrgChart.JoinedAndLeft(before, await test.ReadAsync());

        Assert.Equal(["Account ana", "Account gone"], before.People.Values.Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(new OrgMovement(Joined: 1, Left: 1), Assert.Single(changes.Groups).Value);
    }

    [Theory, DatabaseData]
    public async Task Joined_and_left_count_each_person_once_in_every_group_above_and_for_every_value(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        const string Headings = "email,name,manager_email,team,location\n";
        await test.ImportAsync(Headings
            + "dir@example.com,Dir,,,\nmia@example.com,Mia,dir@example.com,,\nkim@example.com,Kim,dir@example.com,,\n"
            + "ana@example.com,Ana,mia@example.com,Sales,Berlin\nben@example.com,Ben,mia@example.com,Sales,Berlin\ncem@example.com,Cem,kim@example.com,IT,Oslo\n");
        var before = await test.ReadAsync();
        test.Pass(Duration.FromDays(1));

        // Ana moves from Mia to Kim and changes the team; Dan comes to Kim; Ben moves house.
        await test.ImportAsync(Headings
            + "ana@example.com,Ana,kim@example.com,IT,Berlin\ndan@example.com,Dan,kim@example.com,IT,Oslo\nben@example.com,Ben,mia@example.com,Sales,Oslo\n");
        var after = await test.ReadAsync();
        var changes = OrgChart.JoinedAndLeft(before, after);

        Assert.Equal(
            [
                $"{OrgGroup.CompanyId} +1 -0", $"{GroupOf("Dir")} +1 -0", $"{GroupOf("Kim")} +2 -0", $"{GroupOf("Mia")} +0 -1",
                "location=Berlin +0 -1", "location=Oslo +2 -0", "team=IT +2 -0", "team=Sales +0 -1",
            ],
            [
                .. new[] { OrgGroup.CompanyId, GroupOf("Dir"), GroupOf("Kim"), GroupOf("Mia") }.Select(id => $"{id} +{changes.Groups[id].Joined} -{changes.Groups[id].Left}"),
                .. changes.Attributes.Select(a => $"{a.Key.Field}={a.Key.Value} +{a.Value.Joined} -{a.Value.Left}").Order(StringComparer.Ordinal),
            ]);
        Assert.Equal(4, changes.Groups.Count);
        Assert.Empty(OrgChart.JoinedAndLeft(after, after).Groups);

        string GroupOf(string name) => OrgGroup.IdOf(after.People.Values.Single(p => p.Name == name).Id);
    }
}
