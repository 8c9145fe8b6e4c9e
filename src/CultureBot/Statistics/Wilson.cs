namespace CultureBot.Statistics;

/// <summary>The Wilson score interval of a share (E. B. Wilson, 1927): honest for small groups and for shares near 0 and 1.</summary>
internal static class Wilson
{
    /// <summary>The interval of <paramref name="count"/> of <paramref name="n"/>; of nobody it is everything from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a count of that many.</exception>
    public static Interval Of(int count, int n)
    {
        Counted.Check(count, n);
        return n == 0 ? Interval.AnyShare : At((double)count / n, n);
    }

    /// <summary>
    /// The interval for "this team now", of which <paramref name="n"/> of <paramref name="population"/> answered: with
    /// n' = n(N − 1)/(N − n) in the place of n, and no wider than what those who did not answer could make of it. Never for trends.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static Interval OfPopulation(int count, int n, int population)
    {
        var bounds = NonResponse.Bounds(count, n, population);
        if (n == 0 || n == population) return bounds;
        var effective = (double)n * (population - 1) / (population - n);
        return At((double)count / n, effective).Within(bounds);
    }

    private static Interval At(double share, double n)
    {
        const double Squared = Confidence.Z * Confidence.Z;
        var centre = (share + Squared / (2 * n)) / (1 + Squared / n);
        var half = Confidence.Z / (1 + Squared / n) * Math.Sqrt(share * (1 - share) / n + Squared / (4 * n * n));
        // At 0 and at 1 one end is the share itself; rounding must not leave it outside.
        return new Interval(Math.Min(centre - half, share), Math.Max(centre + half, share)).Within(Interval.AnyShare);
    }
}
