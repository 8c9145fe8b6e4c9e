namespace CultureBot.Benchmarks;

/// <summary>Looks at this process's working set twenty times a second, and remembers the most.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private long _most;

    public MemoryWatch() => _watching = WatchAsync();

    public long Most => Interlocked.Read(ref _most);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            do _most = Math.Max(_most, Environment.WorkingSet);
            while (await often.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The watch is over.
        }
    }
}
