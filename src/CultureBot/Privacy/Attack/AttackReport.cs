using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>A way to single people out of what is published.</summary>
public enum AttackKind
{
    /// <summary>Any sums and differences of one question's figures, whatever they are.</summary>
    AnySum,

    /// <summary>A group less groups within it.</summary>
    NestedGroups,

    /// <summary>Groups of the tree against values of the attribute.</summary>
    TreeAgainstValues,

    /// <summary>One question's figures against another's.</summary>
    Questions,

    /// <summary>Fives and bands together: where all who are not high are shown to be low.</summary>
    Tiers,

    /// <summary>One window against the next, where the trend is shown.</summary>
    Windows,

    /// <summary>Respondents who put together what they answered themselves.</summary>
    Collusion,
}

/// <param name="Kind">The way.</param>
/// <param name="Tried">How many sets of people were looked at.</param>
/// <param name="Found">How many releases gave away a set that is too small.</param>
public sealed record AttackFinding(AttackKind Kind, long Tried, int Found);

/// <summary>What was tried and what was found: numbers, never members or values.</summary>
/// <param name="Releases">How many random organizations were attacked; each has several questions, two windows and two tiers.</param>
/// <param name="K">The fewest people that may be singled out by Fives; twice as many by bands.</param>
/// <param name="Findings">By kind.</param>
/// <param name="SmallestLeft">The smallest set of others that colluders were left with, when it was under <paramref name="K"/>.</param>
/// <param name="MostColluders">How many colluded at most.</param>
/// <param name="Share">How much of all was published at the lower threshold.</param>
/// <param name="Trends">Of how many groups published in both windows the trend was shown.</param>
public sealed record AttackReport(
    int Releases, int K, ImmutableArray<AttackFinding> Findings, int? SmallestLeft, int MostColluders, ReleaseShare Share, TrendShare Trends)
{
    public bool HasFound => Findings.Any(f => f.Found > 0);
}
