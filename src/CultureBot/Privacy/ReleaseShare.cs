using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <summary>How much is published, so that safety is not bought by hiding everything. Attribute values count as groups.</summary>
/// <param name="Released">Groups that are published.</param>
/// <param name="LargeEnough">Groups with enough respondents of their own.</param>
/// <param name="All">Groups there are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReleaseShare(int Released, int LargeEnough, int All)
{
    /// <summary>Of the groups with enough respondents, 0 to 1; 1 when there is none.</summary>
    public double OfLargeEnough => LargeEnough == 0 ? 1 : (double)Released / LargeEnough;

    /// <summary>Of all groups, 0 to 1; 1 when there is none.</summary>
    public double OfAll => All == 0 ? 1 : (double)Released / All;

    public static ReleaseShare operator +(ReleaseShare left, ReleaseShare right) => left.Add(right);

    public ReleaseShare Add(ReleaseShare other) => new(Released + other.Released, LargeEnough + other.LargeEnough, All + other.All);
}
