namespace CultureBot.Delivery;

/// <summary>Wakes the worker that finishes requests.</summary>
public sealed class UnfinishedRequestsSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Next => Volatile.Read(ref _next).Task;

    internal void Notify() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
