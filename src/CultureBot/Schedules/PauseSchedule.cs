using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>Stops a schedule, or lets it go on from now: what was due meanwhile is not made up for.</summary>
public sealed class PauseSchedule
{
    private readonly Database _database;
    private readonly SchedulesSignals _signals;
    private readonly TimeProvider _time;

    internal PauseSchedule(Database database, SchedulesSignals signals, TimeProvider time)
    {
        _database = database;
        _signals = signals;
        _time = time;
    }

    public Task PauseAsync(ScheduleId id, AccountId? by, CancellationToken cancellationToken) =>
        ChangeAsync(sql => SchedulesStore.PauseAsync(sql, id), "schedule.paused", id, by, cancellationToken);

    public Task ResumeAsync(ScheduleId id, AccountId? by, CancellationToken cancellationToken) =>
        ChangeAsync(sql => SchedulesStore.ResumeAsync(sql, id, _time.GetCurrentInstant()), "schedule.resumed", id, by, cancellationToken);

    private async Task ChangeAsync(Func<SqlSession, Task> change, string action, ScheduleId id, AccountId? by, CancellationToken cancellationToken)
    {
        await _database.WriteAsync(
            async sql =>
            {
                await change(sql);
                await AuditStore.AddAsync(sql, new() { At = _time.GetCurrentInstant(), AccountId = by, Action = action, Subject = $"schedule:{id.Value:D}" });
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        _signals.Plan.Set();
    }
}
