using System.Data.Common;
using CultureBot.Storage.Sqlite;
using Dapper;

namespace CultureBot.Storage;

/// <summary>
/// One connection, inside one transaction or savepoint for a unit of work. Stores take it as their first argument, so
/// that a use case composes several stores into one unit. Parameters are named (<c>@Name</c>) and come from the
/// properties of an object; a property that is a list is used as <c>IN @Names</c> or <c>NOT IN @Names</c>, and may be empty.
/// </summary>
public sealed class SqlSession(
    DbConnection connection, DbTransaction? transaction, ISqlDialect dialect, CancellationToken cancellationToken)
{
    internal const string WaitedForSomethingElse =
        "A unit of work waited for something other than SQL. Do HTTP, rendering and waiting before or after it, never inside.";

    private volatile bool _isOver;

    public ISqlDialect Dialect => dialect;

    /// <summary>The writer's thread, when the unit may run on no other: whoever comes back on another one has waited.</summary>
    internal Thread? Thread { get; init; }

    /// <summary>Returns the number of rows changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>
    /// Deletes very many rows that nobody can read any more, and leaves it to <see cref="Database.ForgetDeletedAsync"/> to overwrite what
    /// the file still holds of them: within the unit that would keep everybody else waiting.
    /// </summary>
    public async Task DeleteUnreadableAsync(string sql, object? parameters = null)
    {
        if (!dialect.OverwritesWhatIsDeleted)
        {
            await ExecuteAsync(sql, parameters);
            return;
        }

        await FreePages.MarkAsync(this);
        await DeleteWithoutOverwritingAsync(sql, parameters);
    }

    internal async Task DeleteWithoutOverwritingAsync(string sql, object? parameters = null)
    {
        await ExecuteAsync("PRAGMA secure_delete=FAST");
        try
        {
            await ExecuteAsync(sql, parameters);
        }
        finally
        {
            await ExecuteAsync("PRAGMA secure_delete=ON");
        }
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>Rows of no type of their own: each value under its column's name, as the database's provider gives it.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, object?>>> ListRowsAsync(string sql, object? parameters = null) =>
    [
        .. (await connection.QueryAsync(Command(sql, parameters)))
            .Select(row => ((IEnumerable<KeyValuePair<string, object?>>)row).ToDictionary(StringComparer.Ordinal)),
    ];

    /// <summary>The first row, or the type's default (null for classes) when there is none.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    /// <summary>The first column of the one row.</summary>
    public Task<T?> ScalarAsync<T>(string sql, object? parameters = null) =>
        connection.ExecuteScalarAsync<T>(Command(sql, parameters));

    /// <summary>The connection goes on to others now; a session that somebody kept fails instead of joining in.</summary>
    internal void End() => _isOver = true;

    private CommandDefinition Command(string sql, object? parameters)
    {
        if (Thread is not null && Thread != Thread.CurrentThread) throw new InvalidOperationException(WaitedForSomethingElse);
        if (_isOver) throw new InvalidOperationException("This session's unit of work or query is over.");
        var (text, bound) = ListParameters.Apply(sql, parameters, dialect);
        return new(text, bound, transaction, cancellationToken: cancellationToken);
    }
}
