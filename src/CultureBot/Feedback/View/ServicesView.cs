using System.Collections.Immutable;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What is published of a quarter, as a page shows it to one reader: everybody sees the same teams, and of people only themselves.</summary>
public sealed record ServicesView
{
    /// <summary>Whose results are out, the latest first; empty before the first.</summary>
    public required ImmutableArray<string> Quarters { get; init; }

    /// <summary>Which of them is shown; null before the first.</summary>
    public string? Quarter { get; init; }

    /// <summary>When its results came out; null likewise.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>The fewest customers that a figure is about.</summary>
    public int ForFives { get; init; }

    /// <summary>All published teams together; null where none is.</summary>
    public ServiceFives? Organization { get; init; }

    /// <summary>The reader's own first, then by name; those of which nothing is published have no figure, whyever.</summary>
    public ImmutableArray<ServiceTeam> Teams { get; init; } = [];

    /// <summary>
    /// Fives by quarter, the earliest first and the shown one last, back to where a quarter cannot be compared with the one before; the shown one alone where
    /// that is at once.
    /// </summary>
    public ImmutableArray<ServiceQuarter> Trend { get; init; } = [];

    /// <summary>What is clear of all teams' change since the quarter before; null where there is nothing to compare with.</summary>
    public ServiceTrend? Change { get; init; }

    /// <summary>By how many points of a hundred; 0 where that is not clear.</summary>
    public int ChangePoints { get; init; }

    /// <summary>Those that are ordered first.</summary>
    public ImmutableArray<ServiceEdgeLine> Edges { get; init; } = [];

    /// <summary>Of the reader's own service, for them alone; null where it is not published.</summary>
    public ServiceFives? Own { get; init; }

    /// <summary>Where people and their customers see service differently.</summary>
    public ImmutableArray<ServiceGap> Gaps { get; init; } = [];

    /// <summary>The same of the reader's own team; null where either side is not published.</summary>
    public ServiceGap? OwnGap { get; init; }

    /// <summary>What the reader's team expected; null for nothing.</summary>
    public ServiceExpectation? Expected { get; init; }

    /// <summary>What customers wrote about the reader's team and about the reader.</summary>
    public ImmutableArray<ServiceComment> Comments { get; init; } = [];

    /// <summary>What teams promise now, by name.</summary>
    public ImmutableArray<PromiseEntry> Promises { get; init; } = [];
}

/// <param name="N">Customers.</param>
/// <param name="Fives">Of them, who gave a five.</param>
/// <param name="Low">Where the share of fives likely begins, 0 to 1 (Wilson, 95 %).</param>
/// <param name="High">Where it likely ends.</param>
/// <param name="ToNextStep">So many more fives of the same customers reach the next step; 0 when all gave one.</param>
/// <param name="NextStep">The next tenth above the share, in percent.</param>
public sealed record ServiceFives(int N, int Fives, double Low, double High, int ToNextStep, int NextStep)
{
    /// <summary>0 to 1.</summary>
    public double Share => (double)Fives / N;
}

/// <param name="Name">The quarter's.</param>
/// <param name="Organization">All published teams together; null where none is.</param>
/// <param name="OwnTeam">The reader's team; null where it is not published.</param>
public sealed record ServiceQuarter(string Name, ServiceFives? Organization, ServiceFives? OwnTeam);

/// <param name="Name">The team's.</param>
/// <param name="IsOwn">The reader is of it, or leads it.</param>
/// <param name="Fives">Null where it is not published.</param>
/// <param name="Trend">Against the quarter before; null where there is nothing to compare with.</param>
/// <param name="Points">By how many points of a hundred it changed; 0 where that is not clear.</param>
public sealed record ServiceTeam(string Name, bool IsOwn, ServiceFives? Fives, ServiceTrend? Trend, int Points);

public enum ServiceTrend
{
    /// <summary>A result of its own.</summary>
    NoClearChange,
    Higher,
    Lower,
}

/// <param name="Team">Who served.</param>
/// <param name="Customer">The team whose people were served.</param>
/// <param name="Fives">By these customers.</param>
/// <param name="Estimate">The share, drawn towards that of all edges where there are few answers; null under five edges.</param>
/// <param name="Least">By which edges are ordered: it is larger in 95 of 100 cases; null likewise.</param>
/// <param name="Rank">Its place; null while it is not sure.</param>
public sealed record ServiceEdgeLine(string Team, string Customer, ServiceFives Fives, double? Estimate, double? Least, int? Rank);

/// <param name="About">Which part of service; null for ratings as a whole.</param>
/// <param name="Self">What people say of themselves.</param>
/// <param name="Customers">What their customers say.</param>
/// <param name="Low">Where the difference in points of a hundred likely begins…</param>
/// <param name="High">…and ends.</param>
/// <param name="Verdict">What is clear of it.</param>
public sealed record ServiceGap(ServiceDimension? About, ServiceFives Self, ServiceFives Customers, int Low, int High, GapVerdict Verdict);

/// <param name="Tenths">Of how many of ten customers a five was expected.</param>
/// <param name="Verdict">How it turned out.</param>
public sealed record ServiceExpectation(int Tenths, GapVerdict Verdict);

/// <param name="IsAboutReader">About the reader themself; else about their team.</param>
/// <param name="Words">May be empty.</param>
/// <param name="Wish">What would have made it a five; may be empty.</param>
public sealed record ServiceComment(bool IsAboutReader, string Words, string Wish);
