using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>A release of one question of an invented organization, with the members of everything that is published.</summary>
internal sealed class AttackedRelease
{
    public AttackedRelease(RandomOrganization organization, int window, int question, Release release)
    {
        Release = release;
        var respondents = organization.Respondents(window, question);
        Atoms =
        [
            .. release.Groups.Select(group => respondents
                & organization.Where(p => p.Groups[window] != GroupTree.None && release.AtomOf(p.Groups[window])?.Group == group)),
        ];
        Values = [.. release.Values.Select(value => respondents & organization.Where(p => p.Value == value))];
        Groups = [.. release.Groups.Select(group => respondents & organization.Where(p => IsWithin(organization.Trees[window], p.Groups[window], group)))];
    }

    public Release Release { get; }

    /// <summary>The respondents of every published group who are in no published group below it.</summary>
    public ImmutableArray<UInt128> Atoms { get; }

    public ImmutableArray<UInt128> Groups { get; }

    public ImmutableArray<UInt128> Values { get; }

    public IEnumerable<UInt128> All => Groups.Concat(Values);

    /// <summary>All figures of it, as those of one question.</summary>
    public IEnumerable<PublishedSum> Sums(int question) => All.Select(members => new PublishedSum(question, members));

    public static bool IsWithin(GroupTree tree, int group, int within)
    {
        while (group != GroupTree.None && group != within) group = tree.Parents[group];
        return group != GroupTree.None;
    }
}
