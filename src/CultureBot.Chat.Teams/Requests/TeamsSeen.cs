namespace CultureBot.Chat.Teams;

/// <summary>
/// The activities of the last ten minutes, since Teams sends again what it takes to be lost. It holds for one process and a
/// limited number; behind it the product's own request keys keep a second delivery from changing anything.
/// </summary>
internal sealed class TeamsSeen(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset At)> _order = new();

    /// <summary>True the first time.</summary>
    public bool IsNew(string key)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (now - oldest.At > Memory || _order.Count >= Most))
            {
                _order.Dequeue();
                if (_seen.TryGetValue(oldest.Key, out var at) && at == oldest.At) _seen.Remove(oldest.Key);
            }

            if (!_seen.TryAdd(key, now)) return false;
            _order.Enqueue((key, now));
            return true;
        }
    }

    /// <summary>It came to nothing: the next delivery counts.</summary>
    public void Forget(string key)
    {
        lock (_gate) _seen.Remove(key);
    }
}
