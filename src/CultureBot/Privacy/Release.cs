using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <param name="Group">The number of the released group that these people count towards most closely.</param>
/// <param name="N">How many of its respondents are in no released group below it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Atom(int Group, int N);

/// <summary>Which groups and which attribute values of one question are published.</summary>
internal sealed class Release
{
    private readonly ImmutableArray<int> _atoms;
    private readonly ImmutableArray<int> _residuals;

    private Release(RespondentTable table, int k, ImmutableArray<bool> groups, ImmutableArray<bool> values)
    {
        (Table, K, HasGroup, HasValue) = (table, k, groups, values);
        var atoms = new int[groups.Length];
        var residuals = new int[groups.Length];
        for (var group = 0; group < groups.Length; group++)
        {
            atoms[group] = groups[group] ? group : table.Tree.Parents[group] is var parent and not GroupTree.None ? atoms[parent] : GroupTree.None;
            if (atoms[group] != GroupTree.None) residuals[atoms[group]] += table.Direct[group];
        }

        (_atoms, _residuals) = ([.. atoms], [.. residuals]);
    }

    public RespondentTable Table { get; }

    /// <summary>The fewest people it was made for.</summary>
    public int K { get; }

    /// <summary>Whether each group of the tree is published.</summary>
    public ImmutableArray<bool> HasGroup { get; }

    /// <summary>Whether each value of the attribute is published.</summary>
    public ImmutableArray<bool> HasValue { get; }

    /// <summary>The numbers of the published groups.</summary>
    public IEnumerable<int> Groups => Enumerable.Range(0, HasGroup.Length).Where(g => HasGroup[g]);

    /// <summary>The numbers of the published values.</summary>
    public IEnumerable<int> Values => Enumerable.Range(0, HasValue.Length).Where(v => HasValue[v]);

    public ReleaseShare Share => new(
        Groups.Count() + Values.Count(),
        Table.GroupN.Count(n => n >= K) + Table.ValueN.Count(n => n >= K),
        HasGroup.Length + HasValue.Length);

    /// <summary>What is published when exactly these groups and values are; whether that is safe is for <see cref="Admission"/> to say.</summary>
    /// <exception cref="ArgumentException">Not one answer for each group and each value.</exception>
    public static Release Of(RespondentTable table, int k, IReadOnlyList<bool> groups, IReadOnlyList<bool> values)
    {
        if (groups.Count != table.Tree.Count) throw new ArgumentException("One for each group is needed.", nameof(groups));
        if (values.Count != table.Values.Length) throw new ArgumentException("One for each value is needed.", nameof(values));
        return new(table, k, [.. groups], [.. values]);
    }

    /// <summary>Where people of this group count: it, or the nearest released group above it; null when there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a group's number.</exception>
    public Atom? AtomOf(int group)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, _atoms.Length);
        return _atoms[group] is var atom and not GroupTree.None ? new(atom, _residuals[atom]) : null;
    }

    /// <summary>The same by the group's id; null also when there is no such group.</summary>
    public Atom? AtomOf(string groupId) => Table.Tree.Find(groupId) is { } group ? AtomOf(group) : null;
}
