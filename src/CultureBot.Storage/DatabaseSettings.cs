using System.Data.Common;
using CultureBot.Storage.Postgres;
using CultureBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CultureBot.Storage;

/// <summary>The section <c>Database</c> of the configuration, read and checked.</summary>
internal sealed record DatabaseSettings(string Provider, string ConnectionString)
{
    private const string DefaultConnectionString = "Data Source=data/culturebot.db";

    private const string PostgresExample = "Host=localhost;Database=culturebot;Username=culturebot;Password=…";

    /// <summary>Beside the SQLite file; null on PostgreSQL.</summary>
    public string? GeneratedKeyFile => Provider == "sqlite" ? Path.ChangeExtension(new SqliteFile(ConnectionString).Path, ".key") : null;

    public static DatabaseSettings Read(IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] is { Length: > 0 } written ? written : "sqlite";
        var connectionString = configuration["Database:ConnectionString"];
        return provider.ToLowerInvariant() switch
        {
            "sqlite" => ForSqlite(connectionString is { Length: > 0 } ? connectionString : DefaultConnectionString),
            "postgres" => ForPostgres(connectionString ?? ""),
            _ => throw new StorageConfigurationException($"Database:Provider is {provider}; it must be sqlite or postgres."),
        };
    }

    public Database Open() => Provider == "sqlite" ? new SqliteDatabase(ConnectionString) : new PostgresDatabase(ConnectionString);

    private static DatabaseSettings ForSqlite(string connectionString)
    {
        var builder = Parse(() => new SqliteConnectionStringBuilder(connectionString), "sqlite", DefaultConnectionString);
        return builder.DataSource is "" or ":memory:" || builder.Mode is SqliteOpenMode.Memory
            ? throw new StorageConfigurationException($"Database:ConnectionString must name a file, for example {DefaultConnectionString}.")
            : new("sqlite", connectionString);
    }

    private static DatabaseSettings ForPostgres(string connectionString)
    {
        var builder = Parse(() => new NpgsqlConnectionStringBuilder(connectionString), "postgres", PostgresExample);
        return string.IsNullOrEmpty(builder.Host)
            ? throw new StorageConfigurationException(
                $"With Database:Provider=postgres, Database:ConnectionString must name the server, for example {PostgresExample}.")
            : new("postgres", connectionString);
    }

    // The provider's own message is left out: it may quote the password.
    private static T Parse<T>(Func<T> parse, string provider, string example) where T : DbConnectionStringBuilder
    {
        try
        {
            return parse();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StorageConfigurationException(
                $"Database:ConnectionString is not a connection string for {provider}; write it like {example}.");
        }
    }
}
