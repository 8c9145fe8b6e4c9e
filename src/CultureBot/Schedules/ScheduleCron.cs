using System.Globalization;

namespace CultureBot.Schedules;

/// <summary>A schedule as Quartz's cron has it; seconds first, days of the week by name.</summary>
internal static class ScheduleCron
{
    private static readonly string[] Days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>10:00 UTC of the day before is when a day begins at UTC+14.</summary>
    private const int FirstHour = 10;

    public static string Of(Schedule schedule)
    {
        var (hour, minute) = schedule.IsPersonal ? (FirstHour, 0) : (schedule.MinuteOfDay / 60, schedule.MinuteOfDay % 60);
        var day = (schedule.Cadence, schedule.IsPersonal) switch
        {
            (Cadence.Daily, _) => "*",
            (Cadence.Weekly, true) => Days[(schedule.DayOfWeek + 5) % 7],
            _ => Days[schedule.DayOfWeek - 1],
        };
        return string.Create(CultureInfo.InvariantCulture, $"0 {minute} {hour} ? * {day}");
    }

    /// <summary>The zone that <see cref="Of"/> is meant in.</summary>
    public static string ZoneOf(Schedule schedule) => schedule.IsPersonal ? "UTC" : schedule.TimeZone;
}
