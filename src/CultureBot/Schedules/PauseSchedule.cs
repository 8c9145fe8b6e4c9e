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

    public Task PauseAsync(ScheduleId id, CancellationToken cancellationToken) =>
        ChangeAsync(sql => SchedulesStore.PauseAsync(sql, id), cancellationToken);

    public Task ResumeAsync(ScheduleId id, CancellationToken cancellationToken) =>
        ChangeAsync(sql => SchedulesStore.ResumeAsync(sql, id, _time.GetCurrentInstant()), cancellationToken);

    private async Task ChangeAsync(Func<SqlSession, Task> unit, CancellationToken cancellationToken)
    {
        await _database.WriteAsync(unit, WriteUrgency.Acknowledgement, cancellationToken);
        _signals.Plan.Set();
    }
}
