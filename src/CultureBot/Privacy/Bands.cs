using System.Runtime.InteropServices;

namespace CultureBot.Privacy;

/// <summary>Answers in three bands: 5, 3–4 and 1–2; or promoters, passives and detractors; or the rungs of the ladder likewise.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Bands(int High, int Middle, int Low)
{
    public int N => High + Middle + Low;

    public static Bands operator +(Bands left, Bands right) => left.Add(right);

    public Bands Add(Bands other) => new(High + other.High, Middle + other.Middle, Low + other.Low);

    /// <summary>The same answers with so many of the low ones shown in the middle.</summary>
    public Bands Raise(int people) => new(High, Middle + people, Low - people);
}

/// <summary>The answers of respondents with the same group and the same value.</summary>
/// <param name="Group">The number of the group they belong to directly.</param>
/// <param name="Value">The number of their value, or <see cref="RespondentTable.NoValue"/>.</param>
/// <param name="Answers">What they answered.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BandCount(int Group, int Value, Bands Answers);
