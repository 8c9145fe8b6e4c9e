using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>
/// Everything that is ever shown of a window. Page, chat, digest, file and API read this and nothing else, for every viewer
/// alike (methodology §4).
/// </summary>
public sealed record Ledger
{
    public required Window Window { get; init; }

    /// <summary>Ballots that could not be opened or did not fit the window, and so were not counted.</summary>
    public int Unreadable { get; init; }

    /// <summary>The company first, then the tree as it was admitted, then the attribute's values.</summary>
    public required ImmutableArray<PublishedGroup> Groups { get; init; }

    public required ImmutableArray<PublishedFigure> Figures { get; init; }

    public required ImmutableArray<PublishedChoice> Choices { get; init; }

    public required ImmutableArray<PublishedComment> Comments { get; init; }
}

/// <summary>A group of which something is published.</summary>
public sealed record PublishedGroup
{
    /// <summary>Before a person's id in <see cref="GroupId"/>.</summary>
    public const string ManagerPrefix = "manager:";

    /// <summary>Before an attribute's value in <see cref="GroupId"/>.</summary>
    public const string ValuePrefix = "value:";

    /// <summary>Before a rated team in <see cref="GroupId"/>.</summary>
    public const string TeamPrefix = "team:";

    /// <summary><c>company</c>, <c>manager:</c> and a person's id, <c>value:</c> and the attribute's value, or <c>team:</c> and a rated team.</summary>
    public required string GroupId { get; init; }

    /// <summary>The nearest published group above; null for the company, values and rated teams.</summary>
    public string? ParentId { get; init; }

    public required PublishedGroupKind Kind { get; init; }

    /// <summary>Empty for the company.</summary>
    public required string Name { get; init; }

    public int Position { get; init; }

    /// <summary>How many were asked; null where participation is not published.</summary>
    public int? Invited { get; init; }

    /// <summary>How many of them answered at least once.</summary>
    public int? Answered { get; init; }

    /// <summary>
    /// How many joined since the survey's window before, of a company whose past is not certain at least so many; null when there is nothing
    /// to compare with, when it is not known, and when the trend would tell of a few.
    /// </summary>
    public int? Joined { get; init; }

    /// <summary>How many left since then.</summary>
    public int? Departed { get; init; }

    /// <summary>Who leads it; null for what is not a group of the tree.</summary>
    public PersonId? Manager =>
        GroupId.StartsWith(ManagerPrefix, StringComparison.Ordinal) && Guid.TryParse(GroupId.AsSpan(ManagerPrefix.Length), out var id) ? new(id) : null;

    /// <summary>Whether it may be compared with the window before: not when 1–4 people joined or left.</summary>
    public bool HasTrend => Joined is { } joined && Departed is { } departed && joined is 0 or >= 5 && departed is 0 or >= 5;
}

public enum PublishedGroupKind
{
    Company,
    Tree,
    Attribute,
    RatedTeam,
}

/// <summary>What is published of one item in one group.</summary>
public sealed record PublishedFigure
{
    public required string Item { get; init; }

    public required string GroupId { get; init; }

    /// <summary>Respondents.</summary>
    public required int N { get; init; }

    /// <summary>Fives after recoding; null for questions that have none.</summary>
    public int? Fives { get; init; }

    /// <summary>5s, promoters or the top rung, after homogeneity; null where bands are not published, like the next two.</summary>
    public int? High { get; init; }

    /// <summary>3–4, passives, or the second and third rung.</summary>
    public int? Middle { get; init; }

    /// <summary>1–2, detractors, or the two lowest rungs.</summary>
    public int? Low { get; init; }
}

/// <summary>How many of the company chose an option.</summary>
/// <param name="Item">The question.</param>
/// <param name="Option">From 0.</param>
/// <param name="N">Null: all or all but one chose it; then no other option of the question is published.</param>
public sealed record PublishedChoice(string Item, int Option, int? N);

/// <summary>Somebody's words, at an atom of at least ten respondents, in random order.</summary>
public sealed record PublishedComment(string Item, string GroupId, int Position, string Words);
