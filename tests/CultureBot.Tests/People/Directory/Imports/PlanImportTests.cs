using CultureBot.People.Directory;
using CultureBot.People.Directory.Imports;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory.Imports;

public sealed class PlanImportTests
{
    private const string Later =
        """
        email,name,manager_email,team,location
        mia@example.com,Mia Maria,,Direction,
        ana@example.com,Ana,ben@example.com,Support,Berlin
        cem@example.com,Cem,ana@example.com,Sales,Oslo
        """;

    [Theory, DatabaseData]
    public async Task Every_change_is_shown_field_by_field_before_anything_changes(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        var before = await test.DescribeAsync();

        var (plan, changes) = await test.LookAsync(Later, isComplete: true);

        Assert.Equal(
            [
                "mia@example.com Value name: Mia > Mia Maria",
                "cem@example.com Added : > cem@example.com",
                "cem@example.com Value name:  > Cem",
                "mia@example.com Value location: Berlin > ",
                "ana@example.com Value team: Sales > Support",
                "ana@example.com Value manager: mia@example.com > ben@example.com",
                "cem@example.com Value team:  > Sales",
                "cem@example.com Value location:  > Oslo",
                "cem@example.com Value manager:  > ana@example.com",
                "ben@example.com Left :  > ",
            ],
            changes.Select(change => change.Replace("Added :  >", "Added : >", StringComparison.Ordinal)));
        Assert.Equal((1, 2, 1, 0), (plan.Counts.Added, plan.Counts.Changed, plan.Counts.Left, plan.Counts.Unchanged));
        Assert.Equal(before, await test.DescribeAsync());
    }

    [Theory, DatabaseData]
    public async Task What_was_shown_is_imported_and_a_second_look_finds_nothing_more(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        var random = new Random(20261123);
        for (var round = 0; round < 12; round++)
        {
            var (file, isComplete) = (RandomFile(random), random.Next(2) == 0);
            var (plan, _) = await test.LookAsync(file, isComplete);

            var imported = await test.ImportAsync(file, isComplete, plan.Digest);

            Assert.Equal(plan.Counts with { IsDryRun = false }, imported);
            Assert.Empty((await test.LookAsync(file, isComplete)).Changes);
        }
    }

    [Theory, DatabaseData]
    public async Task What_has_changed_since_it_was_shown_is_not_imported(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        var (plan, _) = await test.LookAsync(Later);
        await test.ImportAsync("email,team\nana@example.com,Finance");
        var before = await test.DescribeAsync();

        Assert.Equal(new ImportMoved(0), await test.ImportAsync(Later, shown: plan.Digest));
        Assert.Equal(before, await test.DescribeAsync());

        var (again, changes) = await test.LookAsync(Later);
        Assert.Contains("ana@example.com Value team: Finance > Support", changes);
        Assert.IsType<PeopleImported>(await test.ImportAsync(Later, shown: again.Digest));
    }

    [Theory, DatabaseData]
    public async Task Who_is_missing_from_a_file_of_everybody_has_left_and_a_later_file_brings_them_back(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        var first = await test.DescribeAsync();

        await test.ImportAsync("email,name\nmia@example.com,Mia\nana@example.com,Ana", isComplete: true);
        Assert.DoesNotContain((await test.Directory.ReadAsync()).People.Values, person => person.Name == "Ben");
        Assert.Contains("ben@example.com Ben left", await test.DescribeAsync(), StringComparison.Ordinal);

        // A file that is not of everybody lets nobody go.
        await test.ImportAsync("email,name\nana@example.com,Ana");
        var (plan, changes) = await test.LookAsync(ImportsTest.File);
        Assert.Equal(["ben@example.com Returned :  > "], changes);
        Assert.Equal(1, plan.Counts.Changed);
        await test.ImportAsync(ImportsTest.File, shown: plan.Digest);
        Assert.Equal(first, await test.DescribeAsync());
    }

    [Theory, DatabaseData]
    public async Task Who_is_in_no_file_and_no_roster_for_a_month_has_left(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.Directory.SaveAsync(DirectoryTest.Member("U1", "ana@example.com"));
        await test.ImportAsync(ImportsTest.File);
        var work = new AgeOutWork(test.Directory.Database, test.Directory.Clock);

        test.Directory.Pass(Duration.FromDays(40));
        await work.RunChunkAsync(null!, DirectoryTest.Cancellation);
        // No file came meanwhile, so that nobody is missing from one.
        Assert.DoesNotContain("left", await test.DescribeAsync(), StringComparison.Ordinal);

        await test.ImportAsync("email,name\nmia@example.com,Mia");
        await work.RunChunkAsync(null!, DirectoryTest.Cancellation);

        var now = await test.DescribeAsync();
        Assert.Contains("ben@example.com Ben left", now, StringComparison.Ordinal);
        Assert.DoesNotContain("mia@example.com Mia left", now, StringComparison.Ordinal);
        // Ana has an account that is there.
        Assert.DoesNotContain("ana@example.com Ana left", now, StringComparison.Ordinal);
    }

    private static string RandomFile(Random random)
    {
        string[] names = ["mia", "ana", "ben", "cem", "dan", "eva"];
        var here = names.Where(_ => random.Next(3) > 0).DefaultIfEmpty("mia").ToList();
        var rows = here.Select((name, i) => $"{name}@example.com,{name}{random.Next(2)},{(i == 0 || random.Next(3) == 0 ? "" : here[random.Next(i)] + "@example.com")},T{random.Next(3)}");
        return "email,name,manager_email,team\n" + string.Join('\n', rows);
    }
}
