using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace CultureBot.Schedules;

/// <summary>The names under which periods are stored: 2026-11-20, 2026-W47, and 2026-W47#2 for one run again.</summary>
public static class Periods
{
    public static string NameOf(Cadence cadence, LocalDate date) =>
        cadence == Cadence.Weekly
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{WeekYearRules.Iso.GetWeekYear(date):D4}-W{WeekYearRules.Iso.GetWeekOfWeekYear(date):D2}")
            : LocalDatePattern.Iso.Format(date);

    /// <summary>The name of a period that is run for the <paramref name="run"/>th time.</summary>
    public static string Again(string period, int run) => string.Create(CultureInfo.InvariantCulture, $"{period}#{run}");

    /// <summary>The local date a period of this schedule is due on, by the day of the week it has now.</summary>
    /// <exception cref="FormatException">The name is not one of this schedule's cadence.</exception>
    public static LocalDate DateOf(Schedule schedule, string period)
    {
        var name = period.Split('#')[0];
        if (schedule.Cadence == Cadence.Daily) return LocalDatePattern.Iso.Parse(name).Value;
        if (name.Split("-W") is not [var year, var week]) throw new FormatException($"'{period}' does not name an ISO week.");

        return WeekYearRules.Iso.GetLocalDate(
            int.Parse(year, CultureInfo.InvariantCulture),
            int.Parse(week, CultureInfo.InvariantCulture),
            (IsoDayOfWeek)schedule.DayOfWeek);
    }
}
