namespace CultureBot.Pulse;

/// <summary>
/// What people are promised before the first tap (methodology §4). A window's promise is frozen when it launches.
/// </summary>
public sealed record Promise
{
    /// <summary>Fives and counts are published for groups of at least so many respondents.</summary>
    public const int LeastForFives = 5;

    /// <summary>Bands, Recommend and comments are published for groups of at least so many.</summary>
    public const int LeastForBands = 10;

    public int ForFives { get; init; } = LeastForFives;

    public int ForBands { get; init; } = LeastForBands;

    /// <summary>The one directory field by whose values results are published beside the tree; empty for none.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>Results are published for the organization as a whole only.</summary>
    public bool IsCompanyOnly { get; init; }

    /// <summary>HR may raise the numbers, never lower them below the house's, nor the one below the other.</summary>
    public bool IsAllowed => ForFives >= LeastForFives && ForBands >= LeastForBands && ForBands >= ForFives;

    /// <summary>The same with numbers that are nowhere below these.</summary>
    public Promise RaisedTo(int forFives, int forBands) =>
        this with { ForFives = Math.Max(ForFives, forFives), ForBands = Math.Max(Math.Max(ForBands, forBands), forFives) };

    /// <summary>Whether this promises at least as much as another.</summary>
    public bool IsAtLeast(Promise other) =>
        ForFives >= other.ForFives && ForBands >= other.ForBands
        && (Attribute == other.Attribute || Attribute.Length == 0) && (IsCompanyOnly || !other.IsCompanyOnly);
}
