using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <param name="ScheduleId">Which.</param>
/// <param name="DayOfWeek">ISO day of week, 1 (Monday) to 7; 0 for daily ones.</param>
/// <param name="MinuteOfDay">Minutes since local midnight, 0 to 1439.</param>
/// <param name="TimeZone">An IANA zone.</param>
/// <param name="By">Who changes it, and looks after it from now on; null when that is nobody with an account.</param>
public sealed record ChangeScheduleRequest(ScheduleId ScheduleId, int DayOfWeek, int MinuteOfDay, string TimeZone, AccountId? By = null);

/// <summary>What became of a change; either refused, with nothing changed, or the schedule as it is now.</summary>
public sealed record ScheduleChange
{
    public ChangeScheduleRefusal? Refusal { get; init; }

    public Schedule? Schedule { get; init; }

    /// <summary>When it runs next: three times, a missed hour of this period that is made up for at once included.</summary>
    public ImmutableArray<Instant> Next { get; init; } = [];
}

public enum ChangeScheduleRefusal
{
    /// <summary>There is no such schedule.</summary>
    Unknown,

    /// <summary>A weekly one needs a day from 1 to 7, a daily one has none.</summary>
    Day,

    /// <summary>There is no such minute of a day.</summary>
    Minute,

    /// <summary>The zone is not an IANA zone.</summary>
    TimeZone,
}

/// <summary>
/// Moves a schedule to another day, hour or zone. A period keeps its name wherever it is moved, so a week that has had
/// its occurrence does not get another.
/// </summary>
public sealed class ChangeSchedule
{
    private readonly Database _database;
    private readonly ScheduledWorks _works;
    private readonly SchedulesSignals _signals;
    private readonly TimeProvider _time;

    internal ChangeSchedule(Database database, ScheduledWorks works, SchedulesSignals signals, TimeProvider time)
    {
        _database = database;
        _works = works;
        _signals = signals;
        _time = time;
    }

    public async Task<ScheduleChange> HandleAsync(ChangeScheduleRequest request, CancellationToken cancellationToken)
    {
        var change = await _database.WriteAsync(
            sql => ChangeAsync(sql, request, _time.GetCurrentInstant()), WriteUrgency.Acknowledgement, cancellationToken);
        if (change.Schedule is not { } schedule) return change;

        _signals.Plan.Set();
        if (_works.Find(schedule.Work) is { } work) await work.RescheduledAsync(schedule, cancellationToken);
        return change;
    }

    private async Task<ScheduleChange> ChangeAsync(SqlSession sql, ChangeScheduleRequest request, Instant now)
    {
        var present = await SchedulesStore.FindAsync(sql, request.ScheduleId);
        if (present is null) return new() { Refusal = ChangeScheduleRefusal.Unknown };
        if (Refusal(present, request) is { } refusal) return new() { Refusal = refusal };

        var changed = present with
        {
            DayOfWeek = request.DayOfWeek,
            MinuteOfDay = request.MinuteOfDay,
            TimeZone = request.TimeZone,
        };
        await SchedulesStore.ChangeAsync(sql, changed, request.By, now);
        Instant[] atOnce = await IsMadeUpForAsync(sql, changed, now) ? [now] : [];
        var coming = await ComingPeriods.ListAsync(sql, changed, now, 3);
        return new() { Schedule = changed, Next = [.. atOnce.Concat(coming.Select(period => period.DueAt)).Take(3)] };
    }

    private static ChangeScheduleRefusal? Refusal(Schedule present, ChangeScheduleRequest request)
    {
        var isDay = present.Cadence == Cadence.Weekly ? request.DayOfWeek is >= 1 and <= 7 : request.DayOfWeek == 0;
        return !isDay ? ChangeScheduleRefusal.Day
            : request.MinuteOfDay is < 0 or >= 24 * 60 ? ChangeScheduleRefusal.Minute
            : !DateTimeZoneProviders.Tzdb.Ids.Contains(request.TimeZone) ? ChangeScheduleRefusal.TimeZone
            : null;
    }

    private async Task<bool> IsMadeUpForAsync(SqlSession sql, Schedule changed, Instant now)
    {
        if (changed.IsPaused || _works.Find(changed.Work) is not { } work) return false;

        var candidates = DuePlan.Candidates(changed, work.Missed, now);
        var claimed = await OccurrencesStore.ListClaimedAsync(sql, changed.Id, [.. candidates.Select(period => period.Name)]);
        return DuePlan.Decide(candidates, [.. claimed], work.Missed, now).Any(decision => decision.IsRun);
    }
}
