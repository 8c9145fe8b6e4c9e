using Microsoft.Data.Sqlite;

namespace CultureBot.Storage.Sqlite;

/// <summary>Opens connections to the one database file, each with the same settings.</summary>
internal sealed class SqliteFile
{
    private const int BusySeconds = 5;

    private readonly string _connectionString;

    public SqliteFile(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString)
        {
            // This class keeps its connections itself; the provider's pool would hide when the file is closed.
            Pooling = false,
            ForeignKeys = true,
            // The provider asks again for so long after SQLite itself has given up on a lock.
            DefaultTimeout = BusySeconds,
        };
        Path = System.IO.Path.GetFullPath(builder.DataSource);
        builder.DataSource = Path;
        _connectionString = builder.ToString();
    }

    public string Path { get; }

    /// <summary>Creates the file and its directory for the owner alone, if they are not there.</summary>
    public void Create()
    {
        OwnerOnly.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        // SQLite gives its -wal and -shm files the rights of the database file, and takes an empty file for an empty database.
        if (!File.Exists(Path)) OwnerOnly.OpenOrCreate(Path).Dispose();
    }

    public SqliteConnection OpenWriter()
    {
        var connection = Open();
        try
        {
            var mode = Ask(connection, "PRAGMA journal_mode=WAL");
            if (mode is not "wal")
            {
                throw new InvalidOperationException(
                    $"SQLite cannot use write-ahead logging for {Path} (journal mode is {mode}). "
                    + "Database:ConnectionString must name a file on a local disk.");
            }

            Ask(connection, "PRAGMA synchronous=FULL");
            // What is deleted is overwritten: a closed window's key and ballots must not be found in the free pages.
            Ask(connection, "PRAGMA secure_delete=ON");
            // As much as the limit below: a page that many units change is written back once for all of them.
            Ask(connection, "PRAGMA wal_autocheckpoint=16000");
            // In KiB: room for the pages of a large group, which would otherwise be read and spilled again and again.
            Ask(connection, "PRAGMA cache_size=-65536");
            // A savepoint copies each page that its unit changes; in a file that would be most of what is written.
            Ask(connection, "PRAGMA temp_store=MEMORY");
            Ask(connection, "PRAGMA journal_size_limit=67108864");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnection OpenReader()
    {
        var connection = Open();
        Ask(connection, "PRAGMA query_only=ON");
        return connection;
    }

    /// <summary>Writes the whole log back into the file and empties it; readers that are busy meanwhile leave some of it until later.</summary>
    public void CutOffLog()
    {
        using var connection = Open();
        Ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Ask(connection, $"PRAGMA busy_timeout={BusySeconds * 1000}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string? Ask(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar()?.ToString();
    }
}
