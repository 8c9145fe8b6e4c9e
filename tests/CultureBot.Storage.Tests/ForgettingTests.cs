using System.Text;
using CultureBot.Testing.Databases;

namespace CultureBot.Storage.Tests;

/// <summary>What is deleted leaves the SQLite file, whether it is overwritten at once or later.</summary>
public sealed class ForgettingTests
{
    private const int Rows = 400;
    private const string Trace = "nobody must find this again";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_were_deleted_unreadable_are_in_the_file_until_it_is_told_to_forget_and_then_gone()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await AddAsync(test);
        await WriteAsync(test, sql => sql.DeleteUnreadableAsync("DELETE FROM installation WHERE name LIKE 'trace %'"));
        Assert.True(IsInFile(test));

        await test.Database.ForgetDeletedAsync(["installation"], Token);

        Assert.False(IsInFile(test));
        Assert.Equal(0, await test.Database.ReadAsync(sql => sql.ScalarAsync<int>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'zeros'"), Token));
        // The pages can be used again, and are.
        var pages = await PagesAsync(test);
        await AddAsync(test);
        Assert.InRange(await PagesAsync(test), 1, pages);
    }

    [Fact]
    public async Task Forgetting_that_was_cut_short_is_made_up_for()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await AddAsync(test);
        await WriteAsync(test, async sql =>
        {
            await sql.DeleteUnreadableAsync("DELETE FROM installation WHERE name LIKE 'trace %'");
            await sql.ExecuteAsync("CREATE TABLE zeros (pages BLOB NOT NULL) STRICT");
            await sql.ExecuteAsync("INSERT INTO zeros VALUES (zeroblob(100000))");
        });

        await test.Database.ForgetDeletedAsync([], Token);

        Assert.False(IsInFile(test));
    }

    [Fact]
    public async Task Where_everything_was_overwritten_already_nothing_is_written()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await AddAsync(test);
        await WriteAsync(test, sql => sql.DeleteUnreadableAsync("DELETE FROM installation WHERE name LIKE 'trace %'"));
        await test.ReopenAsync();
        Assert.True(IsInFile(test));
        await test.Database.ForgetDeletedAsync([], Token);
        var before = Files(test);

        await test.Database.ForgetDeletedAsync([], Token);

        Assert.False(IsInFile(test));
        Assert.Equal(before, Files(test));
    }

    [Fact]
    public async Task Everything_else_is_overwritten_at_once_also_after_a_unit_that_failed()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Token);
        await AddAsync(test);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => WriteAsync(test, sql => sql.DeleteUnreadableAsync("DELETE FROM nowhere")));

        await WriteAsync(test, sql => sql.ExecuteAsync("DELETE FROM installation WHERE name LIKE 'trace %'"));
        await test.ReopenAsync();

        Assert.False(IsInFile(test));
    }

    // Longer than a page, so that most of it lies in pages of its own.
    private static Task AddAsync(TestDatabase test) => WriteAsync(test, sql => ManyRows.AddAsync(
        sql,
        "INSERT INTO installation (name, value)",
        Enumerable.Range(0, Rows).Select(number => (object?[])[$"trace {number}", string.Concat(Enumerable.Repeat(Trace, 300))])));

    private static Task WriteAsync(TestDatabase test, Func<SqlSession, Task> unit) => test.Database.WriteAsync(unit, WriteUrgency.Background, Token);

    private static Task<int> PagesAsync(TestDatabase test) => test.Database.ReadAsync(sql => sql.ScalarAsync<int>("PRAGMA page_count"), Token);

    private static bool IsInFile(TestDatabase test) => Files(test).Any(bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Trace)) >= 0);

    private static byte[][] Files(TestDatabase test)
    {
        var path = test.ConnectionString["Data Source=".Length..];
        return [.. new[] { path, path + "-wal" }.Where(File.Exists).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        })];
    }
}
