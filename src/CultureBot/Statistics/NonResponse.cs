namespace CultureBot.Statistics;

/// <summary>What the share would be if all who did not answer had answered one way, or all the other.</summary>
internal static class NonResponse
{
    private const double FewAnswered = .6;

    /// <summary>Whether so few answered, under 60 %, that these bounds are said before anything else.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a count of that many.</exception>
    public static bool ComeFirst(int n, int population)
    {
        Counted.Check(n, population);
        return n < FewAnswered * population;
    }

    /// <summary>[x/N, (x + N − n)/N]; of a population of nobody everything from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static Interval Bounds(int count, int n, int population)
    {
        Counted.Check(count, n);
        Counted.Check(n, population);
        if (population == 0) return Interval.AnyShare;
        return new((double)count / population, (double)(count + population - n) / population);
    }
}
