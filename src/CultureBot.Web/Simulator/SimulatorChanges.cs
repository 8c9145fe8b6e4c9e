using System.Runtime.CompilerServices;

namespace CultureBot.Web.Simulator;

/// <summary>Tells open pages that something in the simulated chat has changed; a page then asks for what it shows.</summary>
internal sealed class SimulatorChanges
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Notify()
    {
        var changed = Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.SetResult();
    }

    /// <summary>
    /// One item at once, since something may have changed between rendering a page and watching, and then one after
    /// each change; several quick ones may be told as one.
    /// </summary>
    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            yield return "changed";
            await next.WaitAsync(cancellationToken);
        }
    }
}
