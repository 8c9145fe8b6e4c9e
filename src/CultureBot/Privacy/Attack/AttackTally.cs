using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>Adds up what attacks tried and found.</summary>
internal sealed class AttackTally
{
    private readonly Dictionary<AttackKind, AttackFinding> _findings =
        Enum.GetValues<AttackKind>().ToDictionary(kind => kind, kind => new AttackFinding(kind, 0, 0));

    public ImmutableArray<AttackFinding> Findings => [.. Enum.GetValues<AttackKind>().Select(kind => _findings[kind])];

    public int? SmallestLeft { get; private set; }

    public ReleaseShare Share { get; private set; }

    public TrendShare Trends { get; private set; }

    /// <param name="kind">The kind of attack.</param>
    /// <param name="result">What it did.</param>
    /// <param name="k">It found somebody when a set is smaller.</param>
    public void Add(AttackKind kind, AttackResult result, int k)
    {
        var sum = _findings[kind];
        _findings[kind] = sum with { Tried = sum.Tried + result.Tried, Found = sum.Found + (result.Smallest < k ? 1 : 0) };
    }

    public void Add(ReleaseShare share) => Share += share;

    public void Add(TrendShare share) => Trends += share;

    public void Left(int? people)
    {
        if (people is { } few && few < (SmallestLeft ?? int.MaxValue)) SmallestLeft = few;
    }
}
