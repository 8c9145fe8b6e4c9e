namespace CultureBot.Statistics;

/// <summary>Whole numbers for people to read: halves go away from zero, so that chat and page say the same.</summary>
public static class Rounded
{
    /// <param name="share">0 to 1.</param>
    public static int Percent(double share) => Points(100 * share);

    public static int Points(double points) => (int)Math.Round(points, MidpointRounding.AwayFromZero);
}
