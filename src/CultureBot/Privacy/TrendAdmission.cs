using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <summary>People who count towards another group than in the window before.</summary>
/// <param name="From">The number of the group then; <see cref="GroupTree.None"/> for people who were not there.</param>
/// <param name="To">The number of the group now; <see cref="GroupTree.None"/> for people who are not there any more.</param>
/// <param name="People">How many.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Move(int From, int To, int People);

/// <summary>
/// Decides of which groups two windows may be shown beside each other. Whoever takes one from the other, and believes that all who stayed
/// answered alike, learns about those who came and went; so a trend is hidden where fewer than k joined or left, and where sums
/// and differences of the trends shown would single out fewer than k of all who moved.
/// </summary>
internal static class TrendAdmission
{
    /// <param name="tree">The groups that both windows have, under the same groups in both.</param>
    /// <param name="moves">Everybody whose group of this tree changed.</param>
    /// <param name="k">The fewest people that a difference may be about.</param>
    /// <param name="among">Whether each group is released in both windows.</param>
    /// <param name="sizes">How many people are in each group now: of those equally deep the larger ones are admitted first. Null for any order.</param>
    /// <returns>Whether each group's trend is shown. Attribute values have none.</returns>
    public static bool[] Admit(GroupTree tree, IReadOnlyList<Move> moves, int k, IReadOnlyList<bool> among, IReadOnlyList<int>? sizes = null)
    {
        var movements = Count(tree, moves);
        var shown = new bool[tree.Count];
        // Groups are numbered by depth and id already, and sorting keeps the order of equals.
        foreach (var group in Enumerable.Range(0, tree.Count).OrderBy(g => tree.Depths[g]).ThenByDescending(g => sizes?[g]))
            shown[group] = among[group] && movements[group].IsLargeEnough(k) && (movements[group].IsNone || IsSafe(tree, moves, k, shown, group));
        return shown;
    }

    /// <summary>How many joined and left each group of the tree, by number.</summary>
    public static Movement[] Count(GroupTree tree, IReadOnlyList<Move> moves)
    {
        var movements = new Movement[tree.Count];
        foreach (var (from, to, people) in moves)
        {
            foreach (var group in AboveOnly(tree, to, from)) movements[group] += new Movement(people, 0);
            foreach (var group in AboveOnly(tree, from, to)) movements[group] += new Movement(0, people);
        }

        return movements;
    }

    // A group that joins takes a vertex out of the one it was part of; as with attribute values only cuts between these two are new.
    private static bool IsSafe(GroupTree tree, IReadOnlyList<Move> moves, int k, bool[] shown, int group)
    {
        var outside = tree.Count;
        var before = Atoms(tree, shown, outside);
        shown[group] = true;
        var atoms = Atoms(tree, shown, outside);
        shown[group] = false;
        var edges = moves.Select(m => new CutEdge(AtomOf(m.From), AtomOf(m.To), m.People)).Where(e => e.From != e.To).ToList();
        // Whoever moved directly between the two is in every cut between them; mostly these are enough, and no graph is needed.
        if (edges.Where(e => (e.From == group && e.To == before[group]) || (e.To == group && e.From == before[group])).Sum(e => e.People) >= k) return true;
        var cut = new CutGraph(outside + 1, edges).SmallestCut(group, before[group], k);
        return cut == 0 || cut >= k;

        int AtomOf(int of) => of == GroupTree.None ? outside : atoms[of];
    }

    /// <summary>For each group the nearest one, itself or above it, whose trend is shown.</summary>
    private static int[] Atoms(GroupTree tree, bool[] shown, int outside)
    {
        var atoms = new int[tree.Count];
        for (var group = 0; group < atoms.Length; group++)
            atoms[group] = shown[group] ? group : tree.Parents[group] is var parent and not GroupTree.None ? atoms[parent] : outside;
        return atoms;
    }

    /// <summary>The group and those above it that the other one is not part of.</summary>
    private static IEnumerable<int> AboveOnly(GroupTree tree, int group, int other)
    {
        while (group != other && group != GroupTree.None)
        {
            // A group has a larger number than those above it, so the larger of two is not above the other.
            if (other > group)
            {
                other = tree.Parents[other];
                continue;
            }

            yield return group;
            group = tree.Parents[group];
        }
    }
}
