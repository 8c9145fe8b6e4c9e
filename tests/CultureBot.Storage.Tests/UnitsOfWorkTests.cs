using CultureBot.Testing.Databases;

namespace CultureBot.Storage.Tests;

public sealed class UnitsOfWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task The_rows_of_a_unit_are_stored_together_or_not_at_all(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await test.Database.WriteAsync(
            async sql =>
            {
                await InstallationRows.AddAsync(sql, "a");
                await InstallationRows.AddAsync(sql, "b");
            },
            WriteUrgency.Acknowledgement,
            Token);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.WriteAsync(
            async sql =>
            {
                await InstallationRows.AddAsync(sql, "c");
                throw new InvalidOperationException("after the first row");
            },
            WriteUrgency.Acknowledgement,
            Token));

        Assert.Equal("after the first row", refused.Message);
        Assert.Equal(["a", "b"], await InstallationRows.NamesAsync(test.Database, Token));
    }

    [Theory, DatabaseData]
    public async Task A_failing_unit_does_not_hurt_its_neighbours(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        var writes = Enumerable.Range(0, 100)
            .Select(number => test.Database.WriteAsync(
                async sql =>
                {
                    // Every tenth adds the same name, which the first of them takes.
                    await InstallationRows.AddAsync(sql, $"before {number}");
                    await InstallationRows.AddAsync(sql, number % 10 == 0 ? "taken" : $"after {number}");
                },
                WriteUrgency.Acknowledgement,
                Token))
            .ToArray();
        await Task.WhenAll(writes).ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal(9, writes.Count(write => write.IsFaulted));
        Assert.All(writes.Where(write => write.IsFaulted), write => Assert.IsType<System.Data.Common.DbException>(
            write.Exception!.InnerException, exactMatch: false));
        Assert.Equal(91 * 2, (await InstallationRows.NamesAsync(test.Database, Token)).Count);
    }

    [Theory, DatabaseData]
    public async Task Two_hundred_writers_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2000),
            new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = Token },
            async (number, token) => await test.Database.WriteAsync(
                sql => InstallationRows.AddAsync(sql, $"{number}"),
                number % 2 == 0 ? WriteUrgency.Acknowledgement : WriteUrgency.Background,
                token));

        Assert.Equal(2000, (await InstallationRows.NamesAsync(test.Database, Token)).Count);
    }

    [Theory, DatabaseData]
    public async Task A_cancelled_unit_writes_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.Database.WriteAsync(
            async sql =>
            {
                await InstallationRows.AddAsync(sql, "first");
                await cancellation.CancelAsync();
                await InstallationRows.AddAsync(sql, "second");
            },
            WriteUrgency.Background,
            cancellation.Token));

        Assert.Empty(await InstallationRows.NamesAsync(test.Database, Token));
    }

    [Theory, DatabaseData]
    public async Task A_reader_sees_one_snapshot_however_long_it_reads(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "before"), WriteUrgency.Acknowledgement, Token);

        var (first, second) = await test.Database.ReadAsync(
            async sql =>
            {
                var first = await InstallationRows.CountAsync(sql);
                await test.Database.WriteAsync(other => InstallationRows.AddAsync(other, "meanwhile"), WriteUrgency.Acknowledgement, Token);
                return (first, await InstallationRows.CountAsync(sql));
            },
            Token);

        Assert.Equal((1, 1), (first, second));
        Assert.Equal(2, await test.Database.ReadAsync(InstallationRows.CountAsync, Token));
    }

    [Theory, DatabaseData]
    public async Task A_session_that_is_kept_after_its_unit_is_refused(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        SqlSession? kept = null;
        await test.Database.ReadAsync(
            sql =>
            {
                kept = sql;
                return InstallationRows.CountAsync(sql);
            },
            Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => InstallationRows.CountAsync(kept!));
    }

    [Theory, DatabaseData]
    public async Task What_was_written_is_there_after_reopening(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await test.Database.WriteAsync(sql => InstallationRows.AddAsync(sql, "kept"), WriteUrgency.Acknowledgement, Token);
        await test.ReopenAsync();
        Assert.Equal(["kept"], await InstallationRows.NamesAsync(test.Database, Token));
    }
}
