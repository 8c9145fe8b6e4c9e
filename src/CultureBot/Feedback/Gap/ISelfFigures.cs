using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>
/// What is released of how people see their own service, and nothing else. Feedback owns this interface; the slice that closes surveys supplies it from
/// its release ledger.
/// </summary>
public interface ISelfFigures
{
    /// <summary>What is released of these questions in the latest survey that has all of them for everybody and whose results were out by then; nothing where there is none.</summary>
    Task<ImmutableArray<SelfFigure>> ListAsync(SqlSession sql, IReadOnlyCollection<string> items, Instant publishedBy);
}

/// <summary>How many fives a question got in one group.</summary>
public sealed record SelfFigure
{
    /// <summary>The question's code in the bank.</summary>
    public required string Item { get; init; }

    /// <summary>Who leads the group; null for everybody and for a group that nobody leads.</summary>
    public PersonId? Lead { get; init; }

    /// <summary>When the survey found out who is in which group.</summary>
    public required Instant LaunchedAt { get; init; }

    /// <summary>The team as the survey names it, where its results are by team; else empty.</summary>
    public string Team { get; init; } = "";

    /// <summary>Respondents.</summary>
    public required int N { get; init; }

    /// <summary>How many of them gave a five.</summary>
    public required int Fives { get; init; }

    /// <summary>It is about everybody.</summary>
    public bool IsWhole => Lead is null && Team.Length == 0;
}
