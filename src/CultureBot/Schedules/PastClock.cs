using NodaTime;

namespace CultureBot.Schedules;

/// <summary>Stands at the moment of whatever is played.</summary>
internal sealed class PastClock : TimeProvider
{
    public Instant Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
