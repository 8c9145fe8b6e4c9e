using CultureBot.Storage;
using CultureBot.Storage.Postgres;
using CultureBot.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Testing.Databases;

/// <summary>
/// A database of its own for one test: migrated, empty, and gone afterwards. Skips the test, with the reason, where there
/// is no PostgreSQL server to be had.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;

    private TestDatabase(DatabaseKind kind, string connectionString, Func<Task> drop)
    {
        (Kind, ConnectionString, _drop) = (kind, connectionString, drop);
        Database = Open(kind, connectionString);
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>As in <c>Database:Provider</c>.</summary>
    public string Provider => Database.Dialect.Name;

    public Database Database { get; private set; }

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, CancellationToken cancellationToken)
    {
        if (kind is DatabaseKind.Sqlite)
        {
            var path = await SqliteTemplate.CopyAsync(cancellationToken);
            return new(kind, $"Data Source={path}", () => SqliteTemplate.DeleteAsync(path));
        }

        var server = await PostgresServer.SharedAsync(cancellationToken);
        var name = await server.CreateDatabaseAsync(cancellationToken);
        return new(kind, server.ConnectionStringOf(name), () => server.DropDatabaseAsync(name));
    }

    /// <summary>Opens it again, as a restarted program would.</summary>
    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = Open(Kind, ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _drop();
    }

    /// <summary>Opens another <see cref="Storage.Database"/> on the same data, as a second process would.</summary>
    public Database OpenAnother() => Open(Kind, ConnectionString);

    internal static async Task MigrateAsync(DatabaseKind kind, string connectionString, CancellationToken cancellationToken)
    {
        await using var database = Open(kind, connectionString);
        await new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync(cancellationToken);
    }

    private static Database Open(DatabaseKind kind, string connectionString) =>
        kind is DatabaseKind.Sqlite ? new SqliteDatabase(connectionString) : new PostgresDatabase(connectionString);
}
