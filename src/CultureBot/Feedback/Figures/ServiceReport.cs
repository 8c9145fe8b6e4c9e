using System.Collections.Immutable;
using CultureBot.Statistics;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What is published of a quarter, as one reader may see it: everybody sees all teams, and of people only themselves.</summary>
/// <param name="Quarter">Whose results are out.</param>
/// <param name="Organization">All published teams together; null where none is.</param>
/// <param name="Teams">By name.</param>
/// <param name="Edges">Between teams, those that are ordered first.</param>
/// <param name="Own">Of the reader's own service, for them alone; null where it is not published.</param>
internal sealed record ServiceReport(
    Quarter Quarter, FivesFigure? Organization, ImmutableArray<TeamService> Teams, ImmutableArray<EdgeService> Edges, FivesFigure? Own)
{
    /// <summary>When the results of the next quarter came out, so that surveys later than that are none of this one's; null for the latest.</summary>
    public Instant? ComparedUntil { get; init; }
}

/// <param name="Team">Who served.</param>
/// <param name="Figure">By all its customers.</param>
/// <param name="Change">Against the quarter before; null where that is not published.</param>
internal sealed record TeamService(ProviderTeam Team, FivesFigure Figure, Change? Change);

/// <param name="Team">Who served.</param>
/// <param name="Customer">The team whose people were served.</param>
/// <param name="Figure">By these customers.</param>
/// <param name="Estimate">Drawn towards all edges where there are few; null under five edges.</param>
internal sealed record EdgeService(ProviderTeam Team, string Customer, FivesFigure Figure, EdgeEstimate? Estimate);
