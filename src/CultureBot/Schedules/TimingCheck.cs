using NodaTime;

namespace CultureBot.Schedules;

/// <summary>Whether a schedule can be had as it is chosen.</summary>
internal static class TimingCheck
{
    /// <param name="schedule">As it would be.</param>
    /// <param name="now">What comes is after it.</param>
    /// <param name="isNew">One that goes on already, and is moved, does not fail for a gap on its next day: it runs at the gap's end.</param>
    /// <returns>What speaks against it; null when nothing does.</returns>
    public static ScheduleChange? Refuse(Schedule schedule, Instant now, bool isNew)
    {
        if (Nonsense(schedule) is { } nonsense) return new() { Refusal = nonsense };
        if (LocalTimes.NextDue(schedule, now) is not { } first) return new() { Refusal = ScheduleRefusal.Past };

        return (isNew || schedule.Cadence == Cadence.Once) && NextValid(schedule, first.Date) is { } valid ? new() { Refusal = ScheduleRefusal.Gap, NextValid = valid } : null;
    }

    private static ScheduleRefusal? Nonsense(Schedule schedule) =>
        schedule.MinuteOfDay is < 0 or >= 24 * 60 ? ScheduleRefusal.Minute
        : !IsDay(schedule) ? ScheduleRefusal.Day
        : !DateTimeZoneProviders.Tzdb.Ids.Contains(schedule.TimeZone) ? ScheduleRefusal.TimeZone
        : schedule.Cadence == Cadence.Cron ? OfCron(schedule.Cron)
        : null;

    private static bool IsDay(Schedule schedule) => schedule.Cadence switch
    {
        Cadence.Daily or Cadence.Cron => schedule.DayOfWeek == 0,
        Cadence.Weekly => schedule.DayOfWeek is >= 1 and <= 7,
        Cadence.Monthly => schedule.DayOfMonth is >= 1 and <= 31,
        Cadence.Quarterly => schedule.DayOfMonth is >= 1 and <= 31 && schedule.MonthOfQuarter is >= 1 and <= 3,
        _ => schedule.Date is not null,
    };

    private static ScheduleRefusal? OfCron(string cron) =>
        CronDates.Parse(cron) is null ? ScheduleRefusal.Cron
        : !cron.StartsWith("0 ", StringComparison.Ordinal) ? ScheduleRefusal.CronSeconds
        : CronDates.MinuteOfDay(cron) is null ? ScheduleRefusal.CronTooOften
        : null;

    // A personal one is due in everybody's own zone, where the gap's end is as good.
    private static LocalDateTime? NextValid(Schedule schedule, LocalDate date)
    {
        if (schedule.IsPersonal || schedule.At is not null) return null;

        var mapping = DateTimeZoneProviders.Tzdb[schedule.TimeZone].MapLocal(date.At(LocalTime.FromMinutesSinceMidnight(schedule.MinuteOfDay)));
        return mapping.Count == 0 ? mapping.LateInterval.IsoLocalStart : null;
    }
}
