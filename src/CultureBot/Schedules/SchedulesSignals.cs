using System.Threading.Channels;

namespace CultureBot.Schedules;

/// <summary>What wakes the two loops of <see cref="SchedulesService"/> before their minute is over.</summary>
internal sealed class SchedulesSignals
{
    /// <summary>A schedule has changed.</summary>
    public Signal Plan { get; } = new();

    /// <summary>An occurrence has been claimed.</summary>
    public Signal Run { get; } = new();
}

/// <summary>Remembers that it was set until somebody has waited for it; being set twice is being set.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _set.Reader.ReadAsync(cancellationToken);
}
