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
    /// <summary>What everybody said to these questions in the latest survey that has all of them and whose results were out by then; nothing where there is none.</summary>
    Task<ImmutableArray<SelfFigure>> ListOfEverybodyAsync(SqlSession sql, IReadOnlyCollection<string> items, Instant publishedBy);

    /// <summary>The same of one question by groups: of those who lead, and where the survey's results are by team, of teams.</summary>
    Task<ImmutableArray<SelfFigure>> ListOfGroupsAsync(SqlSession sql, string item, Instant publishedBy);
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
}
