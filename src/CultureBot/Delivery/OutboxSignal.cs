namespace CultureBot.Delivery;

/// <summary>
/// Wakes the dispatcher of this process. A use case calls <see cref="Notify"/> after the unit that wanted messages has
/// committed; when it forgets, or another node wanted them, the dispatcher finds them a few seconds later.
/// </summary>
public sealed class OutboxSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Notify"/>. Take it before looking, wait for it after: then none is missed.</summary>
    internal Task Next => Volatile.Read(ref _next).Task;

    public void Notify() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
