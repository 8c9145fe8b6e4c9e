namespace CultureBot.Privacy;

/// <summary>What is published of one question, at both thresholds.</summary>
/// <param name="Fives">Where Fives and the number of answers are shown.</param>
/// <param name="Bands">Where bands, Recommend and comments are shown as well: some of the same groups and values.</param>
internal sealed record TieredRelease(Release Fives, Release Bands)
{
    public static TieredRelease Admit(RespondentTable table, Thresholds thresholds)
    {
        var fives = Admission.Admit(table, thresholds.Fives);
        return new(fives, Admission.Admit(table, thresholds.Bands, fives));
    }
}
