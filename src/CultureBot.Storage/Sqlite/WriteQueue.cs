namespace CultureBot.Storage.Sqlite;

/// <summary>The units that wait for the writer: acknowledgements first, background work in what is left.</summary>
internal sealed class WriteQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Queue<WriteUnit> _acknowledgements = new();
    private readonly Queue<WriteUnit> _background = new();
    private bool _isWriterWaiting;
    private bool _isClosed;

    public void Add(WriteUnit unit, WriteUrgency urgency)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteDatabase));
            (urgency is WriteUrgency.Acknowledgement ? _acknowledgements : _background).Enqueue(unit);
            Wake();
        }
    }

    /// <summary>Takes no more units; those that wait are still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Wake();
        }
    }

    /// <summary>Blocks the writer's thread until a unit waits; false when closed and empty.</summary>
    public bool Wait()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_acknowledgements.Count + _background.Count > 0) return true;
                if (_isClosed) return false;
                _isWriterWaiting = true;
            }

            _arrived.Wait(CancellationToken.None);
        }
    }

    public WriteUnit? TakeAcknowledgement() => Take(_acknowledgements);

    public WriteUnit? TakeBackground() => Take(_background);

    public void Dispose() => _arrived.Dispose();

    private WriteUnit? Take(Queue<WriteUnit> queue)
    {
        lock (_gate) return queue.TryDequeue(out var unit) ? unit : null;
    }

    private void Wake()
    {
        if (!_isWriterWaiting) return;
        _isWriterWaiting = false;
        _arrived.Release();
    }
}
