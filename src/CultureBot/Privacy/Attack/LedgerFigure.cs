namespace CultureBot.Privacy.Attack;

/// <summary>A published figure of one question, as it stands in a ledger.</summary>
/// <param name="Question">Question and window.</param>
/// <param name="K">The tier: the fewest people that this figure may be about.</param>
/// <param name="Id">The group's id, or the value's.</param>
/// <param name="ParentId">The nearest group above it with a figure of this question and tier; null for the topmost, and for values.</param>
/// <param name="N">How many answered.</param>
internal sealed record LedgerFigure(string Question, int K, string Id, string? ParentId, int N)
{
    /// <summary>It is about a value of the attribute, not about a group of the tree.</summary>
    public bool IsValue { get; init; }

    /// <summary>Null where they are not published.</summary>
    public Bands? Bands { get; init; }

    /// <summary>The rule of the question's kind.</summary>
    public LowCap Cap { get; init; }
}

/// <summary>A trend that is shown.</summary>
/// <param name="K">The fewest people that it may tell of.</param>
/// <param name="Joined">As published.</param>
/// <param name="Departed">As published.</param>
internal sealed record LedgerTrend(int K, int Joined, int Departed);
