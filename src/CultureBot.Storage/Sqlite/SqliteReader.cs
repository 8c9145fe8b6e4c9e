using Microsoft.Data.Sqlite;

namespace CultureBot.Storage.Sqlite;

/// <summary>A connection that only reads; each read is one transaction and so sees one snapshot.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = new(connection, "BEGIN");
    private readonly SqliteStatement _end = new(connection, "ROLLBACK");
    private readonly PreparedConnection _prepared = new(connection);

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, ISqlDialect dialect, CancellationToken cancellationToken)
    {
        var session = new SqlSession(_prepared, null, dialect, cancellationToken);
        _begin.Run();
        try
        {
            return await query(session);
        }
        finally
        {
            session.End();
            _end.Run();
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        _prepared.Dispose();
    }
}
