using System.Collections.Immutable;
using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>Something that is sent at a pace: a channel, a workspace, or a workspace's updates.</summary>
/// <param name="Name">For example <c>slack:T1:channel:C1</c>.</param>
/// <param name="BaseMs">The least time between two, as the platform publishes it.</param>
/// <param name="SeenMs">The interval when a message was claimed: only the first 429 of a volley doubles it.</param>
internal sealed record PaceScope(string Name, long BaseMs, long SeenMs)
{
    /// <summary>At most so many within each of these spans.</summary>
    public ImmutableArray<PaceWindow> Windows { get; init; } = [];

    /// <summary>How many turns have to be remembered.</summary>
    public long Slots => Windows.Max(window => window.Count);
}

/// <summary>
/// The paces within one unit of work. A message goes when every scope it counts against is free; otherwise it is looked
/// at again when it may be. A pace doubles when the platform says "slower", and comes back by a quarter with each success.
/// </summary>
internal sealed class Pacing(SqlSession sql, Instant now, Duration patience)
{
    /// <summary>A turn that is nearer than this is waited for in the process, instead of another round through the database.</summary>
    public static readonly Duration Patience = Duration.FromMilliseconds(500);

    private const long SlowestMs = 30_000;
    private const long ShortestMs = 50;
    private readonly Dictionary<string, PaceRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _queues = new(StringComparer.Ordinal);
    private readonly HashSet<PaceRow> _changed = [];
    private readonly PacingWindows _windows = new(sql);

    /// <summary>What a message counts against; a reply to a request counts against nothing.</summary>
    public static IReadOnlyList<PaceScope> ScopesOf(DueMessage message, Workspace workspace, PlatformPace pace)
    {
        if (message.IsReply) return [];
        var name = WorkspaceScope(workspace);
        // A page is published and published again by a method of its own, beside messages and their updates.
        if (message.DestinationKind is DestinationKind.Home) return [Scope(name + ":home", pace.PerWorkspaceHomes)];
        if (message.WasSent && !pace.UpdatesCountAsMessages) return [Scope(name + ":update", pace.PerWorkspaceUpdates)];
        var place = message.DestinationKind is DestinationKind.Channel ? $"{name}:channel:{message.Destination}" : AccountScope(name, message.Destination);
        return
        [
            Scope(name, pace.PerWorkspace) with { Windows = pace.WorkspaceWindows },
            Scope(place, pace.PerChannel) with { Windows = pace.ChannelWindows },
        ];
    }

    /// <summary>The scope of somebody's direct messages: the only one that names a person.</summary>
    public static string ScopeOfAccount(string platform, string workspace, string account) => AccountScope(WorkspaceScope(platform, workspace), account);

    /// <summary>The turn and the scopes as they are, or null with the moment to look again.</summary>
    public async Task<(IReadOnlyList<PaceScope>? Taken, Instant At)> ReserveAsync(IReadOnlyList<PaceScope> scopes)
    {
        var turn = now;
        var rows = new List<PaceRow>();
        // The workspace comes first: if it is not free, the row of the channel need not be touched.
        foreach (var scope in scopes)
        {
            var row = await TakeAsync(scope);
            rows.Add(row);
            var (earliest, step) = await _windows.NextAsync(scope, row);
            var free = Instant.Max(row.NextFreeAt, earliest);
            turn = Instant.Max(turn, free);
            if (free > now + patience) return (null, Queue(row, turn, step));
        }

        foreach (var (scope, row) in scopes.Zip(rows))
        {
            await _windows.ReserveAsync(scope, row, turn);
            row.NextFreeAt = turn + Duration.FromMilliseconds(row.IntervalMs);
            _changed.Add(row);
        }

        return ([.. scopes.Zip(rows, (scope, row) => scope with { SeenMs = row.IntervalMs })], turn);
    }

