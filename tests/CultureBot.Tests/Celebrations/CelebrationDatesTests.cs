using CultureBot.Celebrations;
using CultureBot.Schedules.WorkingTime;
using NodaTime;

namespace CultureBot.Tests.Celebrations;

/// <summary>On which day somebody is celebrated, and for how many years.</summary>
public sealed class CelebrationDatesTests
{
    private static readonly PersonalCalendar Usual = new() { Zone = DateTimeZone.Utc, From = 540, To = 1020, Days = WorkDays.MondayToFriday };

    [Theory]
    [InlineData(2027, 2, 28)]
    [InlineData(2028, 2, 29)]
    public void The_29th_of_February_is_the_28th_in_other_years(int year, int month, int day)
    {
        Assert.Equal([(new LocalDate(year, month, day), 0)], CelebrationDate.Find(CelebrationKind.Birthday, "02-29")!.Between(new(year, 2, 20), new(year, 3, 5)));
        Assert.Equal([(new LocalDate(year, month, day), year - 2024)], CelebrationDate.Find(CelebrationKind.Anniversary, "2024-02-29")!.Between(new(year, 2, 20), new(year, 3, 5)));
    }

    [Fact]
    public void A_first_day_is_celebrated_from_a_year_on()
    {
        var start = CelebrationDate.Find(CelebrationKind.Anniversary, "2025-11-24")!;

        Assert.Empty(start.Between(new(2025, 11, 1), new(2026, 11, 23)));
        Assert.Equal([(new LocalDate(2026, 11, 24), 1), (new LocalDate(2027, 11, 24), 2)], start.Between(new(2024, 1, 1), new(2027, 12, 31)));
    }

    [Theory]
    [InlineData(CelebrationKind.Birthday, "1990-07-04")]
    [InlineData(CelebrationKind.Birthday, "13-01")]
    [InlineData(CelebrationKind.Birthday, "")]
    [InlineData(CelebrationKind.Anniversary, "07-04")]
    [InlineData(CelebrationKind.Anniversary, "2023-02-29")]
    public void What_is_no_date_is_none(CelebrationKind kind, string stored) => Assert.Null(CelebrationDate.Find(kind, stored));

    [Theory]
    // Saturday and Sunday over a year's end.
    [InlineData("2022-12-31", WeekendRule.WorkingDayAfter, "2023-01-02")]
    [InlineData("2022-12-31", WeekendRule.WorkingDayBefore, "2022-12-30")]
    [InlineData("2022-12-31", WeekendRule.OnTheDay, "2022-12-31")]
    [InlineData("2023-01-01", WeekendRule.WorkingDayAfter, "2023-01-02")]
    [InlineData("2023-01-01", WeekendRule.WorkingDayBefore, "2022-12-30")]
    [InlineData("2026-11-25", WeekendRule.WorkingDayAfter, "2026-11-25")]
    [InlineData("2026-11-25", WeekendRule.WorkingDayBefore, "2026-11-25")]
    public void A_day_off_is_celebrated_by_the_rule(string on, WeekendRule rule, string celebrated) =>
        Assert.Equal(Date(celebrated), CelebratedDay.Of(Date(on), rule, Usual));

    [Fact]
    public void A_holiday_is_a_day_off_and_leave_is_none()
    {
        var calendar = Usual with { Holidays = new HashSet<LocalDate> { new(2026, 12, 25), new(2026, 12, 24) }, Leaves = [new(new(2026, 12, 20), new(2026, 12, 31))] };

        Assert.Equal(new(2026, 12, 28), CelebratedDay.Of(new(2026, 12, 24), WeekendRule.WorkingDayAfter, calendar));
        Assert.Equal(new(2026, 12, 23), CelebratedDay.Of(new(2026, 12, 26), WeekendRule.WorkingDayBefore, calendar));
        Assert.Equal(new(2026, 12, 29), CelebratedDay.Of(new(2026, 12, 29), WeekendRule.WorkingDayAfter, calendar));
    }

    [Fact]
    public void Whoever_works_on_no_day_is_celebrated_on_the_day() =>
        Assert.Equal(new(2026, 12, 26), CelebratedDay.Of(new(2026, 12, 26), WeekendRule.WorkingDayAfter, Usual with { Days = WorkDays.None }));

    [Fact]
    public void Zones_whose_clocks_show_the_same_share_a_morning_and_others_do_not()
    {
        var berlin = CelebrationMorning.Of(new(2026, 11, 24), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        var auckland = CelebrationMorning.Of(new(2026, 11, 24), DateTimeZoneProviders.Tzdb["Pacific/Auckland"]);

        Assert.Equal(berlin, CelebrationMorning.Of(new(2026, 11, 24), DateTimeZoneProviders.Tzdb["Europe/Vienna"]));
        Assert.Equal(("celebrations:2026-11-24:2026-11-24T0700", "celebrations:2026-11-24:2026-11-23T1900"), (berlin.Subject, auckland.Subject));
        Assert.Equal(auckland, CelebrationMorning.Parse(auckland.Subject));
        Assert.Equal((new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 25)), (auckland.DateAt(auckland.Hour), auckland.DateAt(Instant.FromUtc(2026, 11, 24, 11, 0))));
    }

    private static LocalDate Date(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
