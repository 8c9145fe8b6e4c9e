using NodaTime;

namespace CultureBot.Actions;

/// <summary>The days of the follow-up, counted from the close in UTC. What its day missed comes later, until the next one's day.</summary>
internal static class FollowUpDays
{
    public const int Talk = 10;
    public const int Actions = 14;
    public const int FirstProgress = 30;
    public const int SecondProgress = 60;

    /// <summary>Nothing is asked any more.</summary>
    public const int End = 90;

    public static int Since(ReleasedWindow window, Instant now) => Period.DaysBetween(window.ClosedAt.InUtc().Date, now.InUtc().Date);
}
