using CultureBot.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace CultureBot.Storage.Tests;

public sealed class MigratorTests
{
    private static readonly Migration Red = new(9001, "red", "CREATE TABLE red (id bigint); INSERT INTO red VALUES (1);");
    private static readonly Migration Blue = new(9002, "blue", "CREATE TABLE blue (id bigint); INSERT INTO red VALUES (2);");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Migrating_twice_changes_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await MigrateAsync(test.Database, Red);
        await MigrateAsync(test.Database, Red, Blue);
        await MigrateAsync(test.Database, Red, Blue);
        Assert.Equal(2, await RedRowsAsync(test.Database));
    }

    [Theory, DatabaseData]
    public async Task Two_processes_that_migrate_at_once_apply_each_migration_once(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await using var other = test.OpenAnother();
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => MigrateAsync(number % 2 == 0 ? test.Database : other, Red, Blue)));
        Assert.Equal(2, await RedRowsAsync(test.Database));
    }

    [Theory, DatabaseData]
    public async Task A_migration_that_fails_leaves_nothing_of_those_before_it(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => MigrateAsync(test.Database, Red, new Migration(9002, "broken", "INSERT INTO nowhere VALUES (1)")));
        await MigrateAsync(test.Database, Red, Blue);
        Assert.Equal(2, await RedRowsAsync(test.Database));
    }

    [Theory, DatabaseData]
    public async Task A_migration_that_changed_since_it_was_applied_is_refused(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await MigrateAsync(test.Database, Red);
        var refused = await Assert.ThrowsAsync<MigrationException>(
            () => MigrateAsync(test.Database, Red with { Sql = Red.Sql + " -- changed" }, Blue));
        Assert.Contains("9001_red.sql", refused.Message, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task A_database_that_is_newer_than_the_program_is_refused(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await MigrateAsync(test.Database, Red, Blue);
        var refused = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(test.Database, Red));
        Assert.Contains("9002_blue", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_line_ends_are_no_change() =>
        Assert.Equal(new Migration(1, "a", "x\ny\n").Checksum, new Migration(1, "a", "x\r\ny\r\n").Checksum);

    [Fact]
    public void Each_migration_exists_for_both_databases_and_the_numbers_have_no_gaps()
    {
        var sqlite = Migration.LoadFor(new Sqlite.SqliteDialect());
        var postgres = Migration.LoadFor(new Postgres.PostgresDialect());
        Assert.NotEmpty(sqlite);
        Assert.Equal<IEnumerable<string>>(sqlite.Select(FileName), postgres.Select(FileName));
        Assert.Equal<IEnumerable<int>>(Enumerable.Range(1, sqlite.Count), sqlite.Select(migration => migration.Number));

        static string FileName(Migration migration) => migration.FileName;
    }

    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        await using var sqlite = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await using var postgres = await TestDatabase.CreateAsync(DatabaseKind.Postgres, Token);
        var columnsOfSqlite = await sqlite.Database.ReadAsync(
            sql => sql.ListAsync<string>(
                """
                SELECT tables.name || '.' || columns.name
                FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'
                """),
            Token);
        var columnsOfPostgres = await postgres.Database.ReadAsync(
            sql => sql.ListAsync<string>(
                "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"),
            Token);
        Assert.Equal<IEnumerable<string>>(columnsOfSqlite.Order(StringComparer.Ordinal), columnsOfPostgres.Order(StringComparer.Ordinal));
    }

    private static Task MigrateAsync(Database database, params Migration[] more) =>
        new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance, [.. Migration.LoadFor(database.Dialect), .. more])
            .MigrateAsync(Token);

    private static Task<int> RedRowsAsync(Database database) =>
        database.ReadAsync(sql => sql.ScalarAsync<int>("SELECT count(*) FROM red"), Token);
}
