namespace CultureBot.Privacy;

/// <summary>The fewest people that a figure may be about. HR may raise both for a window, and never lower them.</summary>
/// <param name="Fives">For Fives and how many answered.</param>
/// <param name="Bands">For bands, Recommend and comments.</param>
internal sealed record Thresholds(int Fives, int Bands)
{
    /// <summary>What is promised when nothing stricter is.</summary>
    public static Thresholds Least { get; } = new(5, 10);

    /// <summary>Whether both are at least as strict as others.</summary>
    public bool KeepTo(Thresholds others) => Fives >= others.Fives && Bands >= others.Bands;
}
