using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>Walks through the actions of windows that came out lately, a chunk at a time.</summary>
internal sealed class RecentWindows(Database database, IReleasedFigures figures)
{
    private const int ChunkSize = 200;
    private const int IdLength = 36;

    /// <param name="after">A window and an action of its, as this gave it; empty at first.</param>
    /// <param name="now">What is out by then.</param>
    /// <param name="list">The actions that a window concerns, behind an id, at most so many.</param>
    /// <param name="handle">What is done with each, in a unit of work of the chunk.</param>
    /// <param name="cancellationToken">Ends it between chunks.</param>
    /// <returns>Where to go on; null at the end.</returns>
    public async Task<string?> NextAsync(
        string after,
        Instant now,
        Func<SqlSession, ReleasedWindow, ActionId, int, Task<IReadOnlyList<TeamAction>>> list,
        Func<SqlSession, ReleasedWindow, TeamAction, Task> handle,
        CancellationToken cancellationToken)
    {
        var windows = await database.ReadAsync(
            async sql => (await figures.ListClosedAsync(sql, now - Duration.FromDays(FollowUpDays.End))).Where(window => window.IsPublished(now))
                .OrderBy(window => Key(window), StringComparer.Ordinal).ToList(),
            cancellationToken);
        foreach (var window in windows)
        {
            var order = after.Length == 0 ? 1 : string.CompareOrdinal(Key(window), after[..IdLength]);
            if (order < 0) continue;
            var from = order == 0 ? new ActionId(Guid.ParseExact(after.AsSpan(IdLength + 1), "D")) : default;
            var some = await database.ReadAsync(sql => list(sql, window, from, ChunkSize), cancellationToken);
            if (some.Count == 0) continue;
            await database.WriteAsync(
                async sql =>
                {
                    foreach (var action in some) await handle(sql, window, action);
                },
                WriteUrgency.Background,
                cancellationToken);
            return $"{Key(window)} {some[^1].Id.Value:D}";
        }

        return null;
    }

    private static string Key(ReleasedWindow window) => window.Id.Value.ToString("D");
}
