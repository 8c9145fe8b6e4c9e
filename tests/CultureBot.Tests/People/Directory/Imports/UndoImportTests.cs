using CultureBot.People.Directory;
using CultureBot.People.Directory.Imports;
using CultureBot.People.Scim;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory.Imports;

public sealed class UndoImportTests
{
    [Theory, DatabaseData]
    public async Task Everything_goes_back_to_what_it_was_and_the_past_stays_known(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        var before = await test.DescribeAsync();
        await test.ImportAsync(
            """
            email,name,manager_email,team,location
            mia@example.com,Mia Maria,,Board,
            ana@example.com,Ana,,Support,Berlin
            cem@example.com,Cem,mia@example.com,Sales,Rome
            """,
            isComplete: true);
        var meanwhile = test.Directory.Clock.Now - Duration.FromMinutes(30);

        var undone = await test.UndoAsync();

        Assert.Equal(before, await test.DescribeAsync());
        Assert.Equal(0, undone.KeptCount);
        var past = await test.Directory.Chart.AtAsync(meanwhile, DirectoryTest.Cancellation);
        Assert.Contains(past.People.Values, person => person.Attributes.GetValueOrDefault("team") == "Board");
        Assert.Null(await test.Undo.FindAsync(DirectoryTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task What_another_source_has_changed_since_stays_and_is_named(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        await test.ImportAsync("email,team,location\nana@example.com,Support,Rome\nben@example.com,Support,Rome");
        await SayAsync(test, "Ana", "team", "Finance");
        await SayAsync(test, "Ben", "location", "Paris");
        test.Directory.Pass(Duration.FromMinutes(1));

        var last = (await test.Undo.FindAsync(DirectoryTest.Cancellation))!;
        var shown = (await test.Undo.LookAsync(last.Id, DirectoryTest.Cancellation))!;
        var undone = await test.UndoAsync();

        Assert.Equal([new("ana@example.com", "team"), new("ben@example.com", "location")], shown.Kept.OrderBy(kept => kept.Who, StringComparer.Ordinal));
        Assert.Equal((shown.Restored, shown.KeptCount), (undone.Restored, undone.KeptCount));
        var now = await test.DescribeAsync();
        Assert.All(
            (string[])["ana@example.com team=Finance", "ana@example.com location=Berlin", "ben@example.com team=Sales", "ben@example.com location=Paris"],
            known => Assert.Contains(known, now, StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task Only_the_last_import_is_undone_and_only_for_a_month(DatabaseKind kind)
    {
        await using var test = await ImportsTest.CreateAsync(kind);
        await test.ImportAsync(ImportsTest.File);
        var first = (await test.Undo.FindAsync(DirectoryTest.Cancellation))!;
        await test.ImportAsync("email,team\nana@example.com,Support");
        var before = await test.DescribeAsync();

        Assert.Null(await test.Undo.HandleAsync(first.Id, null, DirectoryTest.Cancellation));
        test.Directory.Pass(PeopleImport.UndoFor);
        Assert.Null(await test.Undo.FindAsync(DirectoryTest.Cancellation));
        Assert.Equal(before, await test.DescribeAsync());
    }

    private static Task SayAsync(ImportsTest test, string name, string field, string value) => test.Directory.Database.WriteAsync(
        async sql =>
        {
            var person = (await sql.FirstOrDefaultAsync<DirectoryEntry>("SELECT person_id, email, name FROM directory_entries WHERE name = @Name", new { Name = name }))!.PersonId;
            DirectoryValue said = new() { PersonId = person, Field = field, Value = value };
            await ScimFieldsStore.AddAsync(sql, person, [field]);
            await DirectoryStore.EndValuesAsync(sql, [said], test.Directory.Clock.Now);
            await DirectoryStore.AddValuesAsync(sql, [said], test.Directory.Clock.Now);
        },
        WriteUrgency.Background,
        DirectoryTest.Cancellation);
}
