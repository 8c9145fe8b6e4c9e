using System.Collections.Immutable;
using System.Globalization;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>A page of actions for the operator's API.</summary>
/// <param name="Actions">The oldest first.</param>
/// <param name="NextCursor">Give it back for the next page; null when there is none.</param>
public sealed record ActionsPage(ImmutableArray<ActionEntry> Actions, string? NextCursor);

/// <summary>Reads actions: all of them page by page, or those of one window.</summary>
public sealed class ListActions(Database database)
{
    /// <param name="cursor">The <see cref="ActionsPage.NextCursor"/> of the page before; null for the first page.</param>
    /// <param name="limit">At most so many; 1 to 500.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FormatException">The cursor is not one that a page gave.</exception>
    public Task<ActionsPage> ReadAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (afterAt, afterId) = cursor is null ? (Instant.FromUnixTimeTicks(0), default) : ReadCursor(cursor);
        return database.ReadAsync(
            async sql =>
            {
                var actions = await ActionsStore.PageAsync(sql, afterAt, afterId, limit + 1);
                return new ActionsPage(
                    await ShowAsync(sql, [.. actions.Take(limit)]), actions.Count > limit ? WriteCursor(actions[limit - 1]) : null);
            },
            cancellationToken);
    }

    /// <summary>What the teams of a window were answered, the oldest first: for whoever shows its results.</summary>
    public Task<ImmutableArray<ActionEntry>> OfWindowAsync(ReleasedWindowId window, CancellationToken cancellationToken) =>
        database.ReadAsync(async sql => await ShowAsync(sql, await ActionsStore.ListAsync(sql, window)), cancellationToken);

    /// <summary>Null when there is none.</summary>
    internal Task<ActionEntry?> FindAsync(ActionId id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async sql => await ActionsStore.FindAsync(sql, id) is { } action ? (await ShowAsync(sql, [action]))[0] : null, cancellationToken);

    private static async Task<ImmutableArray<ActionEntry>> ShowAsync(SqlSession sql, IReadOnlyCollection<TeamAction> actions)
    {
        var owners = (await PeopleStore.ListAsync(sql, [.. actions.Select(action => action.OwnerId)])).ToDictionary(account => account.Id);
        return [.. actions.Select(action => ActionEntry.Of(action, owners[action.OwnerId].Name))];
    }

    private static string WriteCursor(TeamAction action) =>
        string.Create(CultureInfo.InvariantCulture, $"{action.CreatedAt.ToUnixTimeMilliseconds()}.{action.Id.Value:N}");

    private static (Instant At, ActionId Id) ReadCursor(string cursor)
    {
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= Instant.MaxValue.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(cursor.AsSpan(dot + 1), "N", out var id)
                ? (Instant.FromUnixTimeMilliseconds(at), new(id))
                : throw new FormatException("This cursor was not given by a page of actions. Leave it out to begin with the first page.");
    }
}
