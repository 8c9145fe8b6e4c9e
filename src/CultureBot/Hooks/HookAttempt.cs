using NodaTime;

namespace CultureBot.Hooks;

/// <summary>What came of sending an event once.</summary>
/// <param name="Status">What the receiver answered; null when it did not.</param>
/// <param name="Error">Why it did not; null when it did.</param>
/// <param name="RetryAfter">For how long it asked to be left alone.</param>
internal sealed record HookAttempt(int? Status, string? Error, Duration? RetryAfter)
{
    /// <summary>No answer within the limit.</summary>
    public const string Timeout = "timeout";

    /// <summary>No connection, or it broke.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Events may not go to where it is.</summary>
    public const string Refused = "refused";

    /// <summary>Our own fault: it could not be written or signed.</summary>
    public const string Unwritten = "unwritten";

    private const int GoneStatus = 410;

    public bool IsDelivered => Status is >= 200 and < 300;

    /// <summary>The receiver wants no more of them.</summary>
    public bool IsGone => Status == GoneStatus;

    /// <summary>Says something about the receiver.</summary>
    public bool IsTheirs => Error != Unwritten;

    public static HookAttempt Failed(string error) => new(null, error, null);
}

/// <summary>What a delivery is from now on.</summary>
internal sealed record HookOutcome(HookDeliveryState State, Instant? DueAt, int Attempts, Instant? TriedAt, int? Status, string? Error);
