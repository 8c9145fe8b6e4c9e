using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>Two windows of one question, and the trends that are shown of it.</summary>
internal sealed class AttackedWindows(RandomOrganization organization, AttackedRelease before, AttackedRelease after, int question)
{
    private readonly UInt128 _before = organization.Respondents(0, question);
    private readonly UInt128 _after = organization.Respondents(1, question);

    /// <summary>Whoever answered from another group than before, or in one window only.</summary>
    public ImmutableArray<Move> Moves =>
    [
        .. organization.People.Select((person, i) => new Move(
            Answered(_before, i) ? person.Groups[0] : GroupTree.None, Answered(_after, i) ? person.Groups[1] : GroupTree.None, 1))
            .Where(move => move.From != move.To),
    ];

    /// <summary>Whether each group is published in both.</summary>
    public ImmutableArray<bool> InBoth => [.. before.Release.HasGroup.Zip(after.Release.HasGroup, (one, other) => one && other)];

    /// <summary>What is published in both windows, and what an attacker makes of the trends shown who believes that all who stayed answered alike.</summary>
    public IEnumerable<PublishedSum> Sums(IReadOnlyList<bool> trends) =>
    [
        .. before.Sums(0),
        .. after.Sums(1),
        .. Enumerable.Range(0, trends.Count).Where(group => trends[group]).Select(Difference),
    ];

    private PublishedSum Difference(int group)
    {
        var (then, now) = (Members(0, group) & _before, Members(1, group) & _after);
        return new(2, now & ~then, then & ~now);
    }

    private UInt128 Members(int window, int group) => organization.Where(p => AttackedRelease.IsWithin(organization.Tree, p.Groups[window], group));

    private static bool Answered(UInt128 people, int person) => ((people >> person) & 1) == 1;
}
