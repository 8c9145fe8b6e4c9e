namespace CultureBot.Privacy.Attack;

/// <summary>A way to single people out of what a ledger has published.</summary>
public enum LedgerAttackKind
{
    /// <summary>Each figure by itself.</summary>
    Figures,

    /// <summary>A group less the published groups below it.</summary>
    Remainders,

    /// <summary>The company less all published values of the attribute.</summary>
    Unpublished,

    /// <summary>Fives and bands together, of figures and of what is left of them: where all who are not high are shown to be low.</summary>
    LowAnswers,

    /// <summary>One window against the one before, where the trend is shown.</summary>
    Windows,

    /// <summary>What page, chat and file make of the ledger, against the ledger.</summary>
    Channels,
}

/// <param name="Kind">The way.</param>
/// <param name="Tried">How many sums or rows were looked at.</param>
/// <param name="Found">How many of them are about too few people, or should not be there.</param>
public sealed record LedgerFinding(LedgerAttackKind Kind, long Tried, long Found);
