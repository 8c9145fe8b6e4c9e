using System.Collections.Immutable;

namespace CultureBot.Privacy;

/// <summary>Two windows of one survey, and all that is known of who came and went between them.</summary>
/// <param name="Then">The groups of the window before.</param>
/// <param name="Now">The groups of this one, with the same company.</param>
/// <param name="Moves">From groups of the window before to groups of this one, of everybody: also those who stayed, by whom groups' sizes are known.</param>
internal sealed record ComparedWindows(GroupTree Then, GroupTree Now, IReadOnlyList<Move> Moves)
{
    /// <summary>The groups published in both windows that are made of the same people.</summary>
    public required IReadOnlySet<string> Same { get; init; }

    /// <summary>
    /// The other groups published in both windows of which it is certain who was in them; what <see cref="Moves"/> says of any group
    /// besides is not used.
    /// </summary>
    public required IReadOnlySet<string> Certain { get; init; }

    /// <summary>Where the company is neither: at least so many came to it and left it. Null when not even that is known.</summary>
    public Movement? CompanyAtLeast { get; init; }

    /// <summary>
    /// Who came and went of each group whose trend is shown, by its id. A group of the same people always is one, wherever it
    /// lies: a difference about nobody adds nothing to any other.
    /// </summary>
    /// <param name="k">The fewest people that a difference may be about.</param>
    public IReadOnlyDictionary<string, Movement> Trends(int k)
    {
        var trends = Same.ToDictionary(id => id, _ => default(Movement), StringComparer.Ordinal);
        var movements = Count();
        var shared = SharedTree.Of(Then, Now, movements.Where(group => group.Value.IsLargeEnough(k)).Select(group => group.Key));
        var (tree, moves) = (shared.Tree, shared.Of(Moves));
        var sizes = SizesNow();
        var shown = TrendAdmission.Admit(tree, moves, k, [.. tree.Ids.Select(Certain.Contains)], [.. tree.Ids.Select(id => sizes[Now.Find(id)!.Value])]);
        for (var group = 0; group < shown.Length; group++)
        {
            if (shown[group]) trends.Add(tree.Ids[group], movements[tree.Ids[group]]);
        }

        var company = Now.Ids[0];
        if (CompanyAtLeast is { } least && !Same.Contains(company) && !Certain.Contains(company) && IsSafe(least, tree, moves, shown, k)) trends.Add(company, least);
        return trends;
    }

    private int[] SizesNow()
    {
        var direct = new int[Now.Count];
        foreach (var (_, to, people) in Moves)
        {
            if (to != GroupTree.None) direct[to] += people;
        }

        return Now.SumUp(direct);
    }

    private Dictionary<string, Movement> Count()
    {
        var movements = Certain.ToDictionary(id => id, _ => default(Movement), StringComparer.Ordinal);
        foreach (var (from, to, people) in Moves)
        {
            var (then, now) = (Above(Then, from, movements), Above(Now, to, movements));
            foreach (var id in now.Except(then, StringComparer.Ordinal)) movements[id] += new Movement(people, 0);
            foreach (var id in then.Except(now, StringComparer.Ordinal)) movements[id] += new Movement(0, people);
        }

        return movements;
    }

    /// <summary>The company's trend goes with the others when enough people came from outside to no group that is shown, or left from none.</summary>
    /// <remarks>These are in whatever sums and differences with the company's trend in them leave over.</remarks>
    private static bool IsSafe(Movement least, GroupTree tree, IReadOnlyList<Move> moves, bool[] shown, int k)
    {
        var known = default(Movement);
        foreach (var (from, to, people) in moves)
        {
            var (was, @is) = (IsWithinShown(from), IsWithinShown(to));
            // Where somebody was who is of no known group then is not certain; who is gone now is.
            if (@is && !was) known += new Movement(people, 0);
            if (was && to == GroupTree.None) known += new Movement(0, people);
        }

        return least.Joined >= k && least.Left >= k && Math.Max(0, least.Joined - known.Joined) + Math.Max(0, least.Left - known.Left) >= k;

        bool IsWithinShown(int group)
        {
            while (group != GroupTree.None && !shown[group]) group = tree.Parents[group];
            return group != GroupTree.None;
        }
    }

    private static ImmutableArray<string> Above(GroupTree tree, int group, Dictionary<string, Movement> among)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        for (; group != GroupTree.None; group = tree.Parents[group])
        {
            if (among.ContainsKey(tree.Ids[group])) ids.Add(tree.Ids[group]);
        }

        return ids.ToImmutable();
    }
}
