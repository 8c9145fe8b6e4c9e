using CultureBot.Schedules;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>An occurrence goes on from where it was left.</summary>
public sealed class RunnerTests
{
    private readonly RecordingWork _digest = new("digest");
    private readonly TestClock _clock = new(SchedulesNode.Wednesday);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task A_failing_chunk_is_tried_again_from_its_cursor_with_growing_pauses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        var tries = 0;
        _digest.BeforeChunk = (chunk, _) => chunk == 2 && ++tries <= 3 ? throw new TimeoutException() : Task.CompletedTask;
        _clock.SetTo(SchedulesNode.FridayHour);
        await node.ReconcileAsync(Cancellation);
        Assert.Equal(["2026-W47 Failed"], await node.LedgerAsync(Cancellation));

        int[] triesAfterMinutes = new int[8];
        for (var minute = 1; minute < triesAfterMinutes.Length; minute++)
        {
            _clock.SetTo(SchedulesNode.FridayHour + Duration.FromMinutes(minute));
            await node.ReconcileAsync(Cancellation);
            triesAfterMinutes[minute] = tries;
        }

        Assert.Equal([0, 2, 2, 3, 3, 3, 3, 4], triesAfterMinutes);
        Assert.Equal(["2026-W47/1", "2026-W47/2", "2026-W47/3"], _digest.Done);
        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
    }

    [Fact]
    public void Pauses_grow_from_a_minute_to_an_hour() =>
        Assert.Equal(
            [1, 2, 4, 8, 16, 32, 60, 60],
            Enumerable.Range(1, 7).Append(1000).Select(attempt => (int)OccurrenceRunner.PauseAfter(attempt).TotalMinutes));

    [Theory]
    [DatabaseData]
    public async Task After_a_crash_in_the_middle_another_start_goes_on_from_the_cursor(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var crashed = new SchedulesNode(database, _clock, _digest);
        await crashed.ConnectAsync(Cancellation);
        await crashed.ReconcileAsync(Cancellation);
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _digest.BeforeChunk = async (chunk, _) =>
        {
            if (chunk < 2) return;
            reached.TrySetResult();
            await gate.Task;
        };
        _clock.SetTo(SchedulesNode.FridayHour);
        var hanging = crashed.ReconcileAsync(Cancellation);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        var digest = new RecordingWork("digest");
        var clock = new TestClock(SchedulesNode.FridayHour + Duration.FromSeconds(30));
        await using var restarted = new SchedulesNode(database, clock, digest);
        await restarted.ReconcileAsync(Cancellation);
        Assert.Empty(digest.Done);
        clock.Advance(Duration.FromSeconds(31));
        await restarted.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47/2", "2026-W47/3"], digest.Done);
        gate.SetResult();
        await hanging;
        // The one that was taken over stores nothing more and stops after the chunk it was in.
        Assert.Equal(["2026-W47/1", "2026-W47/2"], _digest.Done);
        Assert.Equal(["2026-W47 Done"], await restarted.LedgerAsync(Cancellation));
    }

    [Theory]
    [DatabaseData]
    public async Task Stopped_in_the_middle_it_is_given_back_and_goes_on_at_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        using var stop = new CancellationTokenSource();
        _digest.BeforeChunk = async (chunk, token) =>
        {
            if (chunk < 3) return;
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        };
        _clock.SetTo(SchedulesNode.FridayHour);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.ReconcileAsync(stop.Token));
        Assert.Equal(["2026-W47/1", "2026-W47/2"], _digest.Done);

        var digest = new RecordingWork("digest");
        await using var restarted = new SchedulesNode(database, _clock, digest);
        await restarted.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47/3"], digest.Done);
        Assert.Equal(["2026-W47 Done"], await restarted.LedgerAsync(Cancellation));
    }

    [Theory]
    [DatabaseData]
    public async Task A_chunk_that_takes_long_keeps_its_lease(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var slow = new SchedulesNode(database, _clock, _digest);
        await slow.ConnectAsync(Cancellation);
        await slow.ReconcileAsync(Cancellation);
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _digest.BeforeChunk = async (_, _) =>
        {
            reached.TrySetResult();
            await gate.Task;
        };
        _clock.SetTo(SchedulesNode.FridayHour);
        var running = slow.ReconcileAsync(Cancellation);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        var digest = new RecordingWork("digest");
        await using var other = new SchedulesNode(database, _clock, digest);
        for (var step = 0; step < 5; step++)
        {
            var until = (_clock.Now + Duration.FromSeconds(80)).ToUnixTimeMilliseconds();
            _clock.Advance(Duration.FromSeconds(20));
            while (await NextStepAsync(slow) < until) await Task.Yield();
            await other.ReconcileAsync(Cancellation);
        }

        gate.SetResult();
        await running;
        Assert.Empty(digest.Done);
        Assert.Equal(3, _digest.Done.Count);
    }

    private static Task<long> NextStepAsync(SchedulesNode node) =>
        node.Database.ReadAsync(sql => sql.ScalarAsync<long>("SELECT MAX(next_step_at) FROM occurrences"), Cancellation);
}
