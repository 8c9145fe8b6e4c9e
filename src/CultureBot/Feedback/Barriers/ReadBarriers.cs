using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Feedback;

/// <summary>What enough people met in a quarter, or in the one before.</summary>
/// <param name="Team">Whose it is; empty when nobody knows.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Count">People; null when they were too few to be shown.</param>
/// <param name="Before">In the quarter before; null when they were too few then.</param>
public sealed record BarrierCount(string Team, BarrierKind Kind, int? Count, int? Before);

/// <param name="Quarter">Its name.</param>
/// <param name="Least">The fewest people who are shown.</param>
/// <param name="Barriers">The commonest first; what was met enough in the quarter before alone is last.</param>
public sealed record BarriersReport(string Quarter, int Least, ImmutableArray<BarrierCount> Barriers);

/// <summary>Reads what is published of barriers, the same for everybody: the ledger and nothing else.</summary>
public sealed class ReadBarriers(Database database, TimeProvider clock)
{
    /// <returns>Null before the results of a first quarter are out.</returns>
    public Task<BarriersReport?> HandleAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadAsync, cancellationToken);

    private async Task<BarriersReport?> ReadAsync(SqlSession sql)
    {
        var quarters = await QuartersStore.ListPublishedAsync(sql, clock.GetCurrentInstant());
        if (quarters is not [var quarter, ..]) return null;
        var now = await BarrierMarksStore.ListPublishedAsync(sql, quarter.Id);
        var before = quarters.Count > 1 && quarters[1].ClosesAt == quarter.BeginsAt
            ? await BarrierMarksStore.ListPublishedAsync(sql, quarters[1].Id)
            : new Dictionary<BarrierPlace, int>();
        var names = (await ProviderTeamsStore.ListAsync(sql)).ToDictionary(team => Provider.ReferenceOf(team.Id), team => team.Name, StringComparer.Ordinal);
        return new(
            quarter.Name,
            quarter.ForFives,
            [
                .. now.Keys.Union(before.Keys)
                    .Select(place => new BarrierCount(
                        names.GetValueOrDefault(place.Team, ""), place.Kind, CountOf(now, place), CountOf(before, place)))
                    .OrderByDescending(barrier => barrier.Count ?? 0).ThenByDescending(barrier => barrier.Before ?? 0)
                    .ThenBy(barrier => barrier.Team, StringComparer.OrdinalIgnoreCase).ThenBy(barrier => barrier.Kind),
            ]);
    }

    private static int? CountOf(IReadOnlyDictionary<BarrierPlace, int> counts, BarrierPlace place) => counts.TryGetValue(place, out var count) ? count : null;
}
