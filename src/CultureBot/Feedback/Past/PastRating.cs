using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>A rating of an earlier moment, as <see cref="PlayFeedback"/> takes it.</summary>
public sealed record PastRating
{
    public required AccountId Customer { get; init; }

    /// <summary>The name of the team that served them.</summary>
    public required string Team { get; init; }

    public required FeedbackWay Way { get; init; }

    public required Rating Rating { get; init; }

    public required Instant At { get; init; }

    /// <summary>What the owner said to it, in this order; of sealed ones nothing.</summary>
    public ImmutableArray<PastAnswer> Answers { get; init; } = [];
}

/// <param name="Kind">Not <see cref="AnswerKind.Wrote"/>.</param>
/// <param name="Acknowledgement">Which, for <see cref="AnswerKind.Acknowledged"/>.</param>
/// <param name="Words">Empty for an acknowledgement.</param>
/// <param name="At">When.</param>
public sealed record PastAnswer(AnswerKind Kind, Acknowledgement? Acknowledgement, string Words, Instant At);
