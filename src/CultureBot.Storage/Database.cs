namespace CultureBot.Storage;

/// <summary>
/// The organization's one database. A write is a unit of work: facts, dedupe key and wanted messages together, or none
/// of them. On SQLite units run one after another on the writer's connection, each in its savepoint, and are committed
/// in groups; on PostgreSQL each is a transaction.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>What differs between the databases.</summary>
    public abstract ISqlDialect Dialect { get; }

    /// <summary>Runs queries on one connection that sees what was committed when it began.</summary>
    public abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs one unit of work and returns once it is durable. When <paramref name="unit"/> throws, it is rolled back
    /// alone and its exception comes back here. The unit holds only SQL: no HTTP, no rendering, no waiting. It may run
    /// more than once (after a serialization failure), so it has no effects beyond the session.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(
        Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken);

    public Task WriteAsync(Func<SqlSession, Task> unit, WriteUrgency urgency, CancellationToken cancellationToken) =>
        WriteAsync(
            async sql =>
            {
                await unit(sql);
                return true;
            },
            urgency,
            cancellationToken);

    /// <summary>
    /// Rows that were deleted leave the files, too, as far as nobody reads an older state of them: on PostgreSQL the tables are
    /// vacuumed, on SQLite free pages are overwritten, and the log is written back and cut off.
    /// </summary>
    /// <param name="tables">Names of tables; never anything that people wrote.</param>
    /// <param name="cancellationToken">Ends it; what is left goes by the database's own housekeeping.</param>
    public abstract Task ForgetDeletedAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Which of the writer's two queues a unit waits in.</summary>
public enum WriteUrgency
{
    /// <summary>A person waits for it: goes first.</summary>
    Acknowledgement,

    /// <summary>Background work, in chunks of at most 500 rows.</summary>
    Background,
}
