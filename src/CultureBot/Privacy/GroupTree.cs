using System.Collections.Immutable;

namespace CultureBot.Privacy;

/// <param name="Id">A group's id, unique in its tree.</param>
/// <param name="ParentId">The group it is part of; null for the company.</param>
internal sealed record Group(string Id, string? ParentId);

/// <summary>
/// The groups of a snapshot as one tree: a single company at its root. Groups are numbered from 0 by depth and then by id, so that
/// a parent always has a smaller number than its children.
/// </summary>
internal sealed class GroupTree
{
    public const int None = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private GroupTree(ImmutableArray<string> ids, ImmutableArray<int> parents, ImmutableArray<int> depths)
    {
        (Ids, Parents, Depths) = (ids, parents, depths);
        foreach (var id in ids) _numbers.Add(id, _numbers.Count);
    }

    public int Count => Ids.Length;

    public ImmutableArray<string> Ids { get; }

    /// <summary>The number of each group's parent; <see cref="None"/> for the company.</summary>
    public ImmutableArray<int> Parents { get; }

    /// <summary>0 for the company.</summary>
    public ImmutableArray<int> Depths { get; }

    /// <summary>Builds the tree of these groups, given in any order.</summary>
    /// <exception cref="ArgumentException">There is no company or more than one, an id twice, an unknown parent, or a loop.</exception>
    public static GroupTree Of(IEnumerable<Group> groups)
    {
        var all = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (!all.TryAdd(group.Id, group)) throw new ArgumentException($"The group '{group.Id}' is there twice.", nameof(groups));
        }

        var roots = all.Values.Where(g => g.ParentId is null).ToList();
        if (roots.Count != 1) throw new ArgumentException($"A tree has one group without a parent, not {roots.Count}.", nameof(groups));
        if (all.Values.FirstOrDefault(g => g.ParentId is { } parent && !all.ContainsKey(parent)) is { } orphan)
            throw new ArgumentException($"The parent of '{orphan.Id}' is unknown.", nameof(groups));
        return Ordered(roots[0], all.Values.Where(g => g.ParentId is not null).ToLookup(g => g.ParentId!, StringComparer.Ordinal), all.Count);
    }

    /// <summary>The group's number, or null when it is not in the tree.</summary>
    public int? Find(string id) => _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>Adds up what belongs to each group directly to what belongs to it and all groups below it.</summary>
    public int[] SumUp(IReadOnlyList<int> direct)
    {
        int[] sums = [.. direct];
        for (var group = Count - 1; group > 0; group--) sums[Parents[group]] += sums[group];
        return sums;
    }

    private static GroupTree Ordered(Group company, ILookup<string, Group> children, int count)
    {
        var (ids, parents, depths) = (new List<string>(count), new List<int>(count), new List<int>(count));
        var level = new List<(string Id, int Parent)> { (company.Id, None) };
        for (var depth = 0; level.Count > 0; depth++)
        {
            var next = new List<(string Id, int Parent)>();
            foreach (var (id, parent) in level.OrderBy(g => g.Id, StringComparer.Ordinal))
            {
                next.AddRange(children[id].Select(child => (child.Id, ids.Count)));
                ids.Add(id);
                parents.Add(parent);
                depths.Add(depth);
            }

            level = next;
        }

        // Groups in a loop are below nobody.
        if (ids.Count != count) throw new ArgumentException("Some groups are above themselves.", nameof(children));
        return new([.. ids], [.. parents], [.. depths]);
    }
}
