using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers fire inside <see cref="SetTo"/>, in the order in which they are
/// due, each with the clock at its own moment.
/// </summary>
public sealed class TestClock(Instant start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<TestTimer> _timers = [];
    private Instant _now = start;
    private long _order;

    public Instant Now
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(Duration duration) => SetTo(Now + duration);

    /// <summary>Moves the clock, also back, as a real one may be corrected.</summary>
    public void SetTo(Instant instant)
    {
        while (TakeDue(instant) is { } fire) fire();
    }

    /// <summary>The next timer's callback with the clock set to its moment; null, and the clock at the end, when none is left.</summary>
    private Action? TakeDue(Instant until)
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.Due <= until).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();
            if (due is null)
            {
                _now = until;
                return null;
            }

            if (due.Due > _now) _now = due.Due;
            if (due.Period > TimeSpan.Zero) (due.Due, due.Order) = (due.Due + due.Period.ToDuration(), _order++);
            else _timers.Remove(due);
            return due.Fire;
        }
    }

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _isDisposed;

        public Instant Due { get; set; }

        /// <summary>Timers due at one moment fire in the order in which they were set.</summary>
        public long Order { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_isDisposed) return false;
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                if (dueTime == TimeSpan.Zero)
                {
                    // At once and on another thread, as the real ones do; nobody would move the clock for it.
                    ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
                    if (period <= TimeSpan.Zero) return true;
                    dueTime = period;
                }

                (Due, Period, Order) = (clock._now + dueTime.ToDuration(), period, clock._order++);
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _isDisposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
