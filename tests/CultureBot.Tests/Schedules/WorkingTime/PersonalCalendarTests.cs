using System.Collections.Immutable;
using CultureBot.Schedules.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Tests.Schedules.WorkingTime;

public sealed class PersonalCalendarTests
{
    [Theory]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z")]
    [InlineData("2026-11-20T05:00:00Z", "2026-11-20T08:00:00Z")]
    [InlineData("2026-11-20T16:00:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-20T15:59:59Z", "2026-11-20T15:59:59Z")]
    public void Outside_working_hours_one_waits_for_the_next_morning_of_a_working_day(string notBefore, string opening) =>
        Assert.Equal(At(opening), Berlin().FirstOpening(At(notBefore)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27T17:00:00Z", "2026-03-30T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-23T16:00:00Z", "2026-10-26T08:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-03-27T17:00:00Z", "2026-03-30T03:30:00Z")]
    [InlineData("Asia/Kolkata", "2026-10-23T16:00:00Z", "2026-10-26T03:30:00Z")]
    public void The_morning_after_a_clock_change_begins_by_the_clock_on_the_wall(string zone, string notBefore, string opening) =>
        Assert.Equal(At(opening), (Berlin() with { Zone = DateTimeZoneProviders.Tzdb[zone] }).FirstOpening(At(notBefore)));

    [Fact]
    public void An_hour_that_a_clock_change_leaves_out_opens_at_its_end()
    {
        // On 29 March 2026 the clocks of Berlin go from 2:00 to 3:00.
        var night = Berlin() with { From = 150, To = 240, Days = WorkDays.All, QuietFrom = 0, QuietTo = 0 };

        Assert.Equal(At("2026-03-29T01:00:00Z"), night.FirstOpening(At("2026-03-29T00:00:00Z")));
    }

    [Fact]
    public void An_hour_that_comes_twice_opens_at_the_first()
    {
        var night = Berlin() with { From = 150, To = 170, Days = WorkDays.All, QuietFrom = 0, QuietTo = 0 };

        Assert.Equal(At("2026-10-25T00:30:00Z"), night.FirstOpening(At("2026-10-25T00:00:00Z")));
        Assert.Equal(At("2026-10-25T01:30:00Z"), night.FirstOpening(At("2026-10-25T01:00:00Z")));
    }

    [Fact]
    public void In_a_country_that_rests_on_Friday_and_Saturday_Thursday_evening_waits_for_Sunday()
    {
        var cairo = Berlin() with { Zone = DateTimeZoneProviders.Tzdb["Africa/Cairo"], Days = Weekends.WorkDaysOf("EG")!.Value };

        Assert.Equal(At("2026-11-22T07:00:00Z"), cairo.FirstOpening(At("2026-11-19T16:00:00Z")));
    }

    [Theory]
    [InlineData("DE", null)]
    [InlineData("", null)]
    [InlineData("AE", null)]
    [InlineData("IL", "Monday, Tuesday, Wednesday, Thursday, Sunday")]
    [InlineData("IR", "Monday, Tuesday, Wednesday, Thursday, Saturday, Sunday")]
    public void Countries_have_their_own_weekends(string country, string? days) =>
        Assert.Equal(days, Weekends.WorkDaysOf(country)?.ToNames());

    [Fact]
    public void Holidays_and_weeks_of_leave_are_left_out()
    {
        var away = Berlin() with
        {
            Holidays = ImmutableHashSet.Create(new LocalDate(2027, 1, 6)),
            Leaves = [new(new(2026, 12, 7), new(2027, 1, 5))],
        };

        Assert.Equal(At("2027-01-07T08:00:00Z"), away.FirstOpening(At("2026-12-04T20:00:00Z")));
    }

    [Theory]
    [InlineData(20 * 60, 10 * 60, "2026-11-20T09:00:00Z")]
    [InlineData(8 * 60, 10 * 60, "2026-11-20T09:00:00Z")]
    [InlineData(0, 0, "2026-11-20T08:00:00Z")]
    public void Quiet_hours_go_before_working_hours(int from, int to, string opening) =>
        Assert.Equal(At(opening), (Berlin() with { QuietFrom = from, QuietTo = to }).FirstOpening(At("2026-11-20T00:00:00Z")));

    [Fact]
    public void Nobody_is_waited_for_longer_than_sixty_days()
    {
        var from = At("2026-11-20T17:00:00Z");
        LocalDate first = new(2026, 11, 21);

        Assert.NotNull((Berlin() with { Leaves = [new(first, first.PlusDays(50))] }).FirstOpening(from));
        Assert.Null((Berlin() with { Leaves = [new(first, first.PlusDays(70))] }).FirstOpening(from));
        Assert.Null((Berlin() with { Days = WorkDays.None }).FirstOpening(from));
        Assert.Null((Berlin() with { QuietFrom = 8 * 60, QuietTo = 18 * 60 }).FirstOpening(from));
    }

    [Theory]
    [InlineData(24, "2026-11-20T08:30:00Z", "2026-11-23T08:00:00Z")]
    [InlineData(72, "2026-11-20T08:30:00Z", "2026-11-23T08:30:00Z")]
    [InlineData(24, "2026-11-18T08:30:00Z", "2026-11-19T08:30:00Z")]
    public void A_reminder_is_due_so_many_hours_later_and_then_in_working_hours(int hours, string asked, string reminded) =>
        Assert.Equal(At(reminded), Berlin().AddWorkingDelay(At(asked), Duration.FromHours(hours)));

    [Theory]
    [InlineData("9", 540)]
    [InlineData("9:30", 570)]
    [InlineData(" 09.30 ", 570)]
    [InlineData("24:00", 1440)]
    [InlineData("0", 0)]
    [InlineData("24:01", null)]
    [InlineData("9:60", null)]
    [InlineData("9:3", null)]
    [InlineData("-9", null)]
    [InlineData("noon", null)]
    [InlineData("", null)]
    public void Times_of_day_are_read_as_people_write_them(string typed, int? minutes) => Assert.Equal(minutes, TimesOfDay.Parse(typed));

    private static PersonalCalendar Berlin() => new()
    {
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        From = 9 * 60,
        To = 17 * 60,
        Days = WorkDays.MondayToFriday,
        QuietFrom = 20 * 60,
        QuietTo = 7 * 60,
    };

    private static Instant At(string instant) => InstantPattern.General.Parse(instant).Value;
}
