using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

public readonly record struct SurveyId(Guid Value)
{
    /// <summary>The subject of its schedules and audit entries.</summary>
    public string Subject => $"{Prefix}{Value:D}";

    private const string Prefix = "survey:";

    /// <summary>The survey that a subject names; null when it names something else.</summary>
    public static SurveyId? Find(string subject) =>
        subject.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParse(subject.AsSpan(Prefix.Length), out var id) ? new(id) : null;
}

/// <summary>What HR asks, whom, and how often. Each of its windows keeps questions and promise as they were at the launch.</summary>
public sealed record Survey
{
    /// <summary>Everybody gets the results on the third day after the close (methodology §6).</summary>
    public const int UsualResultsAfterDays = 3;

    public required SurveyId Id { get; init; }

    public required string Name { get; init; }

    public required SurveyTemplate Template { get; init; }

    public required SurveyState State { get; init; }

    public required ImmutableArray<Question> Questions { get; init; }

    public required Audience Audience { get; init; }

    public required Promise Promise { get; init; }

    /// <summary>How many days people have to answer a wave, from 1 to 60; a window closes so long after its last wave.</summary>
    public int OpenDays { get; init; } = 7;

    /// <summary>Days from the close to the hour at which everybody gets the results; 0 for at once.</summary>
    public int ResultsAfterDays { get; init; } = UsualResultsAfterDays;

    /// <summary>Null when it was made by the API.</summary>
    public AccountId? CreatedBy { get; init; }

    public required Instant CreatedAt { get; init; }

    public AccountId? ApprovedBy { get; init; }

    public Instant? ApprovedAt { get; init; }

    public Instant? EndedAt { get; init; }

    /// <summary>How many waves a window has: a standing pulse twelve and a catch-up, onboarding three, each on people's own day, any other one.</summary>
    public int Waves => Template switch
    {
        SurveyTemplate.StandingPulse => Rotation.Waves,
        SurveyTemplate.Onboarding => OnboardingStages.Days.Length,
        _ => 1,
    };
}

public enum SurveyTemplate
{
    /// <summary>Three items a week, one a level; every item once in a window of thirteen waves.</summary>
    StandingPulse,

    /// <summary>Service culture, seen as ideal service, culture of service, attentiveness, responsiveness and empowerment.</summary>
    Icare,

    /// <summary>How well other teams serve us.</summary>
    ServiceCheck,

    /// <summary>Would people recommend working here.</summary>
    Recommend,

    /// <summary>After 30, 60 and 90 days; published for the organization as a whole only.</summary>
    Onboarding,

    /// <summary>For people who leave; published for the organization as a whole only.</summary>
    Exit,

    /// <summary>Questions that HR chose, once.</summary>
    OneOff,
}

public enum SurveyState
{
    /// <summary>An auditor has not agreed to questions, audience and promise yet.</summary>
    AwaitingApproval,

    /// <summary>Goes out when its schedules say so, or when it is launched by hand.</summary>
    Scheduled,

    Paused,
    Ended,
}
