using CultureBot.People.Directory;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.People.Directory;

public sealed class ManagersInFilesTests
{
    [Theory, DatabaseData]
    public async Task Loops_are_refused_with_all_their_lines_each_once(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);

        var problems = await test.ProblemsAsync(
            "email,manager_email\n"
            + "ana@example.com,ben@example.com\nben@example.com,cem@example.com\ncem@example.com,ana@example.com\n"
            + "dan@example.com,ana@example.com\neve@example.com,fay@example.com\nfay@example.com,eve@example.com\n");

        Assert.Equal(["2:2 ManagerLoop 2,3,4", "6:2 ManagerLoop 6,7"], problems);
    }

    [Theory, DatabaseData]
    public async Task A_loop_that_goes_through_people_of_an_earlier_file_is_refused(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync("email,manager_email\nana@example.com,\nben@example.com,ana@example.com\ncem@example.com,ben@example.com\n");

        Assert.Equal(["2:2 ManagerLoop 2"], await test.ProblemsAsync("email,manager_email\nana@example.com,cem@example.com\n"));
        // Turned round it is none: whom the file names decides.
        Assert.IsType<PeopleImported>(await test.ImportAsync("email,manager_email\nana@example.com,ben@example.com\nben@example.com,\n"));
    }

    [Theory, DatabaseData]
    public async Task A_manager_is_known_from_the_file_from_an_earlier_one_or_by_an_account(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.SaveAsync(DirectoryTest.Member("U1", "mia@example.com"), DirectoryTest.Member("U2", "new@example.com") with { IsEmailConfirmed = false });
        await test.ImportAsync("email,name\nkim@example.com,Kim\n");

        Assert.IsType<PeopleImported>(await test.ImportAsync(
            "email,name,manager_email\nana@example.com,Ana,mia@example.com\nben@example.com,Ben,kim@example.com\ncem@example.com,Cem,dan@example.com\ndan@example.com,Dan,\n"));
        Assert.Equal(["2:2 ManagerUnknown"], await test.ProblemsAsync("email,manager_email\nana@example.com,new@example.com\n"));

        var organization = await test.ReadAsync();
        Assert.Equal(
            ["Ana: Account U1", "Ben: Kim", "Cem: Dan", "Dan: -"],
            organization.People.Values.Where(p => p.Name is "Ana" or "Ben" or "Cem" or "Dan").OrderBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => $"{p.Name}: {(p.ManagerId is { } id ? organization.People[id].Name : "-")}"));
    }

    [Theory, DatabaseData]
    public async Task One_person_by_two_addresses_is_refused(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var other = await test.ConnectAsync("T2");
        await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com"));
        await test.People.SaveAsync(other, DirectoryTest.Member("W1", "ana@example.com"));
        await test.People.SaveAsync(other, DirectoryTest.Member("W1", "ana.b@example.com"));

        Assert.Equal(
            ["3:1 SamePersonTwice 2"], await test.ProblemsAsync("email\nana@example.com\nana.b@example.com\n"));
        Assert.Equal(
            ["2:2 ManagerIsSelf"], await test.ProblemsAsync("email,manager_email\nana@example.com,ana.b@example.com\n"));
    }
}
