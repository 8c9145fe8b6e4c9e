using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CultureBot.Storage.Sqlite;

/// <summary>
/// A statement without parameters or rows that is prepared once: each unit of work costs two or three of them, and
/// the provider's own commands would be prepared anew each time.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_connection, sql, out _statement), _connection);
    }

    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            // Reset clears the connection's error, so the exception is made before it.
            try
            {
                SqliteException.ThrowExceptionForRC(result, _connection);
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        raw.sqlite3_reset(_statement);
    }

    public void Dispose() => _statement.Dispose();
}
