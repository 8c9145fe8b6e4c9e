using CultureBot.Delivery;
using NodaTime;

namespace CultureBot.Hooks;

/// <summary>How long and how often an event is sent, by the schedule that Standard Webhooks recommends.</summary>
internal static class HookRules
{
    /// <summary>How many endpoints there may be: each is served beside the others.</summary>
    public const int MostHooks = 20;

    /// <summary>How many events one endpoint gets at once from one process.</summary>
    public const int MostInFlight = 4;

    public static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long a claim holds; longer than rendering and sending may take together.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(60);

    /// <summary>An endpoint to which nothing has come through for so long is paused.</summary>
    public static readonly Duration LongestFailing = Duration.FromDays(5);

    /// <summary>How long a secret that was replaced signs beside the new one.</summary>
    public static readonly Duration PreviousSecret = Duration.FromHours(24);

    /// <summary>How long deliveries are kept.</summary>
    public static readonly Duration Kept = Duration.FromDays(30);

    private static readonly Duration LongestRetryAfter = Duration.FromHours(24);

    private static readonly Duration[] Pauses =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5),
        Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
    ];

    /// <summary>How long to wait after so many failed attempts; null when that was the last one.</summary>
    /// <param name="attempts">Counting the one that has just failed.</param>
    /// <param name="retryAfter">What the receiver asked for, which is never cut short, save that a day is enough.</param>
    /// <param name="random">Spreads what failed together.</param>
    public static Duration? PauseAfter(int attempts, Duration? retryAfter, Random random)
    {
        if (attempts > Pauses.Length) return null;
        var pause = DeliveryRules.Spread(Pauses[attempts - 1], random);
        return retryAfter is { } asked ? Duration.Max(pause, Duration.Min(asked, LongestRetryAfter)) : pause;
    }
}
