using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>When the reconciler last got through, and what it found wrong with the scheduler.</summary>
internal sealed class SchedulesHeartbeat(TimeProvider time)
{
    private volatile Beat _last = new(time.GetCurrentInstant(), null);

    public Beat Last => _last;

    public void Record(string? problem) => _last = new(time.GetCurrentInstant(), problem);

    public sealed record Beat(Instant At, string? Problem);
}
