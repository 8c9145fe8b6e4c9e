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
    /// <returns>Whether each group's trend is shown. Attribute values have none.</returns>
    public static bool[] Admit(GroupTree tree, IReadOnlyList<Move> moves, int k, IReadOnlyList<bool> among)
    {
        var (joined, left) = (new int[tree.Count], new int[tree.Count]);
        foreach (var (from, to, people) in moves)
        {
            foreach (var group in AboveOnly(tree, to, from)) joined[group] += people;
            foreach (var group in AboveOnly(tree, from, to)) left[group] += people;
        }

        var shown = new bool[tree.Count];
        for (var group = 0; group < tree.Count; group++)
        {
            if (!among[group] || joined[group] is > 0 and var came && came < k || left[group] is > 0 and var gone && gone < k) continue;
            shown[group] = joined[group] + left[group] == 0 || IsSafe(tree, moves, k, shown, group);
        }

        return shown;
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
