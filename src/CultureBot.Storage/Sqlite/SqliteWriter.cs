using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultureBot.Storage.Sqlite;

/// <summary>
/// The only writer of the file. Its thread runs the waiting units one after another, each in its savepoint, and commits
/// them together: one flush to disk serves all of them. Several writers would starve each other instead.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int LargestGroup = 256;

    /// <summary>A group is committed after so long even when more units wait, so that the first ones are not kept waiting.</summary>
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(20);

    private readonly SqliteConnection _connection;
    private readonly PreparedConnection _prepared;
    private readonly ISqlDialect _dialect;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _savepoint;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _rollbackTo;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly WriteQueue _queue = new();
    private readonly List<WriteUnit> _group = new(LargestGroup);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriter(SqliteConnection connection, ISqlDialect dialect)
    {
        (_connection, _dialect) = (connection, dialect);
        _prepared = new(connection);
        _begin = new(connection, "BEGIN IMMEDIATE");
        _savepoint = new(connection, "SAVEPOINT unit");
        _release = new(connection, "RELEASE unit");
        _rollbackTo = new(connection, "ROLLBACK TO unit");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        // A thread of its own: durable acknowledgements must not queue behind a busy thread pool, and a unit that waits
        // for something comes back on another thread, which its session can tell.
        new Thread(Run) { Name = "SQLite writer", IsBackground = true }.Start();
    }

    public Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        var write = new WriteUnit<T>(unit, cancellationToken);
        _queue.Add(write, urgency);
        return write.Completion;
    }

    /// <summary>Takes no more units and finishes those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
    }

    private void Run()
    {
        while (_queue.Wait()) RunGroup();

        foreach (var statement in (SqliteStatement[])[_begin, _savepoint, _release, _rollbackTo, _commit, _rollback]) statement.Dispose();
        _prepared.Dispose();
        _queue.Dispose();
        _ended.SetResult();
    }

    private void RunGroup()
    {
        try
        {
            _begin.Run();
        }
        catch (SqliteException exception)
        {
            // Another process held the lock for the whole busy time-out: each unit on its own would wait as long again. All are
            // taken before any is failed, so that one that is tried again at once is not failed with them.
            while ((_queue.TakeAcknowledgement() ?? _queue.TakeBackground()) is { } unit) _group.Add(unit);
            foreach (var unit in _group) unit.Fail(exception);
            _group.Clear();
            return;
        }

        try
        {
            RunUnits();
            _commit.Run();
        }
        catch (Exception exception)
        {
            if (IsInTransaction) _rollback.Run();
            foreach (var unit in _group) unit.Fail(exception);
            _group.Clear();
            return;
        }

        foreach (var unit in _group) unit.Complete();
        _group.Clear();
    }

    /// <summary>
    /// Acknowledgements while there are any, then one background unit, so that neither a busy day starves the background
    /// nor the background delays a person by more than one unit; without acknowledgements, background units alone.
    /// </summary>
    private void RunUnits()
    {
        var started = Stopwatch.GetTimestamp();
        var hasAcknowledgements = false;
        while (_group.Count < LargestGroup && Stopwatch.GetElapsedTime(started) < LongestGroup)
        {
            if (_queue.TakeAcknowledgement() is { } acknowledgement)
            {
                hasAcknowledgements = true;
                RunUnit(acknowledgement);
            }
            else if (!hasAcknowledgements && _queue.TakeBackground() is { } background)
            {
                RunUnit(background);
            }
            else
            {
                break;
            }
        }

        if (hasAcknowledgements && _queue.TakeBackground() is { } one) RunUnit(one);
    }

    private void RunUnit(WriteUnit unit)
    {
        if (unit.IsCancelled)
        {
            unit.Cancel();
            return;
        }

        _group.Add(unit);
        _savepoint.Run();
        try
        {
            unit.Run(_prepared, _dialect);
        }
        catch (Exception exception) when (IsInTransaction)
        {
            _rollbackTo.Run();
            _release.Run();
            _group.RemoveAt(_group.Count - 1);
            unit.Fail(exception);
            return;
        }

        _release.Run();
    }

    /// <summary>False after SQLite itself has rolled everything back, as it does when the disk is full.</summary>
    private bool IsInTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;
}
