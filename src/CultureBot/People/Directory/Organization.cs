using System.Collections.Immutable;

namespace CultureBot.People.Directory;

/// <summary>The organization at one moment.</summary>
public sealed class Organization
{
    private readonly Dictionary<string, OrgGroup> _groups;

    internal Organization(
        IReadOnlyDictionary<PersonId, OrgPerson> people, ImmutableArray<OrgGroup> groups, ImmutableArray<ImmutableArray<PersonId>> brokenLoops)
    {
        (People, Groups, BrokenLoops) = (people, groups, brokenLoops);
        _groups = groups.ToDictionary(group => group.Id, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<PersonId, OrgPerson> People { get; }

    /// <summary>By depth, then by size with the largest first, then by id: the company is the first.</summary>
    public ImmutableArray<OrgGroup> Groups { get; }

    /// <summary>
    /// People who managed each other in a circle, each circle from the one on whose link it was cut: that person stands below the
    /// company. The link is one that a platform tells where there is such a one, and of several that of the least id.
    /// </summary>
    public ImmutableArray<ImmutableArray<PersonId>> BrokenLoops { get; }

    /// <exception cref="KeyNotFoundException">There is no such group: a bug.</exception>
    public OrgGroup this[string groupId] => _groups[groupId];

    /// <summary>The id of the group that the person belongs to: that of their manager, or the company.</summary>
    public string GroupOf(OrgPerson person) => OrgGroup.IdOf(person.ManagerId);

    /// <summary>The ids of the groups that the person is counted in, their own one first and the company last.</summary>
    public IEnumerable<string> GroupsOf(OrgPerson person)
    {
        for (var at = _groups[GroupOf(person)]; ; at = _groups[at.ParentId])
        {
            yield return at.Id;
            if (at.ParentId is null) yield break;
        }
    }
}
