namespace CultureBot.Privacy.Attack;

/// <summary>
/// Takes values off groups: for each choice of some of the values, each residual group is counted either by its people with one of these or by its people
/// without, whichever are fewer. Together they are the people whom a sum of groups less the sum of these values is about.
/// </summary>
internal static class TreeAgainstValuesAttack
{
    /// <param name="atoms">The people of every residual group of the tree, apart from each other.</param>
    /// <param name="values">The people of every published value.</param>
    /// <param name="k">Sets of fewer people are too small.</param>
    public static AttackResult Run(IReadOnlyList<UInt128> atoms, IReadOnlyList<UInt128> values, int k)
    {
        var (tried, smallest) = (0L, (int?)null);
        for (var choice = 0; choice < 1 << values.Count; choice++)
        {
            tried++;
            var chosen = values.Where((_, i) => (choice >> i & 1) == 1).Aggregate(UInt128.Zero, (all, value) => all | value);
            var fewest = atoms.Sum(atom => Math.Min(PublishedSum.Count(atom & chosen), PublishedSum.Count(atom & ~chosen)));
            // Where nobody is left so, one group may be counted the other way: then it is about that group.
            var people = fewest > 0 ? fewest : atoms.Select(PublishedSum.Count).Where(n => n > 0).DefaultIfEmpty(k).Min();
            if (people < (smallest ?? k)) smallest = people;
        }

        return new(tried, smallest);
    }
}
