namespace CultureBot.Privacy.Attack;

/// <summary>
/// Reads Fives and bands together: wherever all who did not answer high are shown to have answered low, each of them is known to have. Looks
/// at all groups and values, at what is left of each group without the groups below it, at all without any published value, and, knowing who
/// has which value, at some values without the groups whose people all have one of them.
/// </summary>
internal static class TiersAttack
{
    private const int MostValues = 8;

    /// <param name="bands">What is published.</param>
    /// <param name="release">Where it is.</param>
    /// <param name="cap">The rule of the question's kind.</param>
    public static AttackResult Run(ReleasedBands bands, Release release, LowCap cap)
    {
        var (tried, smallest) = (0L, (int?)null);
        foreach (var group in release.Groups) Look(bands.OfGroup(group)!.Value);
        foreach (var value in release.Values) Look(bands.OfValue(value)!.Value);
        foreach (var group in release.Groups) Look(Left(bands.OfGroup(group)!.Value, Below(release, group).Select(g => bands.OfGroup(g)!.Value)));
        if (release.HasGroup[0]) Look(Left(bands.OfGroup(0)!.Value, release.Values.Select(v => bands.OfValue(v)!.Value)));
        foreach (var set in Crossed(bands, release)) Look(set);
        return new(tried, smallest);

        void Look(Bands set)
        {
            tried++;
            var others = cap == LowCap.TwoInTheMiddle ? set.N - set.High : set.N;
            if (set.Low > 0 && set.Low == others) smallest = Math.Min(set.N, smallest ?? set.N);
        }
    }

    private static IEnumerable<Bands> Crossed(ReleasedBands bands, Release release)
    {
        int[] values = [.. release.Values];
        if (!release.HasGroup[0] || values.Length is 0 or > MostValues || bands.OfValue(values[0]) is null) yield break;
        var ofValues = values.Select(value => bands.OfValue(value)!.Value).ToList();
        var all = bands.OfGroup(0)!.Value;
        List<(int Has, Bands Bands)> atoms =
        [
            .. release.Groups.Select(group => (
                release.Table.Cells.Where(cell => release.AtomOf(cell.Group)?.Group == group)
                    .Aggregate(0, (bits, cell) => bits | (1 << (Array.IndexOf(values, cell.Value) + 1))),
                Left(bands.OfGroup(group)!.Value, Below(release, group).Select(g => bands.OfGroup(g)!.Value)))),
        ];
        // The first bit is everybody without a published value.
        for (var choice = 1; choice < (1 << (values.Length + 1)) - 1; choice++)
        {
            var taken = choice % 2 == 0
                ? ofValues.Where((_, index) => (choice & (2 << index)) != 0).Aggregate(default(Bands), (sum, some) => sum + some)
                : Left(all, ofValues.Where((_, index) => (choice & (2 << index)) == 0));
            yield return Left(taken, atoms.Where(atom => (atom.Has & ~choice) == 0).Select(atom => atom.Bands));
        }
    }

    private static IEnumerable<int> Below(Release release, int group) =>
        release.Groups.Where(g => release.Table.Tree.Parents[g] is var parent and not GroupTree.None && release.AtomOf(parent)?.Group == group);

    private static Bands Left(Bands all, IEnumerable<Bands> taken) =>
        taken.Aggregate(all, (left, some) => new(left.High - some.High, left.Middle - some.Middle, left.Low - some.Low));
}
