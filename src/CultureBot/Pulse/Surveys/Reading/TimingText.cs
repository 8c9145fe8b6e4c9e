using System.Globalization;
using CultureBot.Schedules;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Pulse;

/// <summary>
/// Reads when a survey goes out. The day is a date for once and two-weekly, a day of the week for weekly, 1 to 31 for monthly,
/// month and day as 2/15 for quarterly, and the expression itself by cron. Whether that is past or in a gap says the schedule.
/// </summary>
internal static class TimingText
{
    private static readonly LocalTimePattern[] Clocks =
    [
        LocalTimePattern.CreateWithInvariantCulture("H:mm"), LocalTimePattern.CreateWithInvariantCulture("h:mm tt"),
        LocalTimePattern.CreateWithInvariantCulture("h tt"), LocalTimePattern.CreateWithInvariantCulture("%H"),
    ];

    /// <param name="cadence">How often.</param>
    /// <param name="day">What was typed as the day.</param>
    /// <param name="time">What was typed as the time; not looked at by cron.</param>
    /// <param name="zone">An IANA zone.</param>
    /// <param name="culture">Days of the week are known by its names, and by English ones.</param>
    public static (Timing? Timing, Fault? Day, Fault? Time) Read(Cadence cadence, string day, string time, string zone, CultureInfo culture)
    {
        day = day.Trim();
        if (cadence == Cadence.Cron) return day.Length > 0 ? (Timing.ByCron(day, zone), null, null) : (null, new("FaultDayCron"), null);

        var minute = Minute(time.Trim());
        var wrongTime = minute is null ? new Fault("FaultTime") : null;
        Timing? timing = cadence switch
        {
            Cadence.Once => Date(day) is { } date ? Timing.Once(date, minute ?? 0, zone) : null,
            Cadence.TwoWeekly => Date(day) is { } date ? Timing.TwoWeekly(date, minute ?? 0, zone) : null,
            Cadence.Weekly => DayOfWeek(day, culture) is { } number ? Timing.Weekly(number, minute ?? 0, zone) : null,
            Cadence.Monthly => Number(day) is { } number and >= 1 and <= 31 ? Timing.Monthly(number, minute ?? 0, zone) : null,
            Cadence.Quarterly => Quarterly(day) is var (month, number) ? Timing.Quarterly(month, number, minute ?? 0, zone) : null,
            _ => null,
        };
        return (wrongTime is null ? timing : null, timing is null ? new("FaultDay" + cadence) : null, wrongTime);
    }

    /// <summary>What <see cref="Read"/> would take as the day.</summary>
    public static string Day(Schedule schedule, CultureInfo culture) => schedule.Cadence switch
    {
        Cadence.Weekly => culture.DateTimeFormat.DayNames[schedule.DayOfWeek % 7],
        Cadence.Monthly => schedule.DayOfMonth.ToString(CultureInfo.InvariantCulture),
        Cadence.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{schedule.MonthOfQuarter}/{schedule.DayOfMonth}"),
        Cadence.Cron => schedule.Cron,
        _ => schedule.Date is { } date ? LocalDatePattern.Iso.Format(date) : "",
    };

    public static string Time(int minuteOfDay) => Clocks[0].Format(LocalTime.FromMinutesSinceMidnight(minuteOfDay));

    private static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;

    /// <summary>Minutes since midnight; null when it is no time.</summary>
    public static int? Minute(string text) => Clocks.Select(clock => clock.Parse(text)).FirstOrDefault(read => read.Success) is { } found
        ? (int)(found.Value.TickOfDay / NodaConstants.TicksPerMinute)
        : null;

    /// <summary>ISO: 1 is Monday, 7 is Sunday. Null when it is no day.</summary>
    public static int? DayOfWeek(string text, CultureInfo culture)
    {
        foreach (var format in (DateTimeFormatInfo[])[CultureInfo.InvariantCulture.DateTimeFormat, culture.DateTimeFormat])
        {
            for (var day = 0; day < 7; day++)
            {
                if (text.Equals(format.DayNames[day], StringComparison.OrdinalIgnoreCase)
                    || text.Equals(format.AbbreviatedDayNames[day], StringComparison.OrdinalIgnoreCase))
                {
                    return day == 0 ? 7 : day;
                }
            }
        }

        return null;
    }

    private static (int Month, int Day)? Quarterly(string text) =>
        text.Split('/', StringSplitOptions.TrimEntries) is [var month, var day] && Number(month) is { } m and >= 1 and <= 3 && Number(day) is { } d and >= 1 and <= 31
            ? (m, d)
            : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
