namespace CultureBot.Statistics;

/// <summary>What Gini's coefficient would be if each gift went to anybody but its giver, whoever gives as much as they do: the reference of fairness (methodology §5).</summary>
internal static class GiniByChance
{
    private const int MostDraws = 400;
    private const int FewestDraws = 20;

    // Of all draws together: the more gifts there are, the less one draw differs from the next.
    private const int MostGifts = 20_000_000;

    private const double Tail = .025;

    /// <param name="givers">How much each gives, and whether they could get something, too.</param>
    /// <param name="people">How many could get something.</param>
    /// <returns>The range in which 95 of 100 draws lie. The same givers have the same one each time.</returns>
    public static Interval Of(IReadOnlyCollection<(bool CanGet, int Gifts)> givers, int people)
    {
        var gifts = givers.Sum(giver => (long)giver.Gifts);
        if (people < 2 || gifts == 0) return new(0, 0);
        var random = new Random((int)(gifts % int.MaxValue));
        var draws = (int)Math.Clamp(MostGifts / gifts, FewestDraws, MostDraws);
        double[] found = [.. Enumerable.Range(0, draws).Select(_ => Gini.Of(Spread(givers, people, random))!.Value).Order()];
        return new(found[(int)(Tail * draws)], found[draws - 1 - (int)(Tail * draws)]);
    }

    private static int[] Spread(IEnumerable<(bool CanGet, int Gifts)> givers, int people, Random random)
    {
        var got = new int[people];
        var own = 0;
        foreach (var (canGet, gifts) in givers)
        {
            for (var gift = 0; gift < gifts; gift++)
            {
                var at = random.Next(canGet ? people - 1 : people);
                got[canGet && at >= own ? at + 1 : at]++;
            }

            if (canGet) own++;
        }

        return got;
    }
}
