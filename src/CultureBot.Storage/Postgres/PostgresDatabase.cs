using System.Data;
using System.Data.Common;
using Npgsql;

namespace CultureBot.Storage.Postgres;

/// <summary>A PostgreSQL database, which several nodes may share: each unit of work is one transaction.</summary>
internal sealed class PostgresDatabase : Database
{
    private const int Attempts = 5;
    private const int VacuumSeconds = 600;

    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _background;

    public PostgresDatabase(string connectionString)
    {
        SqlTypes.Use();
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // The stores' statements are few and always the same. Whoever pools transactions outside turns it off with 0.
        var written = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (!written.ContainsKey("Max Auto Prepare")) builder.MaxAutoPrepare = 200;
        _source = NpgsqlDataSource.Create(builder);
        // Some connections are always left for people who wait.
        _background = new(Math.Max(1, builder.MaxPoolSize / 2));
    }

    public override ISqlDialect Dialect { get; } = new PostgresDialect();

    /// <summary>Repeatable read is PostgreSQL's snapshot; it never fails for a transaction that only reads.</summary>
    public override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken) =>
        RunAsync(query, IsolationLevel.RepeatableRead, cancellationToken);

    public override async Task<T> WriteAsync<T>(
        Func<SqlSession, Task<T>> unit, WriteUrgency urgency, CancellationToken cancellationToken)
    {
        if (urgency is WriteUrgency.Acknowledgement) return await RetryAsync(unit, cancellationToken);

        await _background.WaitAsync(cancellationToken);
        try
        {
            return await RetryAsync(unit, cancellationToken);
        }
        finally
        {
            _background.Release();
        }
    }

    public override async Task ForgetDeletedAsync(IReadOnlyCollection<string> tables, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        // Outside a transaction, which VACUUM refuses.
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of our own tables.
        command.CommandText = $"VACUUM {string.Join(", ", tables)}";
#pragma warning restore CA2100
        command.CommandTimeout = VacuumSeconds;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _background.Dispose();
    }

    private async Task<T> RetryAsync<T>(Func<SqlSession, Task<T>> unit, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(unit, IsolationLevel.ReadCommitted, cancellationToken);
            }
            catch (PostgresException exception) when (
                attempt < Attempts
                && exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
                // At once: the transaction that it lost to has gone on.
            }
        }
    }

    private async Task<T> RunAsync<T>(Func<SqlSession, Task<T>> unit, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken);
        var session = new SqlSession(connection, transaction, Dialect, cancellationToken);
        try
        {
            var result = await unit(session);
            // Not to be cancelled: a caller that gives up now could not know whether it is stored.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            session.End();
        }
    }
}
