using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <param name="Occurrence">What runs, or ran, for the current period.</param>
/// <param name="IsNew">False when the period had it already, and nothing was started.</param>
public sealed record JobRun(Occurrence Occurrence, bool IsNew);

/// <summary>
/// Runs a schedule's current period now. The period is claimed by that: when its hour comes it finds itself done.
/// It runs in the background; the occurrence is returned at once.
/// </summary>
public sealed class RunJob
{
    private readonly Database _database;
    private readonly SchedulesSignals _signals;
    private readonly TimeProvider _time;

    internal RunJob(Database database, SchedulesSignals signals, TimeProvider time)
    {
        _database = database;
        _signals = signals;
        _time = time;
    }

    /// <param name="id">A schedule, paused or not.</param>
    /// <param name="again">Runs it once more when the period has had it, as <c>#2</c> and so on.</param>
    /// <param name="by">Who asked for it, for the audit; null for a program.</param>
    /// <param name="cancellationToken">Ends it; nothing is half done.</param>
    /// <returns>Null when there is no such schedule.</returns>
    public async Task<JobRun?> HandleAsync(ScheduleId id, bool again, AccountId? by, CancellationToken cancellationToken)
    {
        var run = await _database.WriteAsync(
            async sql => await SchedulesStore.FindAsync(sql, id) is { } schedule ? await ClaimAsync(sql, schedule, again, by) : null,
            WriteUrgency.Acknowledgement,
            cancellationToken);
        if (run is { IsNew: true }) _signals.Run.Set();
        return run;
    }

    private async Task<JobRun> ClaimAsync(SqlSession sql, Schedule schedule, bool again, AccountId? by)
    {
        var now = _time.GetCurrentInstant();
        var period = LocalTimes.Current(schedule, now);
        var dueAt = period.DueAt < now ? period.DueAt : now;
        for (var run = 1; ; run++)
        {
            var occurrence = NewOccurrence.Of(schedule, run == 1 ? period.Name : Periods.Again(period.Name, run), dueAt, now) with
            {
                IsRequested = true,
            };
            if (await OccurrencesStore.ClaimAsync(sql, occurrence))
            {
                if (by is not null)
                {
                    await AuditStore.AddAsync(
                        sql, new() { At = now, AccountId = by, Action = "schedule.run", Subject = $"schedule:{schedule.Id.Value:D}", Details = $"{schedule.Work}: {occurrence.Period}" });
                }

                return new(occurrence, IsNew: true);
            }

            if (!again) return new((await OccurrencesStore.FindAsync(sql, schedule.Id, period.Name))!, IsNew: false);

            dueAt = now;
        }
    }
}
