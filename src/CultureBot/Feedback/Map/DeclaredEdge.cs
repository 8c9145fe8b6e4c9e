using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What both sides say of an edge.</summary>
internal sealed record DeclaredEdge
{
    public required EdgeId Id { get; init; }

    /// <summary>Null while the provider says nothing.</summary>
    public SaidOfEdge? Provider { get; init; }

    /// <summary>Null while the customer says nothing.</summary>
    public SaidOfEdge? Customer { get; init; }

    public SaidOfEdge? By(EdgeSide side) => side == EdgeSide.Provider ? Provider : Customer;
}

/// <param name="Word">What a side says.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When.</param>
internal sealed record SaidOfEdge(EdgeWord Word, AccountId By, Instant At);
