using NodaTime;

namespace CultureBot.Web.Tests.Browser;

/// <summary>A clock that goes on from a chosen moment, so that what depends on the weekday is the same on every day.</summary>
internal sealed class RunningClock(Instant start) : TimeProvider
{
    private readonly TimeSpan _ahead = start.ToDateTimeOffset() - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
