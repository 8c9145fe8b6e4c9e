using CultureBot.People;
using NodaTime;

namespace CultureBot.Actions;

public readonly record struct ActionId(Guid Value)
{
    private const string Prefix = "action:";

    /// <summary>The outbox subject of everything that shows it.</summary>
    public string Subject => Prefix + Value.ToString("D");

    /// <summary>The id that <see cref="Subject"/> was made from, or that a button carries; null when it is none.</summary>
    public static ActionId? Find(string subject) =>
        subject.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(subject.AsSpan(Prefix.Length), "D", out var id) ? new(id) : null;
}

/// <summary>What a team is answered: they said, we did (methodology §6).</summary>
public sealed record TeamAction
{
    public required ActionId Id { get; init; }

    public required Team Team { get; init; }

    /// <summary>As it was published; empty for the company.</summary>
    public required string TeamName { get; init; }

    /// <summary>The question that it is meant to move.</summary>
    public required string Item { get; init; }

    /// <summary>What was heard, in the words of whoever answers.</summary>
    public required string Said { get; init; }

    public required ActionAnswer Answer { get; init; }

    /// <summary>What is done about it; may be empty when nothing is.</summary>
    public string What { get; init; } = "";

    /// <summary>Why not; empty unless it is declined.</summary>
    public string Why { get; init; } = "";

    public required AccountId OwnerId { get; init; }

    /// <summary>Null unless it was promised.</summary>
    public LocalDate? DueOn { get; init; }

    public required ActionState State { get; init; }

    public required AccountId CreatedBy { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ChangedAt { get; init; }

    public Instant? DoneAt { get; init; }

    public Instant? DeclinedAt { get; init; }

    /// <summary>Whether it helped; null until the survey's next window is out.</summary>
    public ActionEffect? Effect { get; init; }

    /// <summary>What its team said when it was asked whether it helped; null until that is published.</summary>
    public AskedAgain? AskedAgain { get; init; }

    /// <summary>It is still to be done, and its day has passed.</summary>
    public bool IsOverdue(LocalDate today) => State == ActionState.Open && DueOn < today;
}

public enum ActionAnswer
{
    /// <summary>Promised.</summary>
    Will,

    /// <summary>Done already.</summary>
    Did,

    /// <summary>It stays as it is, for a reason.</summary>
    Wont,
}

public enum ActionState
{
    Open,
    Done,

    /// <summary>Not done, for a reason.</summary>
    Declined,
}

/// <summary>What somebody reported on the way.</summary>
public sealed record ActionProgress
{
    public required ActionId ActionId { get; init; }

    public required AccountId ReportedBy { get; init; }

    public required Instant ReportedAt { get; init; }

    public required string Words { get; init; }
}