    /// <summary>When a message behind another one to the same place is looked at again.</summary>
    public async Task<Instant> AfterAsync(PaceScope scope, Instant other)
    {
        var row = await TakeAsync(scope);
        var (earliest, step) = await _windows.NextAsync(scope, row);
        var next = other + Duration.FromMilliseconds(Math.Max(row.IntervalMs, ShortestMs));
        return Queue(row, Instant.Max(Instant.Max(row.NextFreeAt, earliest), next), Duration.Max(step, Duration.FromMilliseconds(ShortestMs)));
    }

    public Task SaveAsync() => PacingStore.SetTurnsAsync(sql, _changed);

    /// <summary>The platform said that it was too fast: the whole workspace waits, and the scopes slow down.</summary>
    public static async Task SlowDownAsync(SqlSession sql, ClaimedMessage claimed, PlatformPace pace, Instant until)
    {
        var name = WorkspaceScope(claimed.Workspace);
        // In the order in which claims take them, so that nobody waits in a circle.
        await SlowDownAsync(sql, claimed, Scope(name, pace.PerWorkspace), until);
        await SlowDownAsync(sql, claimed, Scope(name + ":update", pace.PerWorkspaceUpdates), until);
        foreach (var scope in claimed.Scopes.Where(s => s.Name != name && s.Name != name + ":update"))
        {
            await SlowDownAsync(sql, claimed, scope, until);
        }
    }

    /// <summary>A success brings a pace that had slowed down a step nearer to the published one.</summary>
    public static async Task SpeedUpAsync(SqlSession sql, IReadOnlyList<PaceScope> scopes)
    {
        foreach (var scope in scopes.Where(s => s.SeenMs > s.BaseMs))
        {
            var row = await PacingStore.TakeAsync(sql, scope.Name, scope.BaseMs);
            // A fixed step would take an hour from the slowest pace, long after the platform forgot why.
            var step = Math.Max(row.IntervalMs / 4, Math.Max(scope.BaseMs / 2, 100));
            row.IntervalMs = Math.Max(scope.BaseMs, row.IntervalMs - step);
            await PacingStore.SetAsync(sql, row);
        }
    }

    private static async Task SlowDownAsync(SqlSession sql, ClaimedMessage claimed, PaceScope scope, Instant until)
    {
        var row = await PacingStore.TakeAsync(sql, scope.Name, scope.BaseMs);
        row.NextFreeAt = Instant.Max(row.NextFreeAt, until);
        var hit = claimed.Scopes.FirstOrDefault(s => s.Name == scope.Name);
        if (hit is not null && row.IntervalMs <= hit.SeenMs) row.IntervalMs = Math.Min(SlowestMs, Math.Max(row.IntervalMs * 2, 100));
        await PacingStore.SetAsync(sql, row);
    }

    private static string WorkspaceScope(Workspace workspace) => WorkspaceScope(workspace.Platform, workspace.ExternalId);

    private static string WorkspaceScope(string platform, string workspace) => $"{platform}:{workspace}";

    private static string AccountScope(string workspaceScope, string account) => $"{workspaceScope}:account:{account}";

    private static PaceScope Scope(string name, TimeSpan interval) => new(name, (long)interval.TotalMilliseconds, 0);

    private async Task<PaceRow> TakeAsync(PaceScope scope)
    {
        if (_rows.TryGetValue(scope.Name, out var known)) return known;
        var row = await PacingStore.TakeAsync(sql, scope.Name, scope.BaseMs);
        return _rows[scope.Name] = row;
    }

    /// <summary>Those that wait for one scope are looked at one after another, in their order, not all at once.</summary>
    private Instant Queue(PaceRow row, Instant earliest, Duration step)
    {
        var at = _queues.TryGetValue(row.Scope, out var end) ? Instant.Max(earliest, end) : earliest;
        _queues[row.Scope] = at + Duration.Max(step, Duration.FromMilliseconds(row.IntervalMs));
        return at;
    }
}
