using NodaTime;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>What a person chose of their working time; what they did not choose is as their country or the organization has it.</summary>
public sealed record OwnWorkingTime
{
    public static OwnWorkingTime Unchosen { get; } = new();

    /// <summary>Minutes since local midnight; null together with <see cref="To"/>.</summary>
    public int? From { get; init; }

    /// <summary>Later than <see cref="From"/>, 1440 at most.</summary>
    public int? To { get; init; }

    /// <summary>None when they are not chosen.</summary>
    public WorkDays Days { get; init; }

    /// <summary>Their first day away; null together with <see cref="AwayTo"/>.</summary>
    public LocalDate? AwayFrom { get; init; }

    /// <summary>Their last day away.</summary>
    public LocalDate? AwayTo { get; init; }
}
