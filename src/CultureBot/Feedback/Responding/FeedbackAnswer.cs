using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

public enum AnswerKind
{
    /// <summary>One of <see cref="Acknowledgement"/>, in one click.</summary>
    Acknowledged,

    Replied,
    Promised,
    Done,

    /// <summary>With the reason.</summary>
    Declined,

    /// <summary>The writer's own further words.</summary>
    Wrote,
}

/// <summary>What an owner can say in one click.</summary>
public enum Acknowledgement
{
    Thanks,
    DidNotKnow,
    SeeItAlike,
    LookingIntoIt,
    Sorry,
}

/// <summary>One thing that was said back or forth about feedback.</summary>
public sealed record FeedbackAnswer
{
    /// <summary>1, 2, 3 … in its subject.</summary>
    public required int Number { get; init; }

    public required AnswerKind Kind { get; init; }

    /// <summary>Null unless it is one.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    public string Words { get; init; } = "";

    /// <summary>Whoever answered for it then; null for the writer's own words.</summary>
    public AccountId? SaidBy { get; init; }

    /// <summary>What <see cref="SaidBy"/> is called now; empty for the writer's own words.</summary>
    public string Speaker { get; init; } = "";

    public required LocalDate SaidOn { get; init; }
}
