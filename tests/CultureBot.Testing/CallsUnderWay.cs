namespace CultureBot.Testing;

/// <summary>Counts the calls that a fake platform is answering just now.</summary>
internal sealed class CallsUnderWay
{
    private int _inFlight;
    private int _keptWaiting;

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How many of these a fault keeps waiting.</summary>
    public int KeptWaiting => Volatile.Read(ref _keptWaiting);

    public async Task AnswerAsync(Func<Task> answer)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            await answer();
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <returns>What playing the fault returned.</returns>
    public async Task<bool> KeepWaitingAsync(Func<Task<bool>> fault)
    {
        Interlocked.Increment(ref _keptWaiting);
        try
        {
            return await fault();
        }
        finally
        {
            Interlocked.Decrement(ref _keptWaiting);
        }
    }
}
