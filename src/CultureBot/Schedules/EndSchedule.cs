using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>
/// Ends a subject's schedule for good: nothing of it comes any more, and the subject may have another. What has begun goes on
/// to its end. A schedule without a subject belongs to its work, comes back as long as that is there, and can be paused only.
/// </summary>
public sealed class EndSchedule
{
    private readonly Database _database;
    private readonly SchedulesSignals _signals;
    private readonly TimeProvider _time;

    internal EndSchedule(Database database, SchedulesSignals signals, TimeProvider time)
    {
        _database = database;
        _signals = signals;
        _time = time;
    }

    /// <returns>False when there is no such schedule of a subject; ended twice is ended.</returns>
    public async Task<bool> HandleAsync(ScheduleId id, CancellationToken cancellationToken)
    {
        var isEnded = await _database.WriteAsync(
            sql => SchedulesStore.EndAsync(sql, id, _time.GetCurrentInstant()), WriteUrgency.Acknowledgement, cancellationToken);
        _signals.Plan.Set();
        return isEnded;
    }
}
