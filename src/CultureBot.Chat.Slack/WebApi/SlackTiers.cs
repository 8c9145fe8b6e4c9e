using System.Collections.Concurrent;

namespace CultureBot.Chat.Slack;

/// <summary>
/// Keeps background look-ups under Slack's limits (docs.slack.dev, "Rate limits"): so many calls a minute for each
/// method and workspace. Calls wait their turn; what people wait for does not come through here.
/// </summary>
internal sealed class SlackTiers(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Method, string Workspace), Lane> _lanes = new();

    public Task WaitAsync(string method, string workspaceId, CancellationToken cancellationToken) => PerMinute(method) is { } limit
        ? _lanes.GetOrAdd((method, workspaceId), _ => new Lane(limit, clock)).WaitAsync(cancellationToken)
        : Task.CompletedTask;

    // A tenth below the published number, since a person's look-ups use the same allowance.
    private static int? PerMinute(string method) => method switch
    {
        "users.list" or "conversations.list" or "usergroups.list" => 18,
        "team.profile.get" => 45,
        "users.profile.get" => 90,
        _ => null,
    };

    private sealed class Lane(int limit, TimeProvider clock)
    {
        private readonly Queue<long> _starts = new(limit);
        private readonly Lock _lock = new();

        public async Task WaitAsync(CancellationToken cancellationToken)
        {
            while (Next() is { } wait) await Task.Delay(wait, clock, cancellationToken);
        }

        /// <summary>Null when the call may start now, and is counted.</summary>
        private TimeSpan? Next()
        {
            lock (_lock)
            {
                var now = clock.GetTimestamp();
                while (_starts.Count > 0 && clock.GetElapsedTime(_starts.Peek(), now) >= Window) _starts.Dequeue();
                if (_starts.Count < limit)
                {
                    _starts.Enqueue(now);
                    return null;
                }

                return Window - clock.GetElapsedTime(_starts.Peek(), now) + TimeSpan.FromMilliseconds(1);
            }
        }
    }
}
