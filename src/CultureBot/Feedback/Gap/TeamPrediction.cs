using CultureBot.People;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>Of how many of ten customers a team expects a five in a quarter, as its lead says before the results are out.</summary>
internal sealed record TeamPrediction
{
    public const int Most = 10;

    /// <summary>The quarter's name, as <c>2026-Q4</c>: it may be opened later, with its first rating.</summary>
    public required string Quarter { get; init; }

    public required ProviderTeamId TeamId { get; init; }

    /// <summary>0 to 10.</summary>
    public required int Tenths { get; init; }

    public required AccountId PredictedBy { get; init; }

    public required Instant PredictedAt { get; init; }
}
