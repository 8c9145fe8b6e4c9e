using System.Collections.Immutable;
using CultureBot.Schedules.WorkingTime;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CultureBot.Tests.Schedules.WorkingTime;

/// <summary>Calendars against somebody who looks at a clock on the wall every minute.</summary>
public sealed class PersonalCalendarProperties
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>Zones with and without clock changes, in both hemispheres, of half and quarter hours, and one that skipped a day.</summary>
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland", "Australia/Lord_Howe",
        "Pacific/Apia", "America/Sao_Paulo", "UTC",
    ];

    private static readonly Gen<PersonalCalendar> Calendars =
        from zone in Gen.Elements(Zones)
        from start in Gen.Choose(0, (24 * 60) - 1)
        from length in Gen.Choose(1, 24 * 60)
        from days in Gen.Frequency((3, Gen.Constant(WorkDays.MondayToFriday)), (1, Gen.Choose(1, 127).Select(bits => (WorkDays)bits)))
        from quietFrom in Gen.Choose(0, (24 * 60) - 1)
        from quietTo in Gen.Choose(0, (24 * 60) - 1)
        from holidays in Gen.ListOf(Gen.Choose(0, 200))
        from leaves in Gen.ListOf(Gen.Choose(0, 200).SelectMany(first => Gen.Choose(0, 30).Select(more => (First: first, More: more))))
        select new PersonalCalendar
        {
            Zone = DateTimeZoneProviders.Tzdb[zone],
            From = start,
            To = Math.Min(start + length, 24 * 60),
            Days = days,
            QuietFrom = quietFrom,
            QuietTo = quietTo,
            Holidays = holidays.Take(20).Select(day => FirstDay.PlusDays(day)).ToImmutableHashSet(),
            Leaves = [.. leaves.Take(2).Select(leave => new DateInterval(FirstDay.PlusDays(leave.First), FirstDay.PlusDays(leave.First + leave.More)))],
        };

    /// <summary>Half a year, with clock changes both ways; Apia's missing 30 December 2011 is in it.</summary>
    private static readonly Gen<Instant> Instants =
        Gen.Choose(0, 190 * 24 * 3600).Select(second => FirstDay.AtMidnight().InUtc().ToInstant() + Duration.FromSeconds(second));

    private static LocalDate FirstDay => new(2011, 9, 20);

    [Fact]
    public void The_first_opening_is_the_one_that_a_clock_on_the_wall_shows() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(
            Calendars.ToArbitrary(),
            Instants.ToArbitrary(),
            (calendar, from) => calendar.FirstOpening(from) == LookEveryMinute(calendar, from)));

    [Fact]
    public void Openings_never_go_back_and_an_opening_is_its_own() => Check.QuickThrowOnFailure(Prop.ForAll(
        Calendars.ToArbitrary(),
        Instants.ToArbitrary(),
        Gen.Choose(0, 100 * 3600).ToArbitrary(),
        (calendar, from, seconds) =>
        {
            var (early, late) = (calendar.FirstOpening(from), calendar.FirstOpening(from + Duration.FromSeconds(seconds)));
            return early is null
                || (early >= from && calendar.FirstOpening(early.Value) == early && (late is null || late >= early));
        }));

    [Fact]
    public void A_reminder_is_never_early() => Check.QuickThrowOnFailure(Prop.ForAll(
        Calendars.ToArbitrary(),
        Instants.ToArbitrary(),
        Gen.Elements(24, 72).ToArbitrary(),
        (calendar, asked, hours) => calendar.AddWorkingDelay(asked, Duration.FromHours(hours)) is not { } reminded
            || (reminded >= asked + Duration.FromHours(hours) && IsOpen(calendar, reminded))));

    /// <summary>The instant itself, then every full minute after it: within 60 days, as long as anybody waits.</summary>
    private static Instant? LookEveryMinute(PersonalCalendar calendar, Instant from)
    {
        var end = from + PersonalCalendar.LongestWait;
        if (IsOpen(calendar, from)) return from;
        for (var at = Instant.FromUnixTimeSeconds((from.ToUnixTimeSeconds() / 60 * 60) + 60); at < end; at += Minute)
        {
            if (IsOpen(calendar, at)) return at;
        }

        return null;
    }

    private static bool IsOpen(PersonalCalendar calendar, Instant at)
    {
        var wall = at.InZone(calendar.Zone);
        var minute = (wall.Hour * 60) + wall.Minute;
        var isQuiet = calendar.QuietFrom <= calendar.QuietTo
            ? minute >= calendar.QuietFrom && minute < calendar.QuietTo
            : minute >= calendar.QuietFrom || minute < calendar.QuietTo;
        return minute >= calendar.From
            && minute < calendar.To
            && !isQuiet
            && calendar.Days.Includes(wall.DayOfWeek)
            && !calendar.Holidays.Contains(wall.Date)
            && !calendar.Leaves.Any(leave => leave.Contains(wall.Date));
    }
}
