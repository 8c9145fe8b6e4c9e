using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Pulse;

namespace CultureBot.Benchmarks;

/// <summary>
/// A company as companies are: teams of 3 to 13 people, 8 on average; some branches end early, the deepest teams are eight levels
/// below the company. The same each time.
/// </summary>
internal sealed class CompanyTree
{
    public const int People = 100_000;
    public const int Values = 12;
    private const int Fewest = 3;
    private const int Most = 13;
    private const int Deepest = 8;

    private readonly ImmutableArray<WindowGroup>.Builder _groups = ImmutableArray.CreateBuilder<WindowGroup>();
    private readonly ImmutableArray<WindowMember>.Builder _members = ImmutableArray.CreateBuilder<WindowMember>(People);
    private readonly Random _random = new(1);

    public CompanyTree()
    {
        _groups.Add(new(WindowGroup.Company, null, ""));
        // Who could lead a team: members, each with how deep their own would be.
        var leaders = new List<(WindowMember Member, int Depth)>();
        Fill(WindowGroup.Company, 1, leaders);
        while (_members.Count < People)
        {
            var at = _random.Next(leaders.Count);
            var (leader, depth) = leaders[at];
            leaders[at] = leaders[^1];
            leaders.RemoveAt(leaders.Count - 1);
            var group = new WindowGroup($"manager:{leader.PersonId.Value:D}", leader.GroupId, string.Create(CultureInfo.InvariantCulture, $"Team {_groups.Count}"));
            _groups.Add(group);
            Depth = Math.Max(Depth, depth);
            Fill(group.GroupId, depth + 1, leaders);
        }
    }

    public ImmutableArray<WindowGroup> Groups => _groups.ToImmutable();

    public ImmutableArray<WindowMember> Members => _members.ToImmutable();

    /// <summary>Of the deepest team; the company's is 0.</summary>
    public int Depth { get; private set; }

    /// <summary>How many people each group has with all groups below it, and how many each value has.</summary>
    public IReadOnlyList<int> Sizes()
    {
        var sizes = _members.GroupBy(member => member.GroupId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        // A parent comes before its children.
        foreach (var group in _groups.AsEnumerable().Reverse().Where(group => group.ParentId is not null)) sizes[group.ParentId!] += sizes[group.GroupId];
        return [.. sizes.Values, .. _members.CountBy(member => member.AttributeValue, StringComparer.Ordinal).Select(value => value.Value)];
    }

    private void Fill(string group, int depthBelow, List<(WindowMember Member, int Depth)> leaders)
    {
        for (var size = _random.Next(Fewest, Most + 1); size > 0 && _members.Count < People; size--)
        {
            var id = new Guid(_members.Count + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
            var member = new WindowMember { PersonId = new(id), AccountId = new(id), GroupId = group, AttributeValue = $"Country {_random.Next(Values)}" };
            _members.Add(member);
            if (depthBelow <= Deepest) leaders.Add((member, depthBelow));
        }
    }
}
