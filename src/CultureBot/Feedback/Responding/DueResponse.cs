using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Feedback whose day has come.</summary>
internal sealed record DueResponse
{
    /// <summary>On the day, and once more a week later; then no more of that day.</summary>
    public const int MostReminders = 2;

    private const int DaysBetween = 7;

    /// <summary>As <see cref="FeedbackSubject.Text"/>.</summary>
    public required string Subject { get; init; }

    public required PersonId Owner { get; init; }

    public required LocalDate DueOn { get; init; }

    /// <summary>The day of the last reminder; null before the first.</summary>
    public LocalDate? RemindedOn { get; init; }

    /// <summary>Whether its owner is reminded on a day of theirs.</summary>
    public bool IsAskedOn(LocalDate day) => day >= (RemindedOn?.PlusDays(DaysBetween) ?? DueOn);
}
