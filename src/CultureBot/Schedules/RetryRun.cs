using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>
/// Tries at once what failed and would be tried again later. It goes on where it was, as the same occurrence: its period never has a second one.
/// </summary>
public sealed class RetryRun
{
    private readonly Database _database;
    private readonly SchedulesSignals _signals;
    private readonly TimeProvider _time;

    internal RetryRun(Database database, SchedulesSignals signals, TimeProvider time) => (_database, _signals, _time) = (database, signals, time);

    /// <returns>False when there was nothing to try: it runs by now, or is done.</returns>
    public async Task<bool> HandleAsync(ScheduleId schedule, OccurrenceId id, AccountId? by, CancellationToken cancellationToken)
    {
        var now = _time.GetCurrentInstant();
        var isRetried = await _database.WriteAsync(
            async sql =>
            {
                if (!await PastRunsStore.RetryAsync(sql, schedule, id, now)) return false;
                var occurrence = (await OccurrencesStore.FindAsync(sql, id))!;
                await AuditStore.AddAsync(
                    sql,
                    new() { At = now, AccountId = by, Action = "schedule.retried", Subject = $"schedule:{schedule.Value:D}", Details = $"{occurrence.Work}: {occurrence.Period}" });
                return true;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        if (isRetried) _signals.Run.Set();
        return isRetried;
    }
}
