namespace CultureBot.Storage.Sqlite;

/// <summary>
/// Overwrites the pages of the file that nothing uses, in small units of work: zeros are stored until all free pages hold them, and
/// are deleted again. Overwriting pages while rows are deleted would be one long unit, and hold a copy of each page in memory.
/// </summary>
internal static class FreePages
{
    // Some 4 MB: tens of milliseconds with the flush.
    private const int PagesAtOnce = 1000;

    // So many times as many pages.
    private const int RowsAtOnce = 10;

    /// <summary>Within a unit that deletes without overwriting: a program that is killed before it has overwritten anything does so when it starts again.</summary>
    public static async Task MarkAsync(SqlSession sql)
    {
        await sql.ExecuteAsync("CREATE TABLE IF NOT EXISTS pages_to_overwrite (mark INTEGER PRIMARY KEY) STRICT");
        await sql.ExecuteAsync("INSERT INTO pages_to_overwrite DEFAULT VALUES");
    }

    public static async Task OverwriteAsync(Database database, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(FindMarkAsync, cancellationToken) is not { } latest) return;
        await WriteAsync(sql => sql.ExecuteAsync("CREATE TABLE IF NOT EXISTS zeros (pages BLOB NOT NULL) STRICT"));
        while (await WriteAsync(FillAsync) > 0)
        {
        }

        // A unit that was cut short before has left some, too.
        while (await WriteAsync(EmptyAsync) > 0)
        {
        }

        await WriteAsync(async sql =>
        {
            await sql.ExecuteAsync("DROP TABLE zeros");
            // What was deleted meanwhile has a later mark.
            return await sql.ExecuteAsync("DELETE FROM pages_to_overwrite WHERE mark <= @Latest", new { Latest = latest });
        });

        Task<int> WriteAsync(Func<SqlSession, Task<int>> unit) => database.WriteAsync(unit, WriteUrgency.Background, cancellationToken);
    }

    /// <summary>Null when nothing has been deleted without overwriting.</summary>
    private static async Task<long?> FindMarkAsync(SqlSession sql) =>
        await sql.ScalarAsync<int>("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'pages_to_overwrite'") == 0
            ? null
            : await sql.ScalarAsync<long?>("SELECT MAX(mark) FROM pages_to_overwrite");

    private static async Task<int> FillAsync(SqlSession sql)
    {
        var pages = Math.Min(PagesAtOnce, await sql.ScalarAsync<int>("PRAGMA freelist_count"));
        if (pages > 0) await sql.ExecuteAsync("INSERT INTO zeros (pages) VALUES (zeroblob(@Bytes))", new { Bytes = pages * await sql.ScalarAsync<int>("PRAGMA page_size") });
        return pages;
    }

    private static async Task<int> EmptyAsync(SqlSession sql)
    {
        await sql.DeleteWithoutOverwritingAsync("DELETE FROM zeros WHERE rowid IN (SELECT rowid FROM zeros LIMIT @Rows)", new { Rows = RowsAtOnce });
        return await sql.ScalarAsync<int>("SELECT COUNT(*) FROM zeros");
    }
}
