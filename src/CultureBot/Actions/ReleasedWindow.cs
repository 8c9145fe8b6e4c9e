using CultureBot.People;
using NodaTime;

namespace CultureBot.Actions;

public readonly record struct ReleasedWindowId(Guid Value);

public readonly record struct ReleasedSurveyId(Guid Value);

/// <summary>A window of a survey that has closed.</summary>
public sealed record ReleasedWindow
{
    public required ReleasedWindowId Id { get; init; }

    public required ReleasedSurveyId SurveyId { get; init; }

    /// <summary>What is done because of its results is counted in days from here.</summary>
    public required Instant ClosedAt { get; init; }

    /// <summary>From when on everybody may see its results; null while that is not known.</summary>
    public Instant? PublishedAt { get; init; }

    public bool IsPublished(Instant now) => PublishedAt is { } at && at <= now;
}

/// <summary>A group of which something is released.</summary>
public sealed record ReleasedGroup
{
    /// <summary>The group of everybody.</summary>
    public const string Company = "company";

    public required string Id { get; init; }

    /// <summary>The nearest released group above; null for the company and whatever is no part of the tree.</summary>
    public string? ParentId { get; init; }

    /// <summary>As people know it; empty for the company.</summary>
    public required string Name { get; init; }

    /// <summary>Who leads it; null for groups that nobody leads.</summary>
    public PersonId? ManagerId { get; init; }

    /// <summary>Whether it may be compared with the window before: not when 1–4 people joined or left.</summary>
    public bool HasTrend { get; init; }
}

/// <summary>How many fives an item got.</summary>
/// <param name="Item">The question.</param>
/// <param name="GroupId">In which group.</param>
/// <param name="N">Respondents.</param>
/// <param name="Fives">How many of them gave a five.</param>
public sealed record ReleasedFigure(string Item, string GroupId, int N, int Fives);

/// <summary>What was asked.</summary>
/// <param name="Item">Its code.</param>
/// <param name="Words">In the reader's language.</param>
public sealed record ReleasedQuestion(string Item, string Words);
