using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// The windows of scopes within one unit of work: at most so many turns within any span. Turns of a scope never go back in
/// time, so the next one keeps a window of n exactly when it comes a span after the n-th before it.
/// </summary>
internal sealed class PacingWindows(SqlSession sql)
{
    private readonly Dictionary<(string Scope, long Turn), Instant> _reserved = [];

    /// <summary>When the next turn may be at the earliest, and how long it then takes on the average until the one after.</summary>
    public async Task<(Instant Earliest, Duration Step)> NextAsync(PaceScope scope, PaceRow row)
    {
        var (earliest, step) = (Instant.MinValue, Duration.Zero);
        if (scope.Windows.IsEmpty) return (earliest, step);

        var limits = scope.Windows.Where(window => row.Turns >= window.Count).Select(window => (Window: window, Turn: row.Turns - window.Count)).ToList();
        var unknown = limits.Select(limit => limit.Turn).Where(turn => !_reserved.ContainsKey((scope.Name, turn))).ToList();
        if (unknown.Count > 0)
        {
            foreach (var sending in await PacingStore.ListSendingsAsync(sql, scope.Name, [.. unknown.Select(turn => turn % scope.Slots)]))
                _reserved[(scope.Name, sending.Turn)] = sending.At;
        }

        foreach (var (window, turn) in limits)
        {
            // A turn that has given way to a later one belongs to a window that was made wider since.
            if (!_reserved.TryGetValue((scope.Name, turn), out var at)) continue;
            // A millisecond later, so that not even both ends of a span hold one too many.
            var free = at + Duration.FromTimeSpan(window.Span) + Duration.FromMilliseconds(1);
            if (free > earliest) (earliest, step) = (free, Duration.FromTimeSpan(window.Span) / window.Count);
        }

        return (earliest, step);
    }

    /// <summary>Takes the next turn of a scope.</summary>
    public async Task ReserveAsync(PaceScope scope, PaceRow row, Instant at)
    {
        if (scope.Windows.IsEmpty) return;
        _reserved[(scope.Name, row.Turns)] = at;
        await PacingStore.SetSendingAsync(sql, scope.Name, new() { Slot = row.Turns % scope.Slots, Turn = row.Turns, At = at });
        row.Turns++;
    }
}
