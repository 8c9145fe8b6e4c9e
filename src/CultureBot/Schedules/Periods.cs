using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace CultureBot.Schedules;

/// <summary>
/// The names under which periods are stored: 2026-11-20, 2026-W47, 2026-11, 2026-Q4 or, by cron, 2026-11-20T09:00; and
/// 2026-W47#2 for one run again.
/// </summary>
public static class Periods
{
    private static readonly LocalDateTimePattern MinutePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly YearMonthPattern MonthPattern = YearMonthPattern.Iso;

    /// <param name="schedule">Whose period.</param>
    /// <param name="date">The local date it is due on.</param>
    public static string NameOf(Schedule schedule, LocalDate date) => schedule.Cadence switch
    {
        Cadence.Weekly or Cadence.TwoWeekly => string.Create(
            CultureInfo.InvariantCulture,
            $"{WeekYearRules.Iso.GetWeekYear(date):D4}-W{WeekYearRules.Iso.GetWeekOfWeekYear(date):D2}"),
        Cadence.Monthly => MonthPattern.Format(date.ToYearMonth()),
        Cadence.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-Q{((date.Month - 1) / 3) + 1}"),
        Cadence.Cron => MinutePattern.Format(date.At(LocalTime.FromMinutesSinceMidnight(schedule.MinuteOfDay))),
        _ => LocalDatePattern.Iso.Format(date),
    };

    /// <summary>The name of a period that is run for the <paramref name="run"/>th time.</summary>
    public static string Again(string period, int run) => string.Create(CultureInfo.InvariantCulture, $"{period}#{run}");

    /// <summary>
    /// The local date a period is due on, by the day of the week or month that its schedule has now. A name tells by itself
    /// what it names, so that one from before a change of cadence still has its date.
    /// </summary>
    /// <exception cref="FormatException">The name is none of a period.</exception>
    public static LocalDate DateOf(Schedule schedule, string period)
    {
        var name = period.Split('#')[0];
        if (LocalDatePattern.Iso.Parse(name) is { Success: true } date) return date.Value;
        if (MinutePattern.Parse(name) is { Success: true } minute) return minute.Value.Date;
        if (MonthPattern.Parse(name) is { Success: true } month) return ScheduleDates.InMonth(month.Value, Math.Max(1, schedule.DayOfMonth));
        if (name.Split("-Q") is [var quarterYear, var quarter])
        {
            var first = new YearMonth(Number(quarterYear), (Number(quarter) * 3) - 2);
            return ScheduleDates.InMonth(first.PlusMonths(Math.Max(1, schedule.MonthOfQuarter) - 1), Math.Max(1, schedule.DayOfMonth));
        }

        if (name.Split("-W") is not [var year, var week]) throw new FormatException($"'{period}' does not name a period.");

        var day = schedule.DayOfWeek > 0 ? (IsoDayOfWeek)schedule.DayOfWeek : schedule.Date?.DayOfWeek ?? IsoDayOfWeek.Monday;
        return WeekYearRules.Iso.GetLocalDate(Number(year), Number(week), day);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
