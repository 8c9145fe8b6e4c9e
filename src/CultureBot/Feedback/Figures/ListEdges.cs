using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>What is published of who served whom, for the operator's API.</summary>
/// <param name="Quarter">As <c>2026-Q4</c>; null before the first results are out.</param>
/// <param name="Teams">By all their customers, by name.</param>
/// <param name="Edges">Those that are ordered first.</param>
public sealed record PublishedEdges(string? Quarter, ImmutableArray<PublishedTeam> Teams, ImmutableArray<PublishedEdge> Edges);

/// <param name="Provider">Who served.</param>
/// <param name="Customers">How many rated them.</param>
/// <param name="Fives">How many of these gave a five.</param>
/// <param name="Low">Where the share of fives likely begins, 0 to 1 (Wilson, 95 %).</param>
/// <param name="High">Where it likely ends.</param>
public sealed record PublishedTeam(string Provider, int Customers, int Fives, double Low, double High);

/// <param name="Provider">Who served.</param>
/// <param name="Customer">The team whose people were served.</param>
/// <param name="Customers">How many of these rated them.</param>
/// <param name="Fives">How many of these gave a five.</param>
/// <param name="Estimate">The share of fives, drawn towards that of all edges where there are few answers; null under five edges.</param>
/// <param name="Rank">Its place among all edges; null while it is not sure.</param>
public sealed record PublishedEdge(string Provider, string Customer, int Customers, int Fives, double? Estimate, int? Rank);

/// <summary>Reads released figures only, those of the latest quarter whose results are out.</summary>
public sealed class ListEdges
{
    private readonly Database _database;
    private readonly ReadServices _read;
    private readonly TimeProvider _clock;

    internal ListEdges(Database database, ReadServices read, TimeProvider clock) => (_database, _read, _clock) = (database, read, clock);

    public async Task<PublishedEdges> ReadAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(sql => _read.HandleAsync(sql, reader: null, _clock.GetCurrentInstant()), cancellationToken) is { } report
            ? new(
                report.Quarter.Name,
                [.. report.Teams.Select(team => new PublishedTeam(team.Team.Name, team.Figure.N, team.Figure.Fives, team.Figure.Likely.Low, team.Figure.Likely.High))],
                [.. report.Edges.Select(edge => new PublishedEdge(edge.Team.Name, edge.Customer, edge.Figure.N, edge.Figure.Fives, edge.Estimate?.Mean, edge.Estimate?.Rank))])
            : new(null, [], []);
}
