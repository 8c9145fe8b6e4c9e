using CultureBot.Chat;
using CultureBot.People;
using CultureBot.People.Persons;
using CultureBot.Schedules.WorkingTime;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using CultureBot.Tests.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Extensions;
using static CultureBot.Tests.People.PeopleTest;

namespace CultureBot.Tests.Schedules.WorkingTime;

/// <summary>Where calendars come from: files, forms, accounts and settings. It is Friday, 2026-11-20 09:00 UTC.</summary>
public sealed class PersonalCalendarsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("culturebot-calendars-").FullName;

    private static Instant SaturdayMorning => Instant.FromUtc(2026, 11, 21, 9, 0);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [DatabaseData]
    public async Task Everybody_has_a_calendar_of_their_own_zone_country_choice_and_leave(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        File.WriteAllText(Path.Combine(_folder, "EG.csv"), "date,name\n2026-11-22,A feast\n");
        await ReadFiles(test).HandleAsync(Cancellation);
        var (ana, ben, cem, dan) = await FourAsync(test);
        await SaveAsync(test, ben, new() { From = 600, To = 720, Days = WorkDays.Saturday, AwayFrom = new(2026, 11, 21), AwayTo = new(2026, 11, 22) });
        await test.Database.WriteAsync(
            sql => WorkingTimeStore.AddLeaveAsync(sql, dan, "import", new(2026, 11, 1), new(2026, 11, 27)), WriteUrgency.Background, Cancellation);
        Places places = new(new() { [cem] = new("eg", "Africa/Cairo"), [dan] = new("US", "") });

        var calendars = await ReadAsync(test, [ana, ben, cem, dan, new(Guid.Empty)], places);

        // Ana: Monday 9:00 in Berlin; Ben: the next Saturday at 10:00 in the workspace's zone; Cem: Sunday is a feast; Dan: back on Monday week.
        Assert.Equal(
            [Instant.FromUtc(2026, 11, 23, 8, 0), Instant.FromUtc(2026, 11, 28, 10, 0), Instant.FromUtc(2026, 11, 23, 7, 0), Instant.FromUtc(2026, 11, 30, 14, 0)],
            new[] { ana, ben, cem, dan }.Select(person => calendars[person].FirstOpening(SaturdayMorning)!.Value));
        Assert.Equal(4, calendars.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task A_file_that_is_gone_takes_its_holidays_along_and_one_that_cannot_be_read_keeps_them(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var (ana, ben, _, _) = await FourAsync(test);
        Places places = new(new() { [ana] = new("DE", ""), [ben] = new("FR", "") });
        LocalDate monday = new(2026, 11, 23);
        File.WriteAllText(Path.Combine(_folder, "DE.csv"), "date,name\n2026-11-23,Here\n");
        File.WriteAllText(Path.Combine(_folder, "FR.csv"), "date,name\n2026-11-23,There\n");
        var read = ReadFiles(test);
        await read.HandleAsync(Cancellation);
        var before = await ReadAsync(test, [ana, ben], places);
        Assert.Empty(read.Problems);

        File.Delete(Path.Combine(_folder, "DE.csv"));
        File.WriteAllText(Path.Combine(_folder, "FR.csv"), "when,what\n");
        await read.HandleAsync(Cancellation);
        var after = await ReadAsync(test, [ana, ben], places);
        Assert.Equal(("FR.csv", 1), (Assert.Single(read.Problems).File, read.Problems[0].Line));

        Assert.Equal((true, true), (before[ana].Holidays.Contains(monday), before[ben].Holidays.Contains(monday)));
        Assert.Equal((false, true), (after[ana].Holidays.Contains(monday), after[ben].Holidays.Contains(monday)));
    }

    [Theory]
    [DatabaseData]
    public async Task When_two_become_one_what_one_chose_stays_and_what_both_chose_is_of_the_one_who_stays(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var (ana, ben, cem, _) = await FourAsync(test);
        OwnWorkingTime early = new() { From = 360, To = 600, AwayFrom = new(2026, 12, 1), AwayTo = new(2026, 12, 2) };
        await SaveAsync(test, ben, early);
        await SaveAsync(test, cem, new() { From = 700, To = 800 });

        var one = await test.Database.WriteAsync(sql => PersonsStore.MergeAsync(sql, [ana, ben], test.Clock.Now), WriteUrgency.Background, Cancellation);
        var all = await test.Database.WriteAsync(sql => PersonsStore.MergeAsync(sql, [one, cem], test.Clock.Now), WriteUrgency.Background, Cancellation);

        var chosen = await test.Database.ReadAsync(sql => WorkingTimeStore.ListAsync(sql, [all]), Cancellation);
        Assert.Equal(early, chosen[all]);
        Assert.Equal((1, 1), (await test.CountAsync("working_hours"), await test.CountAsync("leaves")));
    }

    [Theory]
    [DatabaseData]
    public async Task A_thousand_calendars_are_read_in_a_few_queries(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var accounts = await test.SaveAsync([.. Enumerable.Range(0, 1000).Select(number => Member($"U{number}", "Asia/Kolkata"))]);

        var calendars = await ReadAsync(test, [.. accounts.Select(account => account.PersonId)], new([]));

        Assert.Equal(1000, calendars.Count);
        Assert.All(calendars.Values, calendar => Assert.Equal("Asia/Kolkata", calendar.Zone.Id));
    }

    [Theory]
    [InlineData("WorkingTime:From", "noon", "WorkingTime:From must be a time of day such as 09:00.")]
    [InlineData("WorkingTime:To", "08:00", "WorkingTime:To must be later than WorkingTime:From.")]
    [InlineData("WorkingTime:Days", "Mon-Fri", "WorkingTime:Days must be names of days such as Monday,Tuesday,Wednesday.")]
    [InlineData("QuietHours:To", "17:00", "QuietHours leave nothing of WorkingTime.")]
    public void A_setting_that_cannot_be_is_named(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Options(new() { [key] = value })).Message);

    [Fact]
    public void The_organizations_hours_come_from_settings()
    {
        var options = Options(new()
        {
            ["WorkingTime:From"] = "8:30",
            ["WorkingTime:To"] = "16:00",
            ["WorkingTime:Days"] = "monday, Tuesday",
            ["QuietHours:From"] = "21:00",
            ["QuietHours:To"] = "06:00",
        });

        Assert.Equal(
            new WorkingTimeOptions { From = 510, To = 960, Days = WorkDays.Monday | WorkDays.Tuesday, QuietFrom = 1260, QuietTo = 360 }, options);
    }

    private static WorkingTimeOptions Options(Dictionary<string, string?> settings) =>
        WorkingTimeOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static PlatformAccount Member(string id, string zone) => new() { AccountId = id, DisplayName = id, Kind = AccountKind.Member, TimeZone = zone };

    /// <summary>In Berlin, nowhere, Tokyo and New York, as the platform says, each known a second after the other.</summary>
    private static async Task<(PersonId, PersonId, PersonId, PersonId)> FourAsync(PeopleTest test)
    {
        List<PersonId> persons = [];
        foreach (var zone in (string[])["Europe/Berlin", "", "Asia/Tokyo", "America/New_York"])
        {
            persons.Add((await test.SaveAsync(Member("U" + persons.Count, zone)))[0].PersonId);
            test.Clock.Advance(Duration.FromSeconds(1));
        }

        return (persons[0], persons[1], persons[2], persons[3]);
    }

    private static Task<IReadOnlyDictionary<PersonId, PersonalCalendar>> ReadAsync(PeopleTest test, IReadOnlyCollection<PersonId> persons, Places places) =>
        test.Database.ReadAsync(sql => new PersonalCalendars(new(), [places], test.Clock).ReadAsync(sql, persons), Cancellation);

    private static Task SaveAsync(PeopleTest test, PersonId person, OwnWorkingTime chosen) =>
        test.Database.WriteAsync(
            sql => WorkingTimeStore.SaveAsync(sql, person, chosen, test.Clock.GetCurrentInstant()), WriteUrgency.Background, Cancellation);

    private ReadHolidays ReadFiles(PeopleTest test) =>
        new(test.Database, new() { HolidaysFolder = _folder }, test.Clock, NullLogger<ReadHolidays>.Instance);

    private sealed class Places(Dictionary<PersonId, Whereabouts> known) : IWhereabouts
    {
        public Task<IReadOnlyDictionary<PersonId, Whereabouts>> ListAsync(SqlSession sql, IReadOnlyCollection<PersonId> persons) =>
            Task.FromResult<IReadOnlyDictionary<PersonId, Whereabouts>>(known);
    }
}
