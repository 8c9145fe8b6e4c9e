namespace CultureBot.Privacy;

/// <summary>
/// The groups that two windows have in common, as one tree: those that lie under the same ones of them both times. A group that was moved
/// is left out; its people count towards the nearest group above them that is in the tree.
/// </summary>
internal sealed class SharedTree
{
    private readonly int[] _then;
    private readonly int[] _now;

    private SharedTree(GroupTree tree, GroupTree then, GroupTree now) => (Tree, _then, _now) = (tree, Numbers(tree, then), Numbers(tree, now));

    /// <summary>The company is always in it.</summary>
    public GroupTree Tree { get; }

    /// <param name="then">The groups of the window before.</param>
    /// <param name="now">The groups of this one, with the same company.</param>
    /// <param name="among">Ids of groups that both have.</param>
    public static SharedTree Of(GroupTree then, GroupTree now, IEnumerable<string> among)
    {
        var company = now.Ids[0];
        var kept = among.Append(company).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var (above, before) = (Above(now, kept), Above(then, kept));
            var moved = kept.Where(id => above[id] != before[id]).ToList();
            if (moved.Count == 0) return new(GroupTree.Of(above.Select(group => new Group(group.Key, group.Value))), then, now);
            // What lay under one of these lies elsewhere now, and is looked at again.
            kept.ExceptWith(moved);
        }
    }

    /// <summary>The same moves between groups of this tree, without those that are none here.</summary>
    public IReadOnlyList<Move> Of(IEnumerable<Move> moves) =>
    [
        .. moves.Select(move => (From: Find(_then, move.From), To: Find(_now, move.To), move.People))
            .Where(move => move.From != move.To)
            .GroupBy(move => (move.From, move.To))
            .Select(same => new Move(same.Key.From, same.Key.To, same.Sum(move => move.People))),
    ];

    private static int Find(int[] numbers, int group) => group == GroupTree.None ? GroupTree.None : numbers[group];

    /// <summary>For each kept group the nearest kept one above it; null for the company.</summary>
    private static Dictionary<string, string?> Above(GroupTree tree, HashSet<string> kept)
    {
        var nearest = new string?[tree.Count];
        var above = new Dictionary<string, string?>(kept.Count, StringComparer.Ordinal);
        for (var group = 0; group < tree.Count; group++)
        {
            var parent = tree.Parents[group] is var number and not GroupTree.None ? nearest[number] : null;
            var isKept = kept.Contains(tree.Ids[group]);
            if (isKept) above.Add(tree.Ids[group], parent);
            nearest[group] = isKept ? tree.Ids[group] : parent;
        }

        return above;
    }

    /// <summary>For each group of a window the number of the nearest one of the tree, itself or above it.</summary>
    private static int[] Numbers(GroupTree tree, GroupTree window)
    {
        var numbers = new int[window.Count];
        for (var group = 0; group < numbers.Length; group++)
            numbers[group] = tree.Find(window.Ids[group]) ?? numbers[window.Parents[group]];
        return numbers;
    }
}
