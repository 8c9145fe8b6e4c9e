using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

public enum ResponseState
{
    /// <summary>Nobody has said anything to it yet.</summary>
    Open,

    /// <summary>It was read, and perhaps replied to.</summary>
    Acknowledged,

    /// <summary>Something will be done.</summary>
    Promised,

    Done,

    /// <summary>It will not be done, for a reason that was told.</summary>
    Declined,
}

/// <summary>Who answers for what was said of a service, and how far they are.</summary>
public sealed record FeedbackResponse
{
    /// <summary>Within so many days somebody says something.</summary>
    public const int DaysToAnswer = 7;

    /// <summary>As <see cref="FeedbackSubject.Text"/>.</summary>
    public required string Subject { get; init; }

    public required AccountId OwnerId { get; init; }

    /// <summary>Null when it is about a person: it never goes further than to them.</summary>
    public ProviderTeamId? TeamId { get; init; }

    public required ResponseState State { get; init; }

    public required LocalDate OpenedOn { get; init; }

    public required LocalDate DueOn { get; init; }

    /// <summary>When it was done or declined.</summary>
    public LocalDate? SettledOn { get; init; }

    /// <summary>Somebody answers for it from now on.</summary>
    internal static FeedbackResponse Open(FeedbackSubject subject, AccountId owner, ProviderTeamId? team, LocalDate today) => new()
    {
        Subject = subject.Text, OwnerId = owner, TeamId = team, State = ResponseState.Open, OpenedOn = today, DueOn = today.PlusDays(DaysToAnswer),
    };

    /// <summary>Done or declined: nothing more is said to it.</summary>
    public bool IsSettled => State is ResponseState.Done or ResponseState.Declined;
}
