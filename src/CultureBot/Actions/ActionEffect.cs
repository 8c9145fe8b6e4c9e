namespace CultureBot.Actions;

/// <summary>How the target item moved in the team, against the rest of the company.</summary>
public sealed record ActionEffect
{
    /// <summary>The window that it was compared with.</summary>
    public required ReleasedWindowId ComparedWith { get; init; }

    public required ActionVerdict Verdict { get; init; }

    /// <summary>Difference in differences of the share of fives, −2 to 2; null when nothing can be compared, like the interval.</summary>
    public double? Value { get; init; }

    /// <summary>Where its 95 % interval begins.</summary>
    public double? Low { get; init; }

    /// <summary>Where its 95 % interval ends.</summary>
    public double? High { get; init; }
}

public enum ActionVerdict
{
    /// <summary>The interval holds zero.</summary>
    NotShown,

    Helped,
    Worse,

    /// <summary>Something of it is not released, or people joined or left.</summary>
    Incomparable,
}
