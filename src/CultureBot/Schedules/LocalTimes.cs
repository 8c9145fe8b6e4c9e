using NodaTime;
using NodaTime.TimeZones;

namespace CultureBot.Schedules;

/// <summary>
/// When the periods of a schedule are due. A local time that a clock change leaves out means the end of the gap; one
/// that comes twice means the first, as Quartz's cron triggers have it.
/// </summary>
public static class LocalTimes
{
    private static readonly ZoneLocalMappingResolver FirstOrEndOfGap =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Where a date begins first on Earth (UTC+14), and with it what is personal.</summary>
    private static readonly DateTimeZone FirstZone = DateTimeZone.ForOffset(Offset.FromHours(14));

    /// <summary>A local date and its instant are this many days apart at most, clock changes and skipped days included.</summary>
    private const int Margin = 2;

    /// <summary>The latest period due at or before <paramref name="now"/>; null when there was none.</summary>
    public static DuePeriod? LatestDue(Schedule schedule, Instant now) => First(DueBackFrom(schedule, now));

    /// <summary>The first period due after <paramref name="now"/>; null when there is none to come.</summary>
    public static DuePeriod? NextDue(Schedule schedule, Instant now) => First(DueAfter(schedule, now));

    /// <summary>Periods due at or before <paramref name="now"/>, the latest first.</summary>
    public static IEnumerable<DuePeriod> DueBackFrom(Schedule schedule, Instant now) =>
        ScheduleDates.Back(schedule, Today(schedule, now).PlusDays(Margin))
            .Select(date => Due(schedule, date))
            .Where(period => period.DueAt <= now);

    /// <summary>Periods due after <paramref name="now"/>, the next first.</summary>
    public static IEnumerable<DuePeriod> DueAfter(Schedule schedule, Instant now) =>
        ScheduleDates.From(schedule, Today(schedule, now).PlusDays(-Margin))
            .Select(date => Due(schedule, date))
            .Where(period => period.DueAt > now);

    /// <summary>The period that <paramref name="now"/> is in by the schedule's own zone, due or not.</summary>
    public static DuePeriod Current(Schedule schedule, Instant now) =>
        Due(schedule, ScheduleDates.Of(schedule, now.InZone(Zone(schedule.TimeZone)).Date));

    /// <summary>The period whose local date is <paramref name="date"/>.</summary>
    public static DuePeriod Due(Schedule schedule, LocalDate date) =>
        new(
            Periods.NameOf(schedule, date),
            date,
            schedule.At
                ?? (schedule.IsPersonal ? FirstZone.AtStartOfDay(date).ToInstant() : At(date, schedule.MinuteOfDay, Zone(schedule.TimeZone))));

    /// <summary>The schedule's hour of a period's date in somebody's own zone: before it they are not written to.</summary>
    public static Instant PersonalHour(LocalDate date, int minuteOfDay, DateTimeZone zone) => At(date, minuteOfDay, zone);

    /// <summary>
    /// When a personal message of an occurrence may go to somebody: at their own hour of its date, or now when a person
    /// asked for it. Somebody whose zone is unknown or empty lives by the schedule's.
    /// </summary>
    /// <param name="schedule">Whose hour it is unless the person chose another.</param>
    /// <param name="occurrence">Whose date it is.</param>
    /// <param name="timeZone">Where the person lives (IANA).</param>
    /// <param name="ownMinuteOfDay">The hour that the person chose; null for the schedule's.</param>
    public static Instant PersonalHour(Schedule schedule, Occurrence occurrence, string timeZone, int? ownMinuteOfDay = null) =>
        occurrence.IsRequested
            ? occurrence.DueAt
            : PersonalHour(
                Periods.DateOf(schedule, occurrence.Period),
                ownMinuteOfDay ?? schedule.MinuteOfDay,
                DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? Zone(schedule.TimeZone));

    /// <exception cref="DateTimeZoneNotFoundException">The schedule has a zone that the zone database does not know.</exception>
    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static Instant At(LocalDate date, int minuteOfDay, DateTimeZone zone) =>
        date.At(LocalTime.FromMinutesSinceMidnight(minuteOfDay)).InZone(zone, FirstOrEndOfGap).ToInstant();

    private static LocalDate Today(Schedule schedule, Instant now) =>
        now.InZone(schedule.IsPersonal ? FirstZone : Zone(schedule.TimeZone)).Date;

    private static DuePeriod? First(IEnumerable<DuePeriod> periods) => periods.Select(period => (DuePeriod?)period).FirstOrDefault();
}

/// <param name="Name">As stored, see <see cref="Periods"/>.</param>
/// <param name="Date">The local date it is due on; for personal ones in each person's zone.</param>
/// <param name="DueAt">When it starts.</param>
public readonly record struct DuePeriod(string Name, LocalDate Date, Instant DueAt);
