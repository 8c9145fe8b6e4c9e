using CultureBot.Schedules;
using NodaTime;
using NodaTime.Text;
using Quartz;

namespace CultureBot.Tests.Schedules;

public sealed class LocalTimesTests
{
    /// <summary>Zone, date, local time, and the instant it means; in gaps their end, in overlaps the first.</summary>
    public static TheoryData<string, string, string, string> ClockChanges => new()
    {
        { "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z" },
        { "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z" },
        { "America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z" },
        { "America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z" },
        { "Pacific/Auckland", "2026-04-05", "02:30", "2026-04-04T13:30:00Z" },
        { "Pacific/Auckland", "2026-09-27", "02:30", "2026-09-26T14:00:00Z" },
        { "Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00:00Z" },
        { "Africa/Cairo", "2026-10-29", "23:30", "2026-10-29T20:30:00Z" },
        { "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z" },
        { "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z" },
    };

    [Theory]
    [MemberData(nameof(ClockChanges))]
    public void A_time_in_a_gap_means_its_end_and_one_in_an_overlap_the_first(string zone, string date, string time, string expected)
    {
        var due = LocalTimes.Due(Schedule(zone, date, time), Date(date));

        Assert.Equal(At(expected), due.DueAt);
    }

    [Theory]
    [MemberData(nameof(ClockChanges))]
    public void Quartz_fires_at_the_same_instant_and_once(string zone, string date, string time, string expected)
    {
        var schedule = Schedule(zone, date, time);
        var cron = new CronExpression(ScheduleCron.Of(schedule)!, TimeZoneInfo.FindSystemTimeZoneById(zone));

        var first = cron.GetNextValidTimeAfter((At(expected) - Duration.FromHours(4)).ToDateTimeOffset());
        var second = cron.GetNextValidTimeAfter(first!.Value);

        Assert.Equal(At(expected), Instant.FromDateTimeOffset(first.Value));
        Assert.Equal(LocalTimes.NextDue(schedule, At(expected))!.Value.DueAt, Instant.FromDateTimeOffset(second!.Value));
    }

    [Theory]
    [InlineData("2025-12-29", "2026-W01")]
    [InlineData("2026-11-20", "2026-W47")]
    [InlineData("2026-12-31", "2026-W53")]
    [InlineData("2027-01-01", "2026-W53")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    public void A_week_is_named_by_ISO_across_years(string date, string name)
    {
        var schedule = Schedule("UTC", date, "16:00");

        Assert.Equal(name, Periods.NameOf(schedule, Date(date)));
        Assert.Equal(Date(date), Periods.DateOf(schedule, name));
        Assert.Equal(Date(date), Periods.DateOf(schedule, Periods.Again(name, 2)));
    }

    [Fact]
    public void A_day_is_named_by_its_local_date()
    {
        var schedule = Schedule("Pacific/Auckland", "2026-11-20", "09:00") with { Cadence = Cadence.Daily, DayOfWeek = 0 };

        var latest = LocalTimes.LatestDue(schedule, At("2026-11-19T20:00:00Z"));

        Assert.Equal(new DuePeriod("2026-11-20", Date("2026-11-20"), At("2026-11-19T20:00:00Z")), latest);
    }

    [Fact]
    public void A_period_is_due_from_its_instant_on_and_not_before()
    {
        var schedule = Schedule("America/Los_Angeles", "2026-11-20", "16:00");
        var due = At("2026-11-21T00:00:00Z");

        Assert.Equal("2026-W46", LocalTimes.LatestDue(schedule, due - Duration.Epsilon)!.Value.Name);
        Assert.Equal(due, LocalTimes.NextDue(schedule, due - Duration.Epsilon)!.Value.DueAt);
        Assert.Equal("2026-W47", LocalTimes.LatestDue(schedule, due)!.Value.Name);
        Assert.Equal("2026-W48", LocalTimes.NextDue(schedule, due)!.Value.Name);
    }

    [Fact]
    public void A_personal_period_starts_where_its_day_begins_first_and_reaches_each_person_at_their_own_hour()
    {
        var schedule = Schedule("America/Los_Angeles", "2026-11-20", "16:00") with { IsPersonal = true };

        var due = LocalTimes.LatestDue(schedule, At("2026-11-19T10:00:00Z"))!.Value;
        var occurrence = NewOccurrence.Of(schedule, due.Name, due.DueAt, due.DueAt);

        Assert.Equal(("2026-W47", At("2026-11-19T10:00:00Z")), (due.Name, due.DueAt));
        Assert.Equal("2026-W46", LocalTimes.LatestDue(schedule, At("2026-11-19T09:59:59Z"))!.Value.Name);
        Assert.Equal(At("2026-11-20T03:00:00Z"), LocalTimes.PersonalHour(schedule, occurrence, "Pacific/Auckland"));
        Assert.Equal(At("2026-11-20T15:00:00Z"), LocalTimes.PersonalHour(schedule, occurrence, "Europe/Berlin"));
        Assert.Equal(At("2026-11-21T00:00:00Z"), LocalTimes.PersonalHour(schedule, occurrence, ""));
        Assert.Equal(due.DueAt, LocalTimes.PersonalHour(schedule, occurrence with { IsRequested = true }, "Pacific/Auckland"));
    }

    [Theory]
    [InlineData(1, "0 0 10 ? * SUN")]
    [InlineData(5, "0 0 10 ? * THU")]
    [InlineData(7, "0 0 10 ? * SAT")]
    public void The_trigger_of_a_personal_schedule_fires_when_the_day_begins_at_14_hours_east(int dayOfWeek, string cron)
    {
        var schedule = Schedule("America/Los_Angeles", "2026-11-20", "16:00") with { IsPersonal = true, DayOfWeek = dayOfWeek };
        var now = At("2026-11-18T00:00:00Z");

        Assert.Equal(cron, ScheduleCron.Of(schedule));
        Assert.Equal(
            LocalTimes.NextDue(schedule, now)!.Value.DueAt.ToDateTimeOffset(),
            new CronExpression(cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(now.ToDateTimeOffset()));
    }

    private static Schedule Schedule(string zone, string date, string time) =>
        new()
        {
            Id = new(Guid.Empty),
            Work = "digest",
            Cadence = Cadence.Weekly,
            DayOfWeek = (int)Date(date).DayOfWeek,
            MinuteOfDay = (int)(LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value - LocalTime.Midnight).ToDuration().TotalMinutes,
            TimeZone = zone,
            StartsAt = Instant.MinValue,
        };

    private static LocalDate Date(string date) => LocalDatePattern.Iso.Parse(date).Value;

    private static Instant At(string instant) => InstantPattern.General.Parse(instant).Value;
}
