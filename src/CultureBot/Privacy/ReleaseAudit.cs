using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <param name="N">How many people are in the same published groups.</param>
/// <param name="Groups">Which: one bit a group.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AuditAtom(int N, BigInteger Groups);

/// <summary>
/// Whether any family of groups is safe, whatever it looks like: for tests and small cases, since it tries every set of small atoms. A set
/// can be singled out exactly when leaving out its columns lowers the rank of the matrix of groups and atoms.
/// </summary>
internal static class ReleaseAudit
{
    public static bool IsSafe(Release release)
    {
        var groups = release.Groups.Select((group, bit) => (group, bit)).ToDictionary(g => g.group, g => BigInteger.One << g.bit);
        var values = release.Values.Select((value, i) => (value, bit: groups.Count + i)).ToDictionary(v => v.value, v => BigInteger.One << v.bit);
        return IsSafe(release.K, groups.Count + values.Count, release.Table.Cells.Select(cell => new AuditAtom(cell.Count, Of(cell))));

        BigInteger Of(RespondentCell cell)
        {
            var bits = values.GetValueOrDefault(cell.Value);
            for (var group = cell.Group; group != GroupTree.None; group = release.Table.Tree.Parents[group]) bits |= groups.GetValueOrDefault(group);
            return bits;
        }
    }

    /// <param name="k">The fewest people that may be singled out.</param>
    /// <param name="groups">How many groups are published.</param>
    /// <param name="people">Everybody, by which of them they are in; the same groups may come more than once.</param>
    public static bool IsSafe(int k, int groups, IEnumerable<AuditAtom> people)
    {
        // Nothing is published about whoever is in no group.
        ImmutableArray<AuditAtom> atoms =
        [
            .. people.GroupBy(p => p.Groups).Where(same => !same.Key.IsZero).Select(same => new AuditAtom(same.Sum(p => p.N), same.Key)).Where(atom => atom.N > 0),
        ];
        int[] small = [.. Enumerable.Range(0, atoms.Length).Where(i => atoms[i].N < k).OrderBy(i => atoms[i].N)];
        if (small.Length == 0) return true;
        var rank = Rank(groups, atoms, []);
        return LargestSets(atoms, small, k).All(set => Rank(groups, atoms, set) == rank);
    }

    private static int Rank(int groups, ImmutableArray<AuditAtom> atoms, IReadOnlyCollection<int> without)
    {
        int[] kept = [.. Enumerable.Range(0, atoms.Length).Except(without)];
        return ExactRank.Of([.. Enumerable.Range(0, groups).Select(group => (int[])[.. kept.Select(i => (atoms[i].Groups >> group).IsEven ? 0 : 1)])]);
    }

    /// <summary>
    /// The sets of small atoms with fewer than k people that no further atom fits into. Leaving out more columns never raises the rank,
    /// so what can be done with a smaller set shows in one of these.
    /// </summary>
    private static IEnumerable<List<int>> LargestSets(ImmutableArray<AuditAtom> atoms, int[] small, int k)
    {
        return From(0, 0, []);

        IEnumerable<List<int>> From(int next, int people, List<int> set)
        {
            if (next == small.Length)
            {
                if (small.Except(set).All(i => people + atoms[i].N >= k)) yield return [.. set];
                yield break;
            }

            if (people + atoms[small[next]].N < k)
            {
                foreach (var found in From(next + 1, people + atoms[small[next]].N, [.. set, small[next]])) yield return found;
            }

            foreach (var found in From(next + 1, people, set)) yield return found;
        }
    }
}
