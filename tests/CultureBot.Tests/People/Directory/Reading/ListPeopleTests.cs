using System.Globalization;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.People.Directory;
using CultureBot.People.Directory.Reading;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.People.Directory.Reading;

public sealed class ListPeopleTests
{
    [Theory, DatabaseData]
    public async Task People_are_found_by_a_part_of_their_name_or_address_a_page_at_a_time(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.ImportAsync("email,name,team,manager_email\nmia@example.com,Mia López,Direction,\n" + string.Concat(Enumerable.Range(0, 60).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"p{i}@example.com,Person {i:00},Sales,mia@example.com\n"))));
        await test.SaveAsync(DirectoryTest.Member("U9", "only.chat@example.com"));
        var people = new ListPeople(test.Database, test.Clock);

        var second = await people.HandleAsync("", 2, DirectoryTest.Cancellation);
        Assert.Equal((62, 2, 2, 12), (second.Total, second.Number, second.Last, second.People.Length));
        Assert.Equal(second.Number, (await people.HandleAsync("", 99, DirectoryTest.Cancellation)).Number);

        foreach (var (find, name) in ((string, string)[])[("lópez", "Mia López"), ("LÓPEZ", "Mia López"), ("mialóp", "Mia López"), ("p07@", ""), ("p7@", "Person 07"), ("only.chat", "Account U9"), ("%", ""), ("_", ""), ("'--", "")])
        {
            var found = await people.HandleAsync(find, 1, DirectoryTest.Cancellation);
            Assert.Equal(name, found.People.SingleOrDefault()?.Name ?? "");
        }

        var seven = (await people.HandleAsync("person 07", 1, DirectoryTest.Cancellation)).People.Single();
        Assert.Equal(("Sales", "Mia López", new Standing(null, null)), (seven.Team, seven.Manager?.Name, seven.Standing));
        Assert.Equal(["directory"], (await people.HandleAsync("only.chat", 1, DirectoryTest.Cancellation)).People.Single().Platforms);
    }

    [Theory, DatabaseData]
    public async Task Each_field_says_who_says_it_and_since_when_and_rosters_fill_the_gaps(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com") with { TimeZone = "Europe/Oslo", JobTitle = "Nurse" });
        await test.ImportAsync("email,name,team\nana@example.com,Ana,Sales");
        var imported = test.Clock.Now;
        var ana = (await test.FindAsync("Ana")).Id;

        var shown = (await new ReadPerson(test.Database, test.Clock).HandleAsync(ana, DirectoryTest.Cancellation))!;

        Assert.Equal(
            ["name=Ana File", "email=ana@example.com File", "team=Sales File", "job_title=Nurse Roster", "time_zone=Europe/Oslo Roster"],
            shown.Fields.Select(field => $"{field.Name}={field.Value} {field.Source}"));
        Assert.Equal(imported, shown.Fields.Single(field => field.Name == "team").Since);
        Assert.Null(shown.Fields.Single(field => field.Name == "job_title").Since);
        Assert.Null(await new ReadPerson(test.Database, test.Clock).HandleAsync(new(Guid.CreateVersion7(test.Clock.GetUtcNow())), DirectoryTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task Leave_that_HR_notes_is_the_leave_that_calendars_respect(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var account = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com")))[0];
        var leaves = new NoteLeaveHandler(test.Database, [], new OutboxSignal(), test.Clock);
        var (first, last) = (new LocalDate(2026, 11, 20), new LocalDate(2026, 11, 27));

        Assert.Equal(LeaveRefusal.Order, await leaves.HandleAsync(new(account.PersonId, last, first, account.Id), DirectoryTest.Cancellation));
        Assert.Equal(LeaveRefusal.NoDate, await leaves.HandleAsync(new(account.PersonId, null, last, account.Id), DirectoryTest.Cancellation));
        Assert.Equal(LeaveRefusal.NoSuchPerson, await leaves.HandleAsync(new(new(Guid.CreateVersion7(test.Clock.GetUtcNow())), first, last, account.Id), DirectoryTest.Cancellation));
        Assert.Null(await leaves.HandleAsync(new(account.PersonId, first, last, account.Id), DirectoryTest.Cancellation));
        Assert.Null(await leaves.HandleAsync(new(account.PersonId, first.PlusDays(-2), last, account.Id) { Instead = first }, DirectoryTest.Cancellation));
        Assert.Equal(LeaveRefusal.NoSuchLeave, await leaves.HandleAsync(new(account.PersonId, first, last, account.Id) { Instead = first }, DirectoryTest.Cancellation));

        var kept = Assert.Single(await test.Database.ReadAsync(sql => WorkingTimeStore.ListLeavesAsync(sql, [account.PersonId], first), DirectoryTest.Cancellation));
        Assert.Equal((first.PlusDays(-2), last), (kept.FromDate, kept.ToDate));
        var listed = (await new ListPeople(test.Database, test.Clock).HandleAsync("ana", 1, DirectoryTest.Cancellation)).People.Single();
        Assert.Equal(last, listed.Standing.AwayUntil);

        Assert.Null(await leaves.EndAsync(account.PersonId, first.PlusDays(-2), first, account.Id, DirectoryTest.Cancellation));
        Assert.Null((await new ListPeople(test.Database, test.Clock).HandleAsync("ana", 1, DirectoryTest.Cancellation)).People.Single().Standing.AwayUntil);
        Assert.Equal(3, await test.CountAsync("audit_entries"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_left_by_HR_is_written_to_no_more_and_cannot_sign_in(DatabaseKind kind)
    {
        await using var test = await DirectoryTest.CreateAsync(kind);
        var account = (await test.SaveAsync(DirectoryTest.Member("U1", "ana@example.com")))[0];
        await test.ImportAsync("email,name\nana@example.com,Ana\nben@example.com,Ben");
        test.Pass(Duration.FromDays(1));

        await new ImportPeopleHandler(test.Database, test.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<ImportPeopleHandler>.Instance)
            .HandleAsync(new("email,name\nben@example.com,Ben"u8.ToArray(), IsDryRun: false) { IsComplete = true }, DirectoryTest.Cancellation);

        var (found, inbox, standing, active) = await test.Database.ReadAsync(
            async sql => (
                await PeopleStore.FindAsync(sql, account.Id), await InboxStore.FindAsync(sql, account.WorkspaceId, [account.ExternalId]),
                await PeopleStore.FindStandingAsync(sql, account.PersonId), await PeopleStore.ListActiveAfterAsync(sql, account.WorkspaceId, null, 10)),
            DirectoryTest.Cancellation);
        Assert.False(found!.IsActive);
        Assert.Empty(inbox);
        Assert.Null(standing);
        Assert.Empty(active);
        var shown = (await new ReadPerson(test.Database, test.Clock).HandleAsync(account.PersonId, DirectoryTest.Cancellation))!;
        Assert.Equal(test.Clock.Now, shown.Person.Standing.LeftAt);
        Assert.Contains(shown.Fields, field => field.Name == "name" && field.Value == "Ana");
    }
}
