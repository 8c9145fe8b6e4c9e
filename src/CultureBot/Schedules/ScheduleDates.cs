using NodaTime;
using NodaTime.Calendars;

namespace CultureBot.Schedules;

/// <summary>The local dates that a schedule is due on. A Once has one; a cron expression may run out; the others go on without end.</summary>
internal static class ScheduleDates
{
    private const int DaysOfTwoWeeks = 14;

    /// <summary>From a date on, the next first.</summary>
    public static IEnumerable<LocalDate> From(Schedule schedule, LocalDate date) => schedule.Cadence switch
    {
        Cadence.Once => schedule.Date!.Value >= date ? [schedule.Date.Value] : [],
        Cadence.Cron => CronDates.From(schedule.Cron, date),
        _ => Steps(schedule, date, 1).SkipWhile(due => due < date),
    };

    /// <summary>From a date back, the latest first.</summary>
    public static IEnumerable<LocalDate> Back(Schedule schedule, LocalDate date) => schedule.Cadence switch
    {
        Cadence.Once => schedule.Date!.Value <= date ? [schedule.Date.Value] : [],
        Cadence.Cron => CronDates.Back(schedule.Cron, date),
        _ => Steps(schedule, date, -1).SkipWhile(due => due > date),
    };

    /// <summary>The date of the period that a day is in, before it or after it.</summary>
    public static LocalDate Of(Schedule schedule, LocalDate day)
    {
        switch (schedule.Cadence)
        {
            case Cadence.Daily:
                return day;
            case Cadence.Weekly:
                return InWeek(day, (IsoDayOfWeek)schedule.DayOfWeek);
            case Cadence.TwoWeekly:
                var due = InWeek(day, schedule.Date!.Value.DayOfWeek);
                return Period.DaysBetween(schedule.Date.Value, due) % DaysOfTwoWeeks == 0 ? due : due.PlusWeeks(-1);
            case Cadence.Monthly:
                return InMonth(day.ToYearMonth(), schedule.DayOfMonth);
            case Cadence.Quarterly:
                return InMonth(day.ToYearMonth().PlusMonths(schedule.MonthOfQuarter - 1 - ((day.Month - 1) % 3)), schedule.DayOfMonth);
            case Cadence.Once:
                return schedule.Date!.Value;
            case Cadence.Cron:
                return CronDates.Back(schedule.Cron, day).Concat(CronDates.From(schedule.Cron, day)).First();
            default:
                throw new ArgumentOutOfRangeException(nameof(schedule), schedule.Cadence, "This cadence is not known.");
        }
    }

    /// <summary>That day of a month, or its last one when it is shorter.</summary>
    public static LocalDate InMonth(YearMonth month, int day) =>
        month.OnDayOfMonth(Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)));

    private static LocalDate InWeek(LocalDate day, IsoDayOfWeek dayOfWeek)
    {
        var weeks = WeekYearRules.Iso;
        return weeks.GetLocalDate(weeks.GetWeekYear(day), weeks.GetWeekOfWeekYear(day), dayOfWeek);
    }

    // Beginning a period earlier in the direction of counting, since a period's date may stand before or after the day.
    private static IEnumerable<LocalDate> Steps(Schedule schedule, LocalDate day, int direction)
    {
        for (var step = -direction; ; step += direction) yield return Of(schedule, Moved(schedule.Cadence, day, step));
    }

    private static LocalDate Moved(Cadence cadence, LocalDate day, int periods) => cadence switch
    {
        Cadence.Daily => day.PlusDays(periods),
        Cadence.Weekly => day.PlusWeeks(periods),
        Cadence.TwoWeekly => day.PlusDays(DaysOfTwoWeeks * periods),
        Cadence.Monthly => day.ToYearMonth().PlusMonths(periods).OnDayOfMonth(1),
        _ => day.ToYearMonth().PlusMonths(3 * periods).OnDayOfMonth(1),
    };
}
