using CultureBot.Testing;
using NodaTime;

namespace CultureBot.Storage.Tests;

/// <summary>The clock that every other test believes.</summary>
public sealed class TestClockTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 20, 16, 0);
    private readonly TestClock _clock = new(Start);

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_each_at_its_own_moment()
    {
        List<(string, Instant)> fired = [];
        Set("late", 30, Timeout.InfiniteTimeSpan);
        Set("again", 10, TimeSpan.FromSeconds(10));
        Set("never", 31, Timeout.InfiniteTimeSpan).Dispose();
        _clock.Advance(Duration.FromSeconds(35));

        (string, Instant)[] expected = [("again", At(10)), ("again", At(20)), ("late", At(30)), ("again", At(30))];
        Assert.Equal(expected, fired);
        Assert.Equal(At(35), _clock.Now);

        ITimer Set(string name, int seconds, TimeSpan period) =>
            _clock.CreateTimer(_ => fired.Add((name, _clock.Now)), null, TimeSpan.FromSeconds(seconds), period);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_moved_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        _clock.Advance(Duration.FromMinutes(59));
        Assert.False(delay.IsCompleted);
        _clock.Advance(Duration.FromMinutes(1));
        await delay;
    }

    [Fact]
    public void All_its_ways_to_tell_the_time_agree()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(Duration.FromMilliseconds(1500));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), _clock.GetElapsedTime(before));
        Assert.Equal(_clock.GetUtcNow(), _clock.GetLocalNow());
        Assert.Equal(Start.ToDateTimeOffset().AddMilliseconds(1500), _clock.GetUtcNow());
    }

    private static Instant At(int seconds) => Start + Duration.FromSeconds(seconds);
}
