using System.Collections.Concurrent;

namespace CultureBot.Testing.Teams;

/// <summary>The limits that Microsoft publishes, per thread and for the whole tenant.</summary>
public sealed class FakeTeamsLimits
{
    private const int PerTenant = 30;

    private static readonly (int Count, TimeSpan Span)[] PerThread =
    [
        (7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _threads = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> _tenant = [];
    private readonly Lock _lock = new();
    private int _tooFast;

    /// <summary>Count what is too fast, and take it all the same: nothing then slows down who is.</summary>
    public bool IsLenient { get; init; }

    /// <summary>How often something was too fast.</summary>
    public int TooFastCount => Volatile.Read(ref _tooFast);

    internal bool Takes(string thread, DateTimeOffset now)
    {
        lock (_lock)
        {
            var before = _threads.GetOrAdd(thread, _ => []);
            if (PerThread.Any(window => IsFull(before, window.Count, window.Span, now)) || IsFull(_tenant, PerTenant, TimeSpan.FromSeconds(1), now))
            {
                _tooFast++;
                if (!IsLenient) return false;
            }

            before.Add(now);
            _tenant.Add(now);
            return true;
        }
    }

    private static bool IsFull(List<DateTimeOffset> before, int count, TimeSpan span, DateTimeOffset now) =>
        before.Count >= count && now - before[^count] < span;
}
