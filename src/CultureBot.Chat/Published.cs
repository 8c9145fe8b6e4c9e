namespace CultureBot.Chat;

/// <summary>
/// What a platform publishes, such as the keys that it signs with, kept. It is read when it is first needed, once a day, and whenever something
/// is asked for that is not in it, but not more often than each five minutes for that. While it cannot be read, what was read before serves
/// on; nobody waits for a reading but who needs what is not there yet.
/// </summary>
/// <param name="read">Reads it, within the ten seconds that it is given; null, and whatever there is to say in a log, when it cannot be read.</param>
/// <param name="clock">Tells how old it is.</param>
public sealed class Published<T>(Func<CancellationToken, Task<T?>> read, TimeProvider clock)
    where T : class
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseWithoutAny = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private volatile Known? _known;
    private Task? _reading;
    private DateTimeOffset _firstTriedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>What was read last; null while it could never be read.</summary>
    public T? Current => _known?.What;

    /// <summary>The same, and the first reading is waited for; what is a day old is read again in the background.</summary>
    public async ValueTask<T?> FindAsync(CancellationToken cancellationToken)
    {
        if (_known is not { } known) await Read().WaitAsync(cancellationToken);
        else if (clock.GetUtcNow() - known.ReadAt > Fresh) _ = Read();
        return Current;
    }

    /// <summary>For whoever misses something in it: read anew, or what was read before when that was a moment ago.</summary>
    public async ValueTask<T?> ReadAgainAsync(CancellationToken cancellationToken)
    {
        await Read().WaitAsync(cancellationToken);
        return Current;
    }

    /// <summary>The reading that is under way, or a new one; none when the last such one began a moment ago.</summary>
    private Task Read()
    {
        lock (_gate)
        {
            if (_reading is { IsCompleted: false }) return _reading;
            var now = clock.GetUtcNow();
            // The first reading does not count: something may be new since then.
            ref var last = ref _known is null ? ref _firstTriedAt : ref _refreshedAt;
            if (now - last < (_known is null ? PauseWithoutAny : Pause)) return Task.CompletedTask;
            last = now;
            return _reading = Task.Run(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        if (await read(limit.Token) is { } what) _known = new(what, clock.GetUtcNow());
    }

    private sealed record Known(T What, DateTimeOffset ReadAt);
}
