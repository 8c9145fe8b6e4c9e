using CultureBot.Schedules.WorkingTime;

namespace CultureBot.People;

/// <summary>What a person chose for themselves, wherever they have an account; as it comes until they choose.</summary>
public sealed record Preferences
{
    /// <summary>What nobody has chosen otherwise.</summary>
    public static Preferences Unchosen { get; } = new();

    /// <summary>A BCP 47 tag; empty for the chat platform's.</summary>
    public string Language { get; init; } = "";

    /// <summary>Minutes since local midnight for the person's own scheduled messages; null for the schedule's hour.</summary>
    public int? MinuteOfDay { get; init; }

    /// <summary>Their own weekly digest.</summary>
    public bool WantsOwnDigest { get; init; } = true;

    /// <summary>A direct message at once when somebody thanks them.</summary>
    public bool WantsThanksTold { get; init; } = true;

    /// <summary>The account whose direct messages they want everything in; null for the one that they used last.</summary>
    public AccountId? Inbox { get; init; }

    /// <summary>When they work and are away: for what waits for their working hours.</summary>
    public OwnWorkingTime Working { get; init; } = OwnWorkingTime.Unchosen;
}
