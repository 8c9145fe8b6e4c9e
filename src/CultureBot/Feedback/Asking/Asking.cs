using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// Somebody was asked how well a provider served them: that they were asked, never whether they answered. Gone with the quarter in which it was; what is
/// younger than <see cref="DaysOfRest"/> then goes with the next one.
/// </summary>
internal sealed record Asking
{
    /// <summary>Nobody is asked again within so many days, whoever asks.</summary>
    public const int DaysOfRest = 14;

    /// <summary>Of <see cref="Purpose"/>, in Unicode code points.</summary>
    public const int MostCharacters = 120;

    public required AskingId Id { get; init; }

    public required AccountId CustomerId { get; init; }

    /// <summary>The key of the customer's team; empty when nobody says.</summary>
    public string CustomerTeam { get; init; } = "";

    /// <summary>As <see cref="Feedback.Provider.Reference"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>Null when a rule or a service check-in asks.</summary>
    public AccountId? AskedBy { get; init; }

    /// <summary>What for, in the asker's own words; may be empty.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The period of the service check-in that asks; empty when somebody does.</summary>
    public string Round { get; init; } = "";

    public required Instant AskedAt { get; init; }
}
