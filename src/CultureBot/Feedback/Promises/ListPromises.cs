using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>What one team promises, for the operator's API.</summary>
/// <param name="Team">Its name.</param>
/// <param name="Lines">One to three.</param>
/// <param name="ChangedAt">Since when it promises this.</param>
public sealed record PromiseEntry(string Team, ImmutableArray<string> Lines, Instant ChangedAt);

/// <summary>Reads what teams promise.</summary>
public sealed class ListPromises(Database database)
{
    /// <returns>By name of the team.</returns>
    public async Task<ImmutableArray<PromiseEntry>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(PromisesStore.ListAsync, cancellationToken)).Select(promise => new PromiseEntry(promise.Team.Name, promise.Lines, promise.ChangedAt))];
}
