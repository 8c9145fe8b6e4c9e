using CultureBot.Testing.Databases;

namespace CultureBot.Storage.Tests;

public sealed class ManyRowsTests
{
    private const string Insert = "INSERT INTO pacing (scope, next_free_at, interval_ms)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData(0)]
    [DatabaseData(1)]
    [DatabaseData(53)]
    [DatabaseData(54)]
    [DatabaseData(1000)]
    public async Task Each_row_is_there_once_with_its_own_values(DatabaseKind kind, int count)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);

        await AddAsync(test, Enumerable.Range(0, count));

        var rows = await test.Database.ReadAsync(
            sql => sql.ListAsync<string>("SELECT scope || ' ' || next_free_at || ' ' || interval_ms FROM pacing ORDER BY next_free_at"), Token);
        Assert.Equal(Enumerable.Range(0, count).Select(number => $"place {number} {number} {number * 2}"), rows);
    }

    [Theory, DatabaseData]
    public async Task Rows_that_are_there_already_stay_as_they_are_when_the_ending_says_so(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind, Token);
        await AddAsync(test, Enumerable.Range(0, 70));

        await AddAsync(test, Enumerable.Range(60, 70), "ON CONFLICT DO NOTHING");

        Assert.Equal(130, await test.Database.ReadAsync(sql => sql.ScalarAsync<int>("SELECT COUNT(*) FROM pacing"), Token));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => AddAsync(test, [5]));
    }

    private static Task AddAsync(TestDatabase test, IEnumerable<int> numbers, string ending = "") => test.Database.WriteAsync(
        sql => ManyRows.AddAsync(sql, Insert, numbers.Select(number => (object?[])[$"place {number}", number, number * 2]), ending),
        WriteUrgency.Background,
        Token);
}
