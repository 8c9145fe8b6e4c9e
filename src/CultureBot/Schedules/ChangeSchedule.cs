using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <param name="ScheduleId">Which.</param>
/// <param name="Timing">When it is due from now on.</param>
/// <param name="By">Who changes it, and looks after it from now on; null when that is nobody with an account.</param>
public sealed record ChangeScheduleRequest(ScheduleId ScheduleId, Timing Timing, AccountId? By = null);

/// <summary>
/// Moves a schedule to another day, hour, zone or cadence. A period keeps its name wherever it is moved, so a week that has
/// had its occurrence does not get another. Where its periods get other names it begins anew, without a past to make up for.
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
        if (present is null) return new() { Refusal = ScheduleRefusal.Unknown };
        if (await IsOverAsync(sql, present)) return new() { Refusal = ScheduleRefusal.Over };

        var changed = request.Timing.Of(present);
        if (HasOtherNames(present, changed)) changed = changed with { StartsAt = now };
        if (TimingCheck.Refuse(changed, now, isNew: false) is { } refused) return refused;

        await SchedulesStore.ChangeAsync(sql, changed, request.By, now);
        await AuditStore.AddAsync(
            sql, new() { At = now, AccountId = request.By, Action = "schedule.changed", Subject = $"schedule:{changed.Id.Value:D}", Details = $"{changed.Work}: {changed.Cadence}" });
        Instant[] atOnce = await IsMadeUpForAsync(sql, changed, now) ? [now] : [];
        var coming = await ComingPeriods.ListAsync(sql, changed, now, 3);
        return new() { Schedule = changed, Next = [.. atOnce.Concat(coming.Select(period => period.DueAt)).Take(3)] };
    }

    private static async Task<bool> IsOverAsync(SqlSession sql, Schedule schedule) =>
        schedule is { Cadence: Cadence.Once, Date: { } date }
        && await OccurrencesStore.FindAsync(sql, schedule.Id, Periods.NameOf(schedule, date)) is not null;

    private static bool HasOtherNames(Schedule present, Schedule changed) =>
        present.Cadence != changed.Cadence
        || present.Cron != changed.Cron
        || (present.Cadence == Cadence.TwoWeekly && present.Date != changed.Date);

    private async Task<bool> IsMadeUpForAsync(SqlSession sql, Schedule changed, Instant now)
    {
        if (changed.IsPaused || _works.Find(changed.Work) is not { } work) return false;

        var candidates = DuePlan.Candidates(changed, work.Missed, now);
        var claimed = await OccurrencesStore.ListClaimedAsync(sql, changed.Id, [.. candidates.Select(period => period.Name)]);
        return DuePlan.Decide(candidates, [.. claimed], work.Missed, now).Any(decision => decision.IsRun);
    }
}
