using CultureBot.Schedules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CultureBot.Tests.Schedules;

public sealed class LocalTimesProperties
{
    private static readonly Gen<Schedule> Schedules =
        from zone in Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.ToArray())
        from day in Gen.Choose(1, 7)
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from isPersonal in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Schedule
        {
            Id = new(Guid.Empty),
            Work = "digest",
            Cadence = Cadence.Weekly,
            DayOfWeek = day,
            MinuteOfDay = minute,
            TimeZone = zone,
            IsPersonal = isPersonal,
            StartsAt = Instant.MinValue,
        };

    /// <summary>Every cadence that goes on, in every zone.</summary>
    private static readonly Gen<Schedule> Cadences =
        from weekly in Schedules
        from day in Gen.Choose(1, 31)
        from month in Gen.Choose(1, 3)
        from cadence in Gen.Elements(Cadence.TwoWeekly, Cadence.Monthly, Cadence.Quarterly, Cadence.Cron)
        select cadence == Cadence.Cron
            ? Timing.ByCron($"0 {weekly.MinuteOfDay % 60} {weekly.MinuteOfDay / 60} ? * {weekly.DayOfWeek}", weekly.TimeZone).Of(weekly)
            : weekly with
            {
                Cadence = cadence,
                DayOfWeek = 0,
                Date = cadence == Cadence.TwoWeekly ? new LocalDate(2026, 1, day) : null,
                DayOfMonth = cadence == Cadence.TwoWeekly ? 0 : day,
                MonthOfQuarter = cadence == Cadence.Quarterly ? month : 0,
            };

    private static readonly Gen<Instant> Instants =
        from hour in Gen.Choose(0, 60 * 366 * 24)
        from second in Gen.Choose(0, 3599)
        select Instant.FromUtc(1985, 1, 1, 0, 0) + Duration.FromHours(hour) + Duration.FromSeconds(second);

    [Fact]
    public void Every_ISO_week_has_exactly_one_due_instant_and_they_increase()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(
            Schedules.ToArbitrary(),
            Instants.ToArbitrary(),
            (schedule, from) =>
            {
                DuePeriod[] year = [.. LocalTimes.DueAfter(schedule, from).Take(60)];
                var weeks = year.Zip(year.Skip(1));
                return year[0].DueAt > from
                    && weeks.All(pair => pair.Second.DueAt > pair.First.DueAt && pair.Second.Date == pair.First.Date.PlusWeeks(1))
                    && year.Select(period => period.Name).Distinct(StringComparer.Ordinal).Count() == year.Length
                    && year.Select(period => period.Name).SequenceEqual(year.Select(period => period.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
            }));
    }

    [Fact]
    public void At_every_instant_the_latest_and_the_next_period_are_neighbours()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(
            Schedules.ToArbitrary(),
            Instants.ToArbitrary(),
            (schedule, now) =>
            {
                var latest = LocalTimes.LatestDue(schedule, now)!.Value;
                var next = LocalTimes.NextDue(schedule, now)!.Value;
                return latest.DueAt <= now
                    && now < next.DueAt
                    && next.Date == latest.Date.PlusWeeks(1)
                    && LocalTimes.LatestDue(schedule, next.DueAt) == next
                    && LocalTimes.NextDue(schedule, latest.DueAt) == next
                    && Periods.DateOf(schedule, latest.Name) == latest.Date;
            }));
    }

    [Fact]
    public void Of_every_cadence_the_periods_before_and_after_an_instant_are_all_there_are()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(
            Cadences.ToArbitrary(),
            Instants.ToArbitrary(),
            (schedule, now) =>
            {
                DuePeriod[] after = [.. LocalTimes.DueAfter(schedule, now).Take(8)];
                DuePeriod[] back = [.. LocalTimes.DueBackFrom(schedule, after[^1].DueAt).Take(after.Length)];
                var latest = LocalTimes.LatestDue(schedule, now)!.Value;
                return after[0].DueAt > now
                    && latest.DueAt <= now
                    && back.Reverse().SequenceEqual(after)
                    && LocalTimes.NextDue(schedule, latest.DueAt) == after[0]
                    && after.Zip(after.Skip(1)).All(pair => pair.First.DueAt < pair.Second.DueAt && pair.First.Name != pair.Second.Name)
                    && after.All(period => Periods.DateOf(schedule, period.Name) == period.Date);
            }));
    }
}
