using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CultureBot.Privacy.Attack;

/// <summary>
/// Two windows of an invented organization and the trends that a close would show of them. Of some groups the past cannot be read again,
/// as it happens when platforms name managers or people are told apart.
/// </summary>
internal sealed class AttackedWindows
{
    private const int Buckets = 64;
    private const double MostUncertain = .3;

    private readonly RandomOrganization _organization;

    /// <param name="organization">Whose.</param>
    /// <param name="published">By window and question, what is published.</param>
    /// <param name="k">The fewest people that a difference may be about.</param>
    /// <param name="random">Chooses the groups whose past is not certain.</param>
    public AttackedWindows(RandomOrganization organization, ImmutableArray<ImmutableArray<AttackedRelease>> published, int k, Random random)
    {
        _organization = organization;
        InBoth = [.. Published(0).Intersect(Published(1), StringComparer.Ordinal)];
        var uncertain = random.Next(2) * MostUncertain;
        var same = InBoth.Where(id => Members(0, id) == Members(1, id)).ToHashSet(StringComparer.Ordinal);
        var certain = InBoth.Where(id => !same.Contains(id) && random.NextDouble() >= uncertain).ToHashSet(StringComparer.Ordinal);
        var compared = new ComparedWindows(organization.Trees[0], organization.Trees[1], [.. organization.People.Select(Moved)])
        {
            Same = same, Certain = certain, CompanyAtLeast = AtLeast(random),
        };
        Trends = compared.Trends(k);

        IEnumerable<string> Published(int window) => published[window].SelectMany(question => question.Release.Groups).Distinct().Select(group => organization.Trees[window].Ids[group]);

        // Where somebody was whom no certain group had is told wrongly as often as not.
        Move Moved(RandomPerson person)
        {
            var (tree, group) = (organization.Trees[0], person.Groups[0]);
            var isKnown = certain.Contains(tree.Ids[0]) || certain.Any(id => AttackedRelease.IsWithin(tree, group, tree.Find(id)!.Value));
            return new(isKnown || random.Next(2) == 0 ? group : random.Next(GroupTree.None, 1), person.Groups[1], 1);
        }
    }

    /// <summary>Ids of the groups that are published in both windows.</summary>
    public ImmutableArray<string> InBoth { get; }

    /// <summary>The trends that are shown.</summary>
    public IReadOnlyDictionary<string, Movement> Trends { get; }

    public TrendShare Share => new(Trends.Count, InBoth.Length);

    /// <summary>What an attacker makes of these groups' trends who believes that all who stayed answered alike.</summary>
    public IEnumerable<PublishedSum> Sums(int question, IEnumerable<string> ids) => ids.Select(id => Difference(question, id));

    private PublishedSum Difference(int question, string id)
    {
        var (then, now) = (Members(0, id), Members(1, id));
        return new(question, now & ~then, then & ~now);
    }

    private UInt128 Members(int window, string id) =>
        _organization.Where(p => AttackedRelease.IsWithin(_organization.Trees[window], p.Groups[window], _organization.Trees[window].Find(id)!.Value));

    private Movement AtLeast(Random random)
    {
        var (then, now) = (new int[Buckets], new int[Buckets]);
        foreach (var person in _organization.People)
        {
            var bucket = random.Next(Buckets);
            if (person.Groups[0] != GroupTree.None) then[bucket]++;
            if (person.Groups[1] != GroupTree.None) now[bucket]++;
        }

        return Movement.AtLeast(then, now);
    }
}

/// <summary>Of how many groups that were published in two windows a trend was shown.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrendShare(int Shown, int InBoth)
{
    /// <summary>0 to 1; 0 when there was none to show.</summary>
    public double OfAll => InBoth == 0 ? 0 : (double)Shown / InBoth;

    public static TrendShare operator +(TrendShare left, TrendShare right) => left.Add(right);

    public TrendShare Add(TrendShare other) => new(Shown + other.Shown, InBoth + other.InBoth);
}
