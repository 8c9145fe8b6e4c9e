using CultureBot.Schedules;
using NodaTime;
using NodaTime.Text;
using Quartz;

namespace CultureBot.Tests.Schedules;

/// <summary>Cadences beside daily and weekly.</summary>
public sealed class CadenceTests
{
    private const int Ten = 600;

    public static TheoryData<Timing, string, string[], string[]> Coming => new()
    {
        { Timing.Monthly(31, Ten, "UTC"), "2027-01-15", ["2027-01-31", "2027-02-28", "2027-03-31"], ["2027-01", "2027-02", "2027-03"] },
        { Timing.Monthly(30, Ten, "UTC"), "2028-01-31", ["2028-02-29", "2028-03-30", "2028-04-30"], ["2028-02", "2028-03", "2028-04"] },
        { Timing.Monthly(1, Ten, "UTC"), "2026-11-30", ["2026-12-01", "2027-01-01", "2027-02-01"], ["2026-12", "2027-01", "2027-02"] },
        { Timing.Quarterly(2, 31, Ten, "UTC"), "2026-11-20", ["2026-11-30", "2027-02-28", "2027-05-31"], ["2026-Q4", "2027-Q1", "2027-Q2"] },
        { Timing.Quarterly(1, 5, Ten, "UTC"), "2026-11-20", ["2027-01-05", "2027-04-05", "2027-07-05"], ["2027-Q1", "2027-Q2", "2027-Q3"] },
        { Timing.Quarterly(3, 15, Ten, "UTC"), "2026-12-20", ["2027-03-15", "2027-06-15", "2027-09-15"], ["2027-Q1", "2027-Q2", "2027-Q3"] },
        { Timing.TwoWeekly(new(2026, 12, 18), Ten, "UTC"), "2026-12-19", ["2027-01-01", "2027-01-15", "2027-01-29"], ["2026-W53", "2027-W02", "2027-W04"] },
        { Timing.TwoWeekly(new(2030, 1, 1), Ten, "UTC"), "2026-11-20", ["2026-11-24", "2026-12-08", "2026-12-22"], ["2026-W48", "2026-W50", "2026-W52"] },
        { Timing.Once(new LocalDate(2026, 12, 24), Ten, "UTC"), "2026-11-20", ["2026-12-24"], ["2026-12-24"] },
        { Timing.ByCron("0 0 10 ? * MON-FRI", "UTC"), "2026-11-20", ["2026-11-20", "2026-11-23", "2026-11-24"], ["2026-11-20T10:00", "2026-11-23T10:00", "2026-11-24T10:00"] },
        { Timing.ByCron("0 0 10 ? * 2#1", "UTC"), "2026-11-20", ["2026-12-07", "2027-01-04", "2027-02-01"], ["2026-12-07T10:00", "2027-01-04T10:00", "2027-02-01T10:00"] },
        { Timing.ByCron("0 0 10 29 2 ?", "UTC"), "2026-11-20", ["2028-02-29", "2032-02-29", "2036-02-29"], ["2028-02-29T10:00", "2032-02-29T10:00", "2036-02-29T10:00"] },
        { Timing.ByCron("0 0 10 1 1 ? 2027-2028", "UTC"), "2026-11-20", ["2027-01-01", "2028-01-01"], ["2027-01-01T10:00", "2028-01-01T10:00"] },
    };

    [Theory]
    [MemberData(nameof(Coming))]
    public void Its_next_three_days_and_their_names_are_these(Timing timing, string today, string[] dates, string[] names)
    {
        var schedule = Of(timing);
        var now = At(today + "T00:00:00Z");

        DuePeriod[] coming = [.. LocalTimes.DueAfter(schedule, now).Take(3)];

        Assert.Equal(dates, coming.Select(period => LocalDatePattern.Iso.Format(period.Date)));
        Assert.Equal(names, coming.Select(period => period.Name));
        Assert.Equal(dates.Select(date => At(date + "T10:00:00Z")), coming.Select(period => period.DueAt));
        Assert.Equal(coming.Reverse(), LocalTimes.DueBackFrom(schedule, coming[^1].DueAt).Take(coming.Length));
        Assert.All(coming, period => Assert.Equal(period.Date, Periods.DateOf(schedule, Periods.Again(period.Name, 2))));
        Assert.All(coming, period => Assert.Equal(period, LocalTimes.Current(schedule, period.DueAt)));
    }

