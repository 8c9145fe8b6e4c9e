namespace CultureBot.Statistics;

/// <param name="Score">Promoters less detractors in a hundred, −100 to 100.</param>
/// <param name="StandardError">Of the score, in the same points.</param>
/// <param name="Interval">Its 95 % interval.</param>
internal sealed record RecommendScore(double Score, double StandardError, Interval Interval);

/// <summary>The Recommend score: 100 (P − D)/n, with the variance p + d − (p − d)².</summary>
internal static class Recommend
{
    /// <summary>With fewer answers the adjusted form is used.</summary>
    public const int FewAnswers = 30;

    private const double Added = .75;
    private const double AddedAnswers = 3;

    private static readonly Interval Any = new(-100, 100);

    /// <summary>The form for that many answers: adjusted under 30, otherwise plain; null for nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static RecommendScore? Of(int promoters, int detractors, int n) =>
        n < FewAnswers ? Adjusted(promoters, detractors, n) : Plain(promoters, detractors, n);

    /// <summary>As it is counted; null for nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static RecommendScore? Plain(int promoters, int detractors, int n)
    {
        Check(promoters, detractors, n);
        return n == 0 ? null : At(promoters, detractors, n);
    }

    /// <summary>With ¾ of a promoter and of a detractor more, and 3 answers: steadier when there are few; null for nobody.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not counts of that many.</exception>
    public static RecommendScore? Adjusted(int promoters, int detractors, int n)
    {
        Check(promoters, detractors, n);
        return n == 0 ? null : At(promoters + Added, detractors + Added, n + AddedAnswers);
    }

    private static void Check(int promoters, int detractors, int n)
    {
        Counted.Check(promoters, n);
        Counted.Check(detractors, n - promoters);
    }

    private static RecommendScore At(double promoters, double detractors, double n)
    {
        var (p, d) = (promoters / n, detractors / n);
        // Rounding may leave nothing a little below nothing.
        var error = Math.Sqrt(Math.Max(0, p + d - (p - d) * (p - d)) / n);
        var (score, points) = (100 * (p - d), 100 * error);
        return new(score, points, new Interval(score - Confidence.Z * points, score + Confidence.Z * points).Within(Any));
    }
}
