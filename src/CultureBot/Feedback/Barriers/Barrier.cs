using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What kind of thing keeps people from serving each other well.</summary>
public enum BarrierKind
{
    Rule,
    Tool,
    Approval,
    Other,
}

/// <summary>What stopped somebody from serving someone well. Of one without a name nothing here says who told of it.</summary>
public sealed record Barrier
{
    /// <summary>Made of the form's code: sent twice it is one.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for one without a name.</summary>
    public AccountId? GiverId { get; init; }

    /// <summary>SHA-256 of the code in the writer's receipt; null for one with a name.</summary>
    public byte[]? Mailbox { get; init; }

    /// <summary>Whose it is said to be; null when the writer does not know.</summary>
    public ProviderTeamId? TeamId { get; init; }

    public required BarrierKind Kind { get; init; }

    public required string Words { get; init; }

    /// <summary>The writer's own day; without a name by UTC.</summary>
    public required LocalDate SaidOn { get; init; }

    public FeedbackSubject Subject => new(Id, IsRelay: GiverId is null, IsBarrier: true);
}
