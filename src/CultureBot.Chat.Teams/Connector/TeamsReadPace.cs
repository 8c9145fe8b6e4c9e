using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Keeps background look-ups under Teams' limits on reading a thread: 14 in a second, 16 in two, 120 in thirty, 3600 in an hour.
/// Calls wait their turn; what people wait for does not come through here.
/// </summary>
internal sealed class TeamsReadPace(TimeProvider clock)
{
    private static readonly ImmutableArray<PaceWindow> Windows =
    [
        new(14, TimeSpan.FromSeconds(1)), new(16, TimeSpan.FromSeconds(2)), new(120, TimeSpan.FromSeconds(30)), new(3600, TimeSpan.FromHours(1)),
    ];

    private readonly ConcurrentDictionary<(string Tenant, string Thread), Lane> _lanes = new();

    public async Task WaitAsync(string tenant, string conversationId, CancellationToken cancellationToken)
    {
        var lane = _lanes.GetOrAdd((tenant, TeamsThread.Base(conversationId)), _ => new(clock));
        while (lane.Next() is { } wait) await Task.Delay(wait, clock, cancellationToken);
    }

    private sealed class Lane(TimeProvider clock)
    {
        private readonly List<long> _starts = [];
        private readonly Lock _lock = new();

        /// <summary>Null when the call may start now, and is counted.</summary>
        public TimeSpan? Next()
        {
            lock (_lock)
            {
                var now = clock.GetTimestamp();
                _starts.RemoveAll(start => clock.GetElapsedTime(start, now) >= Windows[^1].Span);
                foreach (var window in Windows.Where(window => _starts.Count >= window.Count))
                {
                    // The call that has to leave the window before there is room in it.
                    var passed = clock.GetElapsedTime(_starts[^window.Count], now);
                    if (passed < window.Span) return window.Span - passed + TimeSpan.FromMilliseconds(1);
                }

                _starts.Add(now);
                return null;
            }
        }
    }
}
