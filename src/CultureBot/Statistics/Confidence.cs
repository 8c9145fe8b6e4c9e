namespace CultureBot.Statistics;

/// <summary>The one level of confidence that everything is shown at.</summary>
internal static class Confidence
{
    /// <summary>The normal quantile of a two-sided 95 % interval.</summary>
    public const double Z = 1.959963984540;
}
