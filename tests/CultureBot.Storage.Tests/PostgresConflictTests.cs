using CultureBot.Testing.Databases;
using Npgsql;

namespace CultureBot.Storage.Tests;

/// <summary>Transactions that really get into each other's way on PostgreSQL: whoever loses is run again.</summary>
public sealed class PostgresConflictTests
{
    private const string Touch = "UPDATE installation SET value = value || 'x' WHERE name = @Name";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_units_that_wait_for_each_other_the_one_that_is_ended_runs_again()
    {
        await using var test = await StartAsync();
        var runs = 0;
        var (hasA, hasB) = (new TaskCompletionSource(), new TaskCompletionSource());

        Task TouchBoth(string first, string second, TaskCompletionSource mine, TaskCompletionSource others) => test.Database.WriteAsync(
            async sql =>
            {
                Interlocked.Increment(ref runs);
                await sql.ExecuteAsync(Touch, new { Name = first });
                mine.TrySetResult();
                await others.Task.WaitAsync(Token);
                await sql.ExecuteAsync(Touch, new { Name = second });
            },
            WriteUrgency.Acknowledgement,
            Token);

        await Task.WhenAll(TouchBoth("a", "b", hasA, hasB), TouchBoth("b", "a", hasB, hasA));

        // Whoever lost may begin again before the other goes on, and lose to it once more.
        Assert.InRange(runs, 3, 6);
        Assert.Equal([2L, 2L], await TouchesAsync(test));
    }

    [Fact]
    public async Task A_unit_that_cannot_be_serialized_runs_again_on_what_is_then_there()
    {
        await using var test = await StartAsync();
        var runs = 0;

        await test.Database.WriteAsync(
            async sql =>
            {
                runs++;
                await ConflictAsync(test, sql, isDisturbed: runs < 3);
            },
            WriteUrgency.Background,
            Token);

        Assert.Equal(3, runs);
        Assert.Equal([3L, 1L], await TouchesAsync(test));
    }

    [Fact]
    public async Task A_unit_that_always_loses_fails_with_what_PostgreSQL_says_and_stores_nothing()
    {
        await using var test = await StartAsync();
        var runs = 0;

        var failure = await Assert.ThrowsAsync<PostgresException>(() => test.Database.WriteAsync(
            async sql =>
            {
                runs++;
                await ConflictAsync(test, sql, isDisturbed: true);
            },
            WriteUrgency.Acknowledgement,
            Token));

        Assert.Equal(PostgresErrorCodes.SerializationFailure, failure.SqlState);
        Assert.Equal(5, runs);
        Assert.Equal([5L, 0L], await TouchesAsync(test));
    }

    /// <summary>Begins, lets another unit change what it began with, and changes the same.</summary>
    private static async Task ConflictAsync(TestDatabase test, SqlSession sql, bool isDisturbed)
    {
        await sql.ExecuteAsync("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        await sql.ExecuteAsync(Touch, new { Name = "b" });
        if (isDisturbed)
        {
            await test.Database.WriteAsync(
                other => other.ExecuteAsync(Touch, new { Name = "a" }), WriteUrgency.Acknowledgement, Token);
        }

        await sql.ExecuteAsync(Touch, new { Name = "a" });
    }

    private static async Task<TestDatabase> StartAsync()
    {
        var test = await TestDatabase.CreateAsync(DatabaseKind.Postgres, Token);
        await test.Database.WriteAsync(
            async sql =>
            {
                await InstallationRows.AddAsync(sql, "a");
                await InstallationRows.AddAsync(sql, "b");
            },
            WriteUrgency.Acknowledgement,
            Token);
        return test;
    }

    private static Task<IReadOnlyList<long>> TouchesAsync(TestDatabase test) =>
        test.Database.ReadAsync(sql => sql.ListAsync<long>("SELECT length(value) FROM installation ORDER BY name"), Token);
}
