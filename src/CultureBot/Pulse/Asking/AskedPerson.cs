using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>Somebody who may answer a wave just now.</summary>
internal sealed record AskedPerson
{
    public required Survey Survey { get; init; }

    public required Window Window { get; init; }

    public required int Wave { get; init; }

    /// <summary>As they were at the launch.</summary>
    public required PersonId Person { get; init; }

    /// <summary>Who else they were at the launch, since merged with them.</summary>
    public required ImmutableArray<PersonId> AlsoKnownAs { get; init; }

    /// <summary>Everything they are asked in this wave.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    public required Draft Draft { get; init; }

    /// <summary>What is answered with a tap.</summary>
    public ImmutableArray<Question> Tapped => [.. Questions.Where(question => question.Kind != QuestionKind.Open)];

    /// <summary>What is answered in words, all of it at the end.</summary>
    public ImmutableArray<Question> Open => [.. Questions.Where(question => question.Kind == QuestionKind.Open)];
}

/// <summary>Who answers, or why they cannot.</summary>
internal abstract record RespondentLookup
{
    public sealed record Found(AskedPerson Respondent) : RespondentLookup;

    /// <param name="Why">The reason.</param>
    /// <param name="Window">Null when there is no such window.</param>
    /// <param name="Survey">Null when there is no such window.</param>
    public sealed record Refused(AskingRefusal Why, Window? Window = null, Survey? Survey = null) : RespondentLookup;
}

internal enum AskingRefusal
{
    /// <summary>There is no such window, or the button says nothing that is understood.</summary>
    Unknown,

    /// <summary>It takes no answers any more.</summary>
    Closed,

    /// <summary>HR holds the survey for the moment.</summary>
    Paused,

    /// <summary>This person was not asked in this wave.</summary>
    NotInvited,

    /// <summary>They have answered.</summary>
    Answered,

    /// <summary>What the card holds was altered, is somebody else's, or out of date.</summary>
    BadDraft,
}
