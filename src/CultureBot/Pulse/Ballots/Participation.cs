using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>That somebody was asked in a wave, and whether they have answered; never when.</summary>
internal sealed record Participation
{
    public required PersonId PersonId { get; init; }

    public required long Wave { get; init; }

    public bool HasAnswered { get; init; }
}
