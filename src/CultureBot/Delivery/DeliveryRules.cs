using NodaTime;

namespace CultureBot.Delivery;

/// <summary>How long and how often the outbox tries.</summary>
internal static class DeliveryRules
{
    /// <summary>How long a claim holds; longer than rendering and sending may take together.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(90);

    public static readonly TimeSpan RenderLimit = TimeSpan.FromSeconds(40);

    public static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);

    /// <summary>A response_url lives 30 minutes (Slack's rule); an answer that comes later is no answer.</summary>
    public static readonly Duration ReplyLife = Duration.FromMinutes(30);

    /// <summary>How often a workspace that is disconnected, or whose token was refused, is looked at again.</summary>
    public static readonly Duration WithoutWorkspace = Duration.FromHours(1);

    /// <summary>How long a workspace waits at most when its platform says "slower" and not for how long.</summary>
    public static readonly Duration LongestRateLimit = Duration.FromSeconds(30);

    /// <summary>A child is woken when its parent is posted; this is for the case that nobody was there to do it.</summary>
    public static readonly Duration WithoutParent = Duration.FromMinutes(1);

    /// <summary>After this a message says too late what it has to say.</summary>
    public static readonly Duration Patience = Duration.FromDays(2);

    private const int MostAttempts = 20;
    private static readonly Duration LongestPause = Duration.FromMinutes(10);

    /// <summary>
    /// Each sending whose end is unknown may be one more copy, so the pauses grow fast: few copies in the first hour, and
    /// still an outage of a day, in which nothing but errors and silence comes back, loses nothing.
    /// </summary>
    private static readonly Duration[] UncertainPauses =
    [
        Duration.FromSeconds(5), Duration.FromMinutes(1), Duration.FromMinutes(10), Duration.FromHours(1),
        Duration.FromHours(4), Duration.FromHours(12), Duration.FromHours(20),
    ];

    /// <summary>A failed rendering is our own fault: it ends after 20 attempts, about two and a half hours.</summary>
    public static bool RendererIsBroken(long attempts) => attempts >= MostAttempts;

    /// <summary>An outage of the platform may take long: only both, 20 attempts and two days, end a message.</summary>
    public static bool IsHopeless(DueMessage message, long attempts, Instant now) =>
        attempts >= MostAttempts && now - (message.SentAt ?? message.NotBefore) > Patience;

    /// <summary>
    /// "Better two than none" is not "better twenty than none": after so many a message that should arrive is a dead
    /// letter, which somebody can look at, and never counts as done.
    /// </summary>
    public static bool IsUncertainTooOften(long uncertainAttempts) => uncertainAttempts >= UncertainPauses.Length;

    /// <param name="message">Fewer of its sendings ended so before than are too many.</param>
    /// <param name="random">Spreads what failed together.</param>
    public static Duration PauseAfterUncertain(DueMessage message, Random random)
    {
        var pause = UncertainPauses[message.UncertainAttempts];
        // An answer must be there before its place closes.
        return Spread(message.IsReply ? Duration.Min(pause, ReplyLife / 6) : pause, random);
    }

    /// <summary>Two seconds, doubled with each attempt up to ten minutes, give or take a fifth so that nodes do not march in step.</summary>
    public static Duration PauseAfter(long attempts, Random random)
    {
        var pause = Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Clamp(attempts, 1, 30)));
        return Spread(Duration.FromSeconds(pause), random);
    }

    /// <summary>Give or take a fifth.</summary>
    public static Duration Spread(Duration pause, Random random) => pause * (0.8 + (0.4 * random.NextDouble()));
}
