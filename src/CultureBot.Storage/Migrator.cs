using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Storage;

/// <summary>Brings the database to this program's schema at start. Several processes may do so at once.</summary>
public sealed partial class Migrator
{
    /// <summary>Any number that nothing else in the database uses for an advisory lock.</summary>
    private const long LockKey = 0x43756c74757265;

    private const int LockAttempts = 12;

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger<Migrator> _logger;
    private readonly IReadOnlyList<Migration> _migrations;

    public Migrator(Database database, TimeProvider time, ILogger<Migrator> logger)
        : this(database, time, logger, Migration.LoadFor(database.Dialect))
    {
    }

    internal Migrator(Database database, TimeProvider time, ILogger<Migrator> logger, IReadOnlyList<Migration> migrations) =>
        (_database, _time, _logger, _migrations) = (database, time, logger, migrations);

    /// <summary>
    /// Applies what is missing, all of it or nothing. Throws <see cref="MigrationException"/> when an applied migration was
    /// changed since, or when the database is newer than this program.
    /// </summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                foreach (var applied in await _database.WriteAsync(ApplyMissingAsync, WriteUrgency.Acknowledgement, cancellationToken))
                {
                    Log.Applied(_logger, applied.FileName);
                }

                return;
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY && attempt < LockAttempts)
            {
                // Another process is migrating; each attempt has already waited for the busy time-out.
            }
        }
    }

    private async Task<IReadOnlyList<Migration>> ApplyMissingAsync(SqlSession sql)
    {
        // On SQLite the writer's BEGIN IMMEDIATE is the lock.
        if (sql.Dialect.Name == "postgres") await sql.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey });
        await sql.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number bigint PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at bigint NOT NULL
            )
            """);
        var applied = await sql.ListAsync<AppliedMigration>("SELECT number, name, checksum FROM schema_migrations ORDER BY number");
        foreach (var known in applied) Check(known);

        Migration[] missing = [.. _migrations.ExceptBy(applied.Select(known => known.Number), migration => migration.Number)];
        foreach (var migration in missing)
        {
            await sql.ExecuteAsync(migration.Sql);
            await sql.ExecuteAsync(
                "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @AppliedAt)",
                new { migration.Number, migration.Name, migration.Checksum, AppliedAt = _time.GetUtcNow().ToInstant() });
        }

        return missing;
    }

    private void Check(AppliedMigration applied)
    {
        var migration = _migrations.FirstOrDefault(migration => migration.Number == applied.Number)
            ?? throw new MigrationException(
                $"The database is newer than this program: it has migration {applied.Number:0000}_{applied.Name}, which this program does "
                + "not know. Start the newer program, or restore the backup from before it was upgraded.");
        if (migration.Checksum != applied.Checksum)
        {
            throw new MigrationException(
                $"Migration {migration.FileName} has changed since it was applied to this database. Restore the file as it was released, "
                + "and put the change into a new migration with the next number.");
        }
    }

    private sealed record AppliedMigration
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Applied migration {FileName}")]
        public static partial void Applied(ILogger logger, string fileName);
    }
}

/// <summary>This program and the database do not fit together; the message says what to do.</summary>
public sealed class MigrationException(string message) : InvalidOperationException(message);
