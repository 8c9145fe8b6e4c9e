using System.Diagnostics;
using CultureBot.Storage;

namespace CultureBot.Benchmarks;

/// <summary>Stores something small for somebody who waits, again and again, and remembers the longest wait: Slack gives up after three seconds.</summary>
internal sealed class AcknowledgementWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private readonly Database _database;
    private long _longest;

    public AcknowledgementWatch(Database database)
    {
        _database = database;
        _watching = Task.Run(WatchAsync);
    }

    public TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longest));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            do
            {
                var started = Stopwatch.GetTimestamp();
                await _database.WriteAsync(
                    sql => sql.ExecuteAsync("UPDATE workspaces SET connected_at = connected_at + 1"), WriteUrgency.Acknowledgement, CancellationToken.None);
                _longest = Math.Max(_longest, Stopwatch.GetElapsedTime(started).Ticks);
            }
            while (await often.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The watch is over.
        }
    }
}
