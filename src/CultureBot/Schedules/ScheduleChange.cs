using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Schedules;

/// <summary>What became of a new schedule or a change; either refused, with nothing changed, or the schedule as it is now.</summary>
public sealed record ScheduleChange
{
    public ScheduleRefusal? Refusal { get; init; }

    /// <summary>With <see cref="ScheduleRefusal.Gap"/>: the first local time after the gap.</summary>
    public LocalDateTime? NextValid { get; init; }

    public Schedule? Schedule { get; init; }

    /// <summary>When it runs next: three times, a missed hour of this period that is made up for at once included.</summary>
    public ImmutableArray<Instant> Next { get; init; } = [];
}
