using CultureBot.Testing.Databases;
using Microsoft.Data.Sqlite;

namespace CultureBot.Storage.Tests;

public sealed class SqliteWriterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_acknowledgement_overtakes_background_work()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        var order = await OrderAsync(
            test.Database, [.. Enumerable.Repeat(WriteUrgency.Background, 50), WriteUrgency.Acknowledgement]);
        Assert.Equal(WriteUrgency.Acknowledgement, order[0]);
    }

    [Fact]
    public async Task Background_work_goes_on_while_acknowledgements_wait()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        var order = await OrderAsync(
            test.Database, [WriteUrgency.Background, .. Enumerable.Repeat(WriteUrgency.Acknowledgement, 2000)]);
        Assert.InRange(order.IndexOf(WriteUrgency.Background), 1, 256);
    }

    [Fact]
    public async Task A_unit_that_waits_for_something_other_than_SQL_fails_and_writes_nothing()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        var outside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(
            async sql =>
            {
                await InstallationRows.AddAsync(sql, "before");
                await outside.Task;
                ended.SetResult(await Record.ExceptionAsync(() => InstallationRows.AddAsync(sql, "after")));
            },
            WriteUrgency.Acknowledgement,
            Token));
        outside.SetResult();

        Assert.Equal(SqlSession.WaitedForSomethingElse, refused.Message);
        Assert.IsType<InvalidOperationException>(await ended.Task.WaitAsync(Patience, Token));
        Assert.Empty(await InstallationRows.NamesAsync(test.Database, Token));
    }

    [Fact]
    public async Task A_unit_that_is_cancelled_while_it_waits_never_runs()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        using var cancellation = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        var hasRun = false;
        var blocker = test.Database.WriteAsync(sql => BlockAsync(gate), WriteUrgency.Acknowledgement, Token);
        var waiting = test.Database.WriteAsync(
            sql =>
            {
                hasRun = true;
                return Task.CompletedTask;
            },
            WriteUrgency.Acknowledgement,
            cancellation.Token);
        await cancellation.CancelAsync();
        gate.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await blocker;
        Assert.False(hasRun);
    }

    [Fact]
    public async Task Closing_the_database_finishes_what_waits_and_refuses_what_comes()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        using var gate = new ManualResetEventSlim();
        var blocker = test.Database.WriteAsync(sql => BlockAsync(gate), WriteUrgency.Acknowledgement, Token);
        var waiting = Enumerable.Range(0, 300)
            .Select(number => test.Database.WriteAsync(
                sql => InstallationRows.AddAsync(sql, $"{number}"), WriteUrgency.Background, Token))
            .ToArray();
        var closing = test.Database.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "late"), WriteUrgency.Background, Token));
        gate.Set();
        await closing;
        await Task.WhenAll([blocker, .. waiting]);

        await test.ReopenAsync();
        Assert.Equal(300, (await InstallationRows.NamesAsync(test.Database, Token)).Count);
    }

    [Fact]
    public async Task A_full_disk_fails_the_unit_and_the_database_goes_on_when_there_is_room_again()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await test.Database.WriteAsync(sql => sql.ExecuteAsync("PRAGMA max_page_count=1"), WriteUrgency.Background, Token);
        var refused = await Assert.ThrowsAsync<SqliteException>(() => test.Database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO installation (name, value) VALUES ('big', hex(zeroblob(1000000)))"),
            WriteUrgency.Acknowledgement,
            Token));
        Assert.Equal(SQLitePCL.raw.SQLITE_FULL, refused.SqliteErrorCode);

        await test.Database.WriteAsync(sql => sql.ExecuteAsync("PRAGMA max_page_count=1000000"), WriteUrgency.Background, Token);
        await test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "small"), WriteUrgency.Acknowledgement, Token);
        Assert.Equal(["small"], await InstallationRows.NamesAsync(test.Database, Token));
    }

    [Fact]
    public async Task A_commit_that_fails_fails_its_whole_group_and_only_that()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("CREATE TABLE children (parent TEXT REFERENCES installation (name) DEFERRABLE INITIALLY DEFERRED)"),
            WriteUrgency.Background,
            Token);
        using var gate = new ManualResetEventSlim();
        var blocker = test.Database.WriteAsync(sql => BlockAsync(gate), WriteUrgency.Acknowledgement, Token);
        var neighbour = test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "neighbour"), WriteUrgency.Acknowledgement, Token);
        var orphan = test.Database.WriteAsync(
            sql => sql.ExecuteAsync("INSERT INTO children VALUES ('nobody')"), WriteUrgency.Acknowledgement, Token);
        gate.Set();

        await Assert.ThrowsAsync<SqliteException>(() => orphan);
        await Task.WhenAll(blocker, neighbour).ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
        // Acknowledged or not, each caller was told the truth.
        Assert.Equal(
            neighbour.IsCompletedSuccessfully ? ["neighbour"] : [], await InstallationRows.NamesAsync(test.Database, Token));
        await test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "later"), WriteUrgency.Acknowledgement, Token);
        Assert.Contains("later", await InstallationRows.NamesAsync(test.Database, Token), StringComparer.Ordinal);
    }

    [Fact]
    public async Task While_another_process_holds_the_lock_units_fail_and_afterwards_they_do_not()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await using (var foreign = new SqliteConnection(test.ConnectionString + ";Pooling=false"))
        {
            await foreign.OpenAsync(Token);
            await using var transaction = foreign.BeginTransaction(deferred: false);
            var refused = await Assert.ThrowsAsync<SqliteException>(
                () => test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "refused"), WriteUrgency.Acknowledgement, Token));
            Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, refused.SqliteErrorCode);
        }

        await test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "stored"), WriteUrgency.Acknowledgement, Token);
        Assert.Equal(["stored"], await InstallationRows.NamesAsync(test.Database, Token));
    }

    private static async Task<List<WriteUrgency>> OrderAsync(Database database, WriteUrgency[] units)
    {
        using var gate = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        List<WriteUrgency> order = [];
        // In the background, so that the group which it holds has no acknowledgement that background work may follow.
        var blocker = database.WriteAsync(
            sql =>
            {
                held.Set();
                return BlockAsync(gate);
            },
            WriteUrgency.Background,
            Token);
        Assert.True(held.Wait(Patience, Token));
        var writes = units.Select(urgency => database.WriteAsync(
            sql =>
            {
                order.Add(urgency);
                return Task.CompletedTask;
            },
            urgency,
            Token)).ToArray();
        gate.Set();
        await Task.WhenAll([blocker, .. writes]);
        return order;
    }

    private static Task BlockAsync(ManualResetEventSlim gate)
    {
        Assert.True(gate.Wait(Patience, Token));
        return Task.CompletedTask;
    }
}
