using System.Globalization;
using Npgsql;
using Xunit;

namespace CultureBot.Testing.Databases;

/// <summary>One private PostgreSQL server for this test process, on loopback, in a temporary directory.</summary>
internal sealed class PostgresServer
{
    private const string Template = "migrated_template";
    private const int Starts = 3;

    private static readonly Lazy<Task<(PostgresServer? Server, string Reason)>> Shared = new(StartAsync);

    private readonly int _port;
    // One connection that creates and drops databases; the tests' own pools are separate.
    private readonly NpgsqlDataSource _administration;
    private int _count;

    private PostgresServer(int port)
    {
        _port = port;
        _administration = NpgsqlDataSource.Create(ConnectionStringOf("postgres", "Maximum Pool Size=4"));
    }

    /// <summary>The running server; skips the test that asks when none can be had.</summary>
    public static async Task<PostgresServer> SharedAsync(CancellationToken cancellationToken)
    {
        var (server, reason) = await Shared.Value.WaitAsync(cancellationToken);
        if (server is null) Assert.Skip($"No PostgreSQL server: {reason}");
        return server;
    }

    public string ConnectionStringOf(string database) => ConnectionStringOf(database, "Maximum Pool Size=20");

    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _count)}");
        // Whole files are copied; page by page, as by default, takes more than twice as long for a schema without rows.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY file_copy", cancellationToken);
        return name;
    }

    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)", CancellationToken.None);

    private static async Task<(PostgresServer? Server, string Reason)> StartAsync()
    {
        var reason = "";
        for (var start = 1; start <= Starts; start++)
        {
            var port = FreePort.Next();
            reason = await PostgresProcess.StartAsync(port);
            if (reason.Length > 0) continue;
            var server = new PostgresServer(port);
            await server.ExecuteAsync($"CREATE DATABASE {Template}", CancellationToken.None);
            await TestDatabase.MigrateAsync(
                DatabaseKind.Postgres, server.ConnectionStringOf(Template, "Pooling=false"), CancellationToken.None);
            return (server, "");
        }

        return (null, reason);
    }

    private string ConnectionStringOf(string database, string more) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=culturebot;Database={database};{more}");

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _administration.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
