using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>
/// The groups of which something is published: the company, the tree from parents to children by name, the attribute's values, the
/// rated teams. Nothing about their order depends on what was answered.
/// </summary>
internal static class PublishedGroups
{
    public static ImmutableArray<PublishedGroup> Of(
        CountedPeople people, IEnumerable<string> publishedIds, IReadOnlyDictionary<string, Turnout> participation)
    {
        var shown = publishedIds.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Tree(people, shown)
                .Concat(people.Values.Select((value, number) => new PublishedGroup { GroupId = people.ValueId(number), Kind = PublishedGroupKind.Attribute, Name = value })
                    .Where(group => shown.Contains(group.GroupId)))
                .Concat(shown.Where(id => id.StartsWith(PublishedGroup.TeamPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                    .Select(id => new PublishedGroup { GroupId = id, Kind = PublishedGroupKind.RatedTeam, Name = id[PublishedGroup.TeamPrefix.Length..] }))
                .Select((group, position) => With(group, position, participation)),
        ];
    }

    private static PublishedGroup With(PublishedGroup group, int position, IReadOnlyDictionary<string, Turnout> participation) =>
        participation.TryGetValue(group.GroupId, out var counted)
            ? group with { Position = position, Invited = counted.Invited, Answered = counted.Answered }
            : group with { Position = position };

    private static IEnumerable<PublishedGroup> Tree(CountedPeople people, HashSet<string> shown)
    {
        var tree = people.Tree;
        var children = Enumerable.Range(1, tree.Count - 1).ToLookup(group => tree.Parents[group]);
        var waiting = new Stack<(int Group, string? Parent)>([(0, null)]);
        while (waiting.TryPop(out var next))
        {
            var (group, parent) = next;
            var isShown = shown.Contains(tree.Ids[group]);
            if (isShown)
            {
                yield return new()
                {
                    GroupId = tree.Ids[group],
                    ParentId = parent,
                    Kind = group == 0 ? PublishedGroupKind.Company : PublishedGroupKind.Tree,
                    Name = people.Names[group],
                };
            }

            foreach (var child in children[group].OrderByDescending(c => people.Names[c], StringComparer.Ordinal).ThenByDescending(c => tree.Ids[c], StringComparer.Ordinal))
                waiting.Push((child, isShown ? tree.Ids[group] : parent));
        }
    }
}
