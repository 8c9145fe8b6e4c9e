namespace CultureBot.Privacy.Attack;

/// <summary>Takes off a published set of people up to three others that lie within it, side by side.</summary>
internal static class NestedGroupsAttack
{
    private const int MostTakenOff = 3;

    /// <param name="sets">The members of every published group and value.</param>
    /// <param name="k">Sets of fewer people are too small.</param>
    public static AttackResult Run(IReadOnlyCollection<UInt128> sets, int k)
    {
        var (tried, smallest) = (0L, (int?)null);
        foreach (var set in sets)
        {
            UInt128[] within = [.. sets.Where(other => other != set && (other & ~set) == 0)];
            TakeOff(set, within, 0, 0);
        }

        return new(tried, smallest);

        void TakeOff(UInt128 left, UInt128[] within, int next, int taken)
        {
            tried++;
            if (PublishedSum.Count(left) is > 0 and var count && count < Math.Min(k, smallest ?? k)) smallest = count;
            if (taken == MostTakenOff) return;
            for (var i = next; i < within.Length; i++)
            {
                if ((within[i] & ~left) == 0) TakeOff(left & ~within[i], within, i + 1, taken + 1);
            }
        }
    }
}
