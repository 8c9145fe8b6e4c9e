using System.Globalization;

namespace CultureBot.Schedules;

/// <summary>A schedule as Quartz's cron has it; seconds first, days of the week by name.</summary>
internal static class ScheduleCron
{
    private static readonly string[] Days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>10:00 UTC of the day before is when a day begins at UTC+14.</summary>
    private const int FirstHour = 10;

    /// <summary>The last day of February, at the earliest; from here on a day may be the last one of its month.</summary>
    private const int LastCommonDay = 28;

    private const int LastDay = 31;

    /// <summary>Null when cron cannot say it: once, every second week, the 29th or 30th, and personal ones of more than a week.</summary>
    public static string? Of(Schedule schedule)
    {
        var (hour, minute) = schedule.IsPersonal ? (FirstHour, 0) : (schedule.MinuteOfDay / 60, schedule.MinuteOfDay % 60);
        var day = (schedule.Cadence, schedule.IsPersonal) switch
        {
            (Cadence.Daily, _) => "? * *",
            (Cadence.Weekly, true) => "? * " + Days[(schedule.DayOfWeek + 5) % 7],
            (Cadence.Weekly, false) => "? * " + Days[schedule.DayOfWeek - 1],
            (Cadence.Monthly, false) => OfMonth(schedule.DayOfMonth) is { } date ? $"{date} * ?" : null,
            (Cadence.Quarterly, false) => OfMonth(schedule.DayOfMonth) is { } date
                ? string.Create(CultureInfo.InvariantCulture, $"{date} {schedule.MonthOfQuarter}/3 ?")
                : null,
            _ => null,
        };
        return (schedule.Cadence, schedule.IsPersonal) == (Cadence.Cron, false) ? schedule.Cron
            : day is null ? null
            : string.Create(CultureInfo.InvariantCulture, $"0 {minute} {hour} {day}");
    }

    /// <summary>The zone that <see cref="Of"/> is meant in.</summary>
    public static string ZoneOf(Schedule schedule) => schedule.IsPersonal ? "UTC" : schedule.TimeZone;

    private static string? OfMonth(int day) =>
        day <= LastCommonDay ? day.ToString(CultureInfo.InvariantCulture) : day == LastDay ? "L" : null;
}
