using System.Globalization;
using System.Text;
using CultureBot.People.Directory;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory;

public sealed class ImportTests
{
    private const string File =
        """"
        E-mail,Name,Manager email,Team,Location,Country,Time zone,Start date,Birthday,Cost centre
        mia@example.com,Mia,,Direction,Berlin,de,europe/berlin,2015-03-01,,100
        Ana@Example.com,Ana,mia@example.com,Sales,Berlin,DE,Europe/Berlin,2024-02-29,02-29,200
        ben@example.com,"Ben ""the Bear""",mia@example.com,"Sales, North",Oslo,NO,Europe/Oslo,2020-01-15,1990-07-04,200
        """";

    [Theory, DatabaseData]
    public async Task Everything_of_a_row_is_known_of_the_person(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);

        Assert.Equal(new PeopleImported(3, 0, 0, IsDryRun: false), await test.ImportAsync(File));

        var ana = await test.FindAsync("Ana");
        Assert.Equal("cost_centre=200 country=DE location=Berlin team=Sales time_zone=Europe/Berlin", Attributes(ana));
        Assert.Equal(new LocalDate(2024, 2, 29), ana.StartDate);
        Assert.Equal((await test.FindAsync("Mia")).Id, ana.ManagerId);
        Assert.True(ana.IsManagerFromHr);
        Assert.Equal("Sales, North", (await test.FindAsync("Ben \"the Bear\"")).Attributes["team"]);
        // No year of birth is kept anywhere.
        Assert.Equal(["02-29", "07-04"], await test.Database.ReadAsync(
            sql => sql.ListAsync<string>("SELECT value FROM directory_fields WHERE field = 'birthday' ORDER BY value"), DirectoryTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task The_same_file_again_changes_nothing(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync(File);
        var before = (await test.CountAsync("persons"), await test.CountAsync("directory_entries"), await test.CountAsync("directory_fields"));
        test.Pass(Duration.FromDays(1));

        Assert.Equal(new PeopleImported(0, 0, 3, IsDryRun: false), await test.ImportAsync(File));
        Assert.Equal(before, (await test.CountAsync("persons"), await test.CountAsync("directory_entries"), await test.CountAsync("directory_fields")));
    }

    [Theory, DatabaseData]
    public async Task A_dry_run_counts_the_same_and_stores_nothing(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);

        Assert.Equal(new PeopleImported(3, 0, 0, IsDryRun: true), await test.ImportAsync(File, isDryRun: true));
        Assert.Equal((0, 0, 0), (await test.CountAsync("persons"), await test.CountAsync("directory_entries"), await test.CountAsync("directory_fields")));

        await test.ImportAsync(File);
        var changed = File.Replace("Oslo,NO", "Bergen,NO", StringComparison.Ordinal) + "\ncem@example.com,Cem,dan@example.com\ndan@example.com,Dan";
        Assert.Equal(new PeopleImported(2, 1, 2, IsDryRun: true), await test.ImportAsync(changed, isDryRun: true));
        Assert.Equal(new PeopleImported(2, 1, 2, IsDryRun: false), await test.ImportAsync(changed));
        Assert.Equal("Bergen", (await test.FindAsync("Ben \"the Bear\"")).Attributes["location"]);
    }

    [Theory, DatabaseData]
    public async Task An_empty_cell_clears_the_value_and_a_missing_column_leaves_it(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync(File);
        test.Pass(Duration.FromDays(1));

        Assert.Equal(
            new PeopleImported(0, 1, 0, IsDryRun: false), await test.ImportAsync("team,email,manager_email\n,ana@example.com,\n"));

        var ana = await test.FindAsync("Ana");
        Assert.Equal("cost_centre=200 country=DE location=Berlin time_zone=Europe/Berlin", Attributes(ana));
        Assert.Null(ana.ManagerId);
        Assert.Equal(new LocalDate(2024, 2, 29), ana.StartDate);
    }

    [Theory]
    [InlineData(';', "utf-8", false)]
    [InlineData('\t', "utf-8", true)]
    [InlineData(',', "utf-16", true)]
    [InlineData(';', "utf-16BE", true)]
    public async Task Separators_marks_and_encodings_of_spreadsheets_are_read(char separator, string encoding, bool hasMark)
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);
        var written = Encoding.GetEncoding(encoding);
        var inside = separator == '\t' ? ',' : separator;
        var file = $"TEAM{separator}e-mail{separator}Name{separator}\r\n\"Vertrieb{inside} Nord\"{separator}zoe@example.com{separator}Zoë{separator}\r\n{separator}{separator}{separator}\r\n";

        await test.ImportAsync([.. hasMark ? written.GetPreamble() : [], .. written.GetBytes(file)]);

        Assert.Equal($"team=Vertrieb{inside} Nord", Attributes(await test.FindAsync("Zoë")));
    }

    [Theory, DatabaseData]
    public async Task What_stopped_midway_is_completed_by_the_same_import(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var file = Encoding.UTF8.GetBytes("email,manager_email,team\n" + string.Concat(Enumerable.Range(0, 1200).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"p{i}@example.com,{(i == 1199 ? "" : "p1199@example.com")},Team {i % 7}\n"))));

        // Seven units: that it begins, who is in it in three, and what is said of them in three.
        var stopped = await test.ImportAsync(file, database: new FailingDatabase(test.Database, unitsBeforeFailure: 5));
        Assert.Equal(new ImportStopped(500, 1200), stopped);
        Assert.Equal(new PeopleImported(0, 700, 500, IsDryRun: false), await test.ImportAsync(file));
        Assert.Equal(new PeopleImported(0, 0, 1200, IsDryRun: false), await test.ImportAsync(file));

        Assert.Equal(1200, (await test.ReadAsync()).People.Count);
        Assert.Equal((1200, 2399), (await test.CountAsync("directory_entries"), await test.CountAsync("directory_fields")));
    }

    [Fact]
    public async Task A_database_that_is_lost_before_anything_is_stored_is_an_outage()
    {
        await using var test = await DirectoryTest.CreateAsync(DatabaseKind.Sqlite);

        await Assert.ThrowsAsync<IOException>(() => test.ImportAsync(Encoding.UTF8.GetBytes(File), database: new FailingDatabase(test.Database, 0)));
    }

    [Theory, DatabaseData]
    public async Task Two_imports_at_once_make_one_person_of_each_address(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var file = "email,team\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"p{i}@example.com,Sales\n"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => test.ImportAsync(file)));

        Assert.Equal((300, 300, 300), (await test.CountAsync("persons"), await test.CountAsync("directory_entries"), await test.CountAsync("directory_fields")));
    }

    private static string Attributes(OrgPerson person) =>
        string.Join(' ', person.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));
}
