using System.Collections.Immutable;

namespace CultureBot.Pulse;

/// <summary>Who is asked. Every condition that is set must hold; without any it is everybody.</summary>
public sealed record Audience
{
    public static Audience Everybody { get; } = new();

    /// <summary>Values of the directory field <c>team</c>; empty for all teams.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>A directory field, and the values it may have.</summary>
    public ImmutableArray<AudienceField> Attributes { get; init; } = [];

    /// <summary>Whole days since the start date, at least; people without a start date are left out when this is set.</summary>
    public int? TenureFromDays { get; init; }

    /// <summary>Whole days since the start date, at most.</summary>
    public int? TenureToDays { get; init; }

    /// <summary>At most so many people, drawn anew for each window; null for all.</summary>
    public int? SampleSize { get; init; }
}

public sealed record AudienceField(string Field, ImmutableArray<string> Values);