    [Theory]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "03:00", "2026-10-25T02:00:00Z")]
    public void On_the_day_of_a_clock_change_all_cadences_mean_the_same_instant(string day, string time, string expected)
    {
        var date = LocalDatePattern.Iso.Parse(day).Value;
        var minute = (int)(LocalTimePattern.GeneralIso.Parse(time + ":00").Value - LocalTime.Midnight).ToDuration().TotalMinutes;
        Timing[] timings =
        [
            Timing.Daily(minute, "Europe/Berlin"),
            Timing.TwoWeekly(date, minute, "Europe/Berlin"),
            Timing.Monthly(date.Day, minute, "Europe/Berlin"),
            Timing.Quarterly(((date.Month - 1) % 3) + 1, date.Day, minute, "Europe/Berlin"),
            Timing.Once(date, minute, "Europe/Berlin"),
            Timing.ByCron($"0 {minute % 60} {minute / 60} {date.Day} * ?", "Europe/Berlin"),
        ];

        Assert.All(timings, timing => Assert.Equal(At(expected), LocalTimes.NextDue(Of(timing), At(expected) - Duration.FromHours(12))!.Value.DueAt));
        Assert.All(timings, timing => Assert.Equal(At(expected), LocalTimes.LatestDue(Of(timing), At(expected) + Duration.FromHours(12))!.Value.DueAt));
    }

    [Fact]
    public void Something_at_an_instant_is_due_at_it_to_the_second()
    {
        var at = At("2026-11-20T10:11:12Z");

        var due = Assert.Single(LocalTimes.DueAfter(Of(Timing.Once(at)), at - Duration.Epsilon));

        Assert.Equal(new DuePeriod("2026-11-20", new(2026, 11, 20), at), due);
        Assert.Null(LocalTimes.NextDue(Of(Timing.Once(at)), at));
        Assert.Equal(due, LocalTimes.LatestDue(Of(Timing.Once(at)), at));
    }

    [Fact]
    public void In_a_week_between_the_current_one_is_the_one_before()
    {
        var schedule = Of(Timing.TwoWeekly(new(2026, 11, 20), Ten, "UTC"));

        Assert.Equal("2026-W47", LocalTimes.Current(schedule, At("2026-11-27T12:00:00Z")).Name);
        Assert.Equal("2026-W49", LocalTimes.Current(schedule, At("2026-11-30T00:00:00Z")).Name);
    }

    [Theory]
    [InlineData("2026-W47", "2026-11-16")]
    [InlineData("2026-11", "2026-11-01")]
    [InlineData("2026-Q4", "2026-10-01")]
    [InlineData("2026-11-20T09:00#2", "2026-11-20")]
    public void A_period_from_before_a_change_of_cadence_still_has_a_date(string name, string date) =>
        Assert.Equal(LocalDatePattern.Iso.Parse(date).Value, Periods.DateOf(Of(Timing.Daily(Ten, "UTC")), name));

    [Theory]
    [InlineData("2026-Q4-1")]
    [InlineData("soon")]
    public void What_names_no_period_has_no_date(string name) =>
        Assert.Throws<FormatException>(() => Periods.DateOf(Of(Timing.Daily(Ten, "UTC")), name));

    public static TheoryData<Timing, string?> Crons => new()
    {
        { Timing.Monthly(15, Ten, "Europe/Berlin"), "0 0 10 15 * ?" },
        { Timing.Monthly(31, Ten, "Europe/Berlin"), "0 0 10 L * ?" },
        { Timing.Monthly(30, Ten, "Europe/Berlin"), null },
        { Timing.Quarterly(2, 31, Ten, "Europe/Berlin"), "0 0 10 L 2/3 ?" },
        { Timing.TwoWeekly(new(2026, 11, 20), Ten, "Europe/Berlin"), null },
        { Timing.Once(new LocalDate(2026, 11, 20), Ten, "Europe/Berlin"), null },
        { Timing.ByCron(" 0 0  10 ? * MON-FRI ", "Europe/Berlin"), "0 0 10 ? * MON-FRI" },
    };

    [Theory]
    [MemberData(nameof(Crons))]
    public void What_cron_can_say_Quartz_fires_on_the_same_days(Timing timing, string? cron)
    {
        var schedule = Of(timing);
        var now = At("2026-11-18T00:00:00Z");

        Assert.Equal(cron, ScheduleCron.Of(schedule));
        if (cron is null) return;
        var expression = new CronExpression(cron, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var at = now.ToDateTimeOffset();
        foreach (var due in LocalTimes.DueAfter(schedule, now).Take(12))
        {
            at = expression.GetNextValidTimeAfter(at)!.Value;
            Assert.Equal(due.DueAt, Instant.FromDateTimeOffset(at));
        }
    }

    private static Schedule Of(Timing timing) => timing.Of(new()
    {
        Id = new(Guid.Empty),
        Work = "pulse",
        Cadence = timing.Cadence,
        MinuteOfDay = timing.MinuteOfDay,
        TimeZone = timing.TimeZone,
        StartsAt = Instant.MinValue,
    });

    private static Instant At(string instant) => InstantPattern.General.Parse(instant).Value;
}
