using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CultureBot.Storage.Sqlite;

/// <summary>One file in WAL mode: one writer that commits in groups, and readers beside it that each see one snapshot.</summary>
internal sealed class SqliteDatabase : Database
{
    private const int KeptReaders = 16;

    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private readonly SemaphoreSlim _overwriting = new(1);
    private bool _isDisposed;

    /// <summary>Opens the file, and creates it and its directory if need be.</summary>
    public SqliteDatabase(string connectionString)
    {
        SqlTypes.Use();
        _file = new(connectionString);
        _file.Create();
        _writer = new(_file.OpenWriter(), Dialect);
    }

    public override ISqlDialect Dialect { get; } = new SqliteDialect();

    public override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var reader = _readers.TryTake(out var kept) ? kept : new SqliteReader(_file.OpenReader());
        var isUsable = false;
        try
        {
            var result = await reader.ReadAsync(query, Dialect, cancellationToken);
            isUsable = true;
            return result;
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            // A query's own failure says nothing against the connection.
            isUsable = true;
            throw;
        }
        finally
        {
            if (isUsable && !_isDisposed && _readers.Count < KeptReaders) _readers.Add(reader);
            else reader.Dispose();
        }
    }

    public override Task<T> WriteAsync<T>(
        Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken) =>
        _writer.WriteAsync(unit, urgency, cancellationToken);

    public override async Task ForgetDeletedAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        await _overwriting.WaitAsync(cancellationToken);
        try
        {
            await FreePages.OverwriteAsync(this, cancellationToken);
        }
        finally
        {
            _overwriting.Release();
        }

        await Task.Run(_file.CutOffLog, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _overwriting.Dispose();
    }
}
