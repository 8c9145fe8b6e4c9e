using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>
/// Gives the due periods of a schedule their occurrences. A firing trigger and the reconciler both come here, on any
/// node and as often as they like: the ledger has each period once.
/// </summary>
internal sealed partial class ClaimDue(Database database, ScheduledWorks works, TimeProvider time, ILogger<ClaimDue> logger)
{
    /// <summary>Returns whether there is now something to run that was not there before.</summary>
    /// <param name="scheduleId">The schedule, read anew: it may have changed since its trigger was set.</param>
    /// <param name="firedFor">The hour a trigger fired for; a trigger may be a moment early.</param>
    /// <param name="cancellationToken">Ends it; nothing is half done.</param>
    public async Task<bool> HandleAsync(ScheduleId scheduleId, Instant? firedFor, CancellationToken cancellationToken)
    {
        var schedule = await database.ReadAsync(sql => SchedulesStore.FindAsync(sql, scheduleId), cancellationToken);
        return schedule is not null && await HandleAsync(schedule, firedFor, cancellationToken);
    }

    public async Task<bool> HandleAsync(Schedule schedule, Instant? firedFor, CancellationToken cancellationToken)
    {
        if (schedule.IsPaused || works.Find(schedule.Work) is not { } work) return false;

        var now = time.GetCurrentInstant();
        if (firedFor > now) now = firedFor.Value;
        var candidates = DuePlan.Candidates(schedule, work.Missed, now);
        if (candidates.Count == 0) return false;

        var latest = await database.ReadAsync(
            sql => OccurrencesStore.FindAsync(sql, schedule.Id, candidates[0].Name), cancellationToken);
        if (latest is not null) return false;

        var added = await database.WriteAsync(
            sql => ClaimAsync(sql, schedule, work.Missed, candidates, now), WriteUrgency.Background, cancellationToken);
        foreach (var occurrence in added) Log.Claimed(logger, schedule.Work, occurrence.Period, occurrence.State, occurrence.Id.Value);
        return added.Exists(occurrence => occurrence.State == OccurrenceState.Started);
    }

    private static async Task<List<Occurrence>> ClaimAsync(
        SqlSession sql, Schedule schedule, MissedRule rule, IReadOnlyList<DuePeriod> candidates, Instant now)
    {
        var claimed = await OccurrencesStore.ListClaimedAsync(sql, schedule.Id, [.. candidates.Select(period => period.Name)]);
        List<Occurrence> added = [];
        foreach (var (period, isRun) in DuePlan.Decide(candidates, [.. claimed], rule, now))
        {
            var occurrence = NewOccurrence.Of(schedule, period.Name, period.DueAt, now);
            if (!isRun) occurrence = occurrence with { State = OccurrenceState.Skipped, Reason = DuePlan.Missed, FinishedAt = now };
            if (await OccurrencesStore.ClaimAsync(sql, occurrence)) added.Add(occurrence);
        }

        return added;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Work} {Period} is {State} as occurrence {Occurrence}")]
        public static partial void Claimed(ILogger logger, string work, string period, OccurrenceState state, Guid occurrence);
    }
}
