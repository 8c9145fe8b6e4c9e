using System.Collections.Immutable;
using CultureBot.People;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>A survey of an earlier moment, as <see cref="PlayPulse"/> takes it.</summary>
public sealed record PastPulse
{
    public required string Name { get; init; }

    /// <summary>Codes of the bank, as I1.</summary>
    public required ImmutableArray<string> Items { get; init; }

    public required Instant LaunchedAt { get; init; }

    public required Instant ClosedAt { get; init; }

    /// <summary>What somebody answered: a choice for each of the items, as they tapped it; whoever is not in it did not answer.</summary>
    public required IReadOnlyDictionary<PersonId, ImmutableArray<int>> Answers { get; init; }
}
