using System.Collections.Immutable;
using CultureBot.Privacy;
using Place = CultureBot.Privacy.Respondent;

namespace CultureBot.Pulse;

/// <summary>
/// How a window's people are counted: the groups of its snapshot as one tree and the values of the published attribute, both by
/// number. A promise for the company alone has one group and no values.
/// </summary>
internal sealed class CountedPeople
{
    private readonly Dictionary<string, int> _groups;
    private readonly Dictionary<string, int> _values;
    private readonly Dictionary<string, string?> _parents;

    private CountedPeople(
        GroupTree tree, ImmutableArray<string> values, ImmutableArray<string> names, Dictionary<string, int> groups, Dictionary<string, string?> parents)
    {
        (Tree, Values, Names, _groups, _parents) = (tree, values, names, groups, parents);
        _values = values.Select((value, number) => (value, number)).ToDictionary(v => v.value, v => v.number, StringComparer.Ordinal);
    }

    public GroupTree Tree { get; }

    /// <summary>In their own order; none when no attribute is published.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Of the groups, by number; empty for the company.</summary>
    public ImmutableArray<string> Names { get; }

    /// <param name="promise">Whether anything but the company and which attribute is published.</param>
    /// <param name="groups">Of the snapshot.</param>
    /// <param name="values">That somebody of the snapshot has.</param>
    public static CountedPeople Of(Promise promise, IReadOnlyCollection<WindowGroup> groups, IEnumerable<string> values)
    {
        var shown = promise.IsCompanyOnly ? groups.Where(group => group.ParentId is null) : groups;
        var tree = GroupTree.Of(shown.Select(group => new Group(group.GroupId, group.ParentId)));
        var names = groups.ToDictionary(group => group.GroupId, group => group.Name, StringComparer.Ordinal);
        var isPartitioned = promise is { IsCompanyOnly: false, Attribute.Length: > 0 };
        return new(
            tree,
            isPartitioned ? [.. values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [],
            [.. tree.Ids.Select(id => names[id])],
            groups.ToDictionary(group => group.GroupId, group => tree.Find(group.GroupId) ?? 0, StringComparer.Ordinal),
            groups.ToDictionary(group => group.GroupId, group => group.ParentId, StringComparer.Ordinal));
    }

    /// <summary>One group as if it were all there is.</summary>
    public static CountedPeople OfOne(string groupId) => Of(new(), [new(groupId, null, "")], []);

    /// <summary>Where somebody of this group and value counts; null when the snapshot has no such group.</summary>
    public Place? Find(string groupId, string value) =>
        _groups.TryGetValue(groupId, out var group) ? new(group, _values.GetValueOrDefault(value, RespondentTable.NoValue)) : null;

    /// <summary>Whether a group of the snapshot is this one or below it, also where the promise shows the company alone.</summary>
    public bool IsWithin(string groupId, string within)
    {
        for (string? group = groupId; group is not null; group = _parents.GetValueOrDefault(group))
        {
            if (group == within) return true;
        }

        return false;
    }

    /// <summary>The id under which a value is published.</summary>
    public string ValueId(int value) => PublishedGroup.ValuePrefix + Values[value];
}
