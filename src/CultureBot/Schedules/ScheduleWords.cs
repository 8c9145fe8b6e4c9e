using System.Globalization;
using System.Resources;
using CultureBot.Chat;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>What is said of schedules, on pages and in chat alike: ScheduleWords.resx, and one more file a language.</summary>
public static class ScheduleWords
{
    private const int LastDay = 31;

    private static Phrasebook Book { get; } = new(new ResourceManager(typeof(ScheduleWords)));

    /// <summary>When a schedule is due, as one says it: "every Friday at 4:00 PM (Europe/Berlin)".</summary>
    public static ChatText Describe(CultureInfo culture, Schedule schedule)
    {
        var when = When(culture, schedule);
        return ChatText.Join(
            "", [when, schedule.IsPersonal ? Book.Say(culture, "ZoneOwn") : Book.Say(culture, "ZoneOne", ("zone", schedule.TimeZone))]);
    }

    /// <summary>Why a schedule was not added or changed, and what to do instead.</summary>
    /// <exception cref="ArgumentException">It was not refused.</exception>
    public static ChatText Refuse(CultureInfo culture, ScheduleChange change) =>
        change is { Refusal: ScheduleRefusal.Gap, NextValid: { } next } ? Book.Say(culture, "RefusalGap", ("next", next.ToString("f", culture)))
        : change.Refusal is { } refusal ? Book.Say(culture, "Refusal" + refusal)
        : throw new ArgumentException("This change was not refused.", nameof(change));

    private static ChatText When(CultureInfo culture, Schedule schedule)
    {
        var time = LocalTime.FromMinutesSinceMidnight(schedule.MinuteOfDay).ToString("t", culture);
        return schedule.Cadence switch
        {
            Cadence.Daily => Book.Say(culture, "WhenDaily", ("time", time)),
            Cadence.Weekly => Book.Say(culture, "WhenWeekly", ("day", Day(culture, (IsoDayOfWeek)schedule.DayOfWeek)), ("time", time)),
            Cadence.TwoWeekly => Book.Say(culture, "WhenTwoWeekly", ("day", Day(culture, schedule.Date!.Value.DayOfWeek)), ("time", time)),
            Cadence.Monthly when schedule.DayOfMonth == LastDay => Book.Say(culture, "WhenMonthEnd", ("time", time)),
            Cadence.Monthly => Book.Say(culture, "WhenMonthly", ("date", schedule.DayOfMonth), ("time", time)),
            Cadence.Quarterly => Book.Say(
                culture, "WhenQuarterly", ("date", schedule.DayOfMonth), ("month", Month(schedule.MonthOfQuarter)), ("time", time)),
            Cadence.Once => Book.Say(culture, "WhenOnce", ("date", schedule.Date!.Value.ToString("D", culture)), ("time", time)),
            _ => Book.Say(culture, "WhenCron", ("cron", schedule.Cron)),
        };
    }

    private static string Day(CultureInfo culture, IsoDayOfWeek day) => culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>The words by which the phrase chooses.</summary>
    private static string Month(int monthOfQuarter) => monthOfQuarter switch
    {
        1 => "first",
        2 => "second",
        _ => "third",
    };
}
