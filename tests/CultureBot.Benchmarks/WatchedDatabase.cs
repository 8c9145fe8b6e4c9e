using CultureBot.Storage;

namespace CultureBot.Benchmarks;

/// <summary>A database that remembers when something was read, written and forgotten in it, and how long each unit of work kept the writer.</summary>
internal sealed class WatchedDatabase(Database inner) : Database
{
    private readonly Lock _gate = new();
    private readonly List<Moment> _reads = [];
    private readonly List<Moment> _starts = [];
    private readonly List<Moment> _writes = [];

    public override ISqlDialect Dialect => inner.Dialect;

    /// <summary>The ends of all reads.</summary>
    public IReadOnlyList<Moment> Reads => _reads;

    /// <summary>When each unit of work got the writer.</summary>
    public IReadOnlyList<Moment> Starts => _starts;

    /// <summary>When each unit of work was durable.</summary>
    public IReadOnlyList<Moment> Writes => _writes;

    public override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken)
    {
        var result = await inner.ReadAsync(query, cancellationToken);
        lock (_gate) _reads.Add(Moment.Now());
        return result;
    }

    public override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken)
    {
        var result = await inner.WriteAsync(
            async sql =>
            {
                var started = Moment.Now();
                lock (_gate) _starts.Add(started);
                return await unit(sql);
            },
            urgency,
            cancellationToken);
        lock (_gate) _writes.Add(Moment.Now());
        return result;
    }

    public override Task ForgetDeletedAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken) =>
        inner.ForgetDeletedAsync(tables, cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
