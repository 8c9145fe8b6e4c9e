using CultureBot.Storage;
using NodaTime;

namespace CultureBot.People.Directory.Imports;

/// <summary>The SQL of which files of people were imported, and what came of it.</summary>
internal static class ImportsStore
{
    private const string Columns =
        """
        i.id, i.started_at, i.touched_at, i.state, i.is_complete, i.row_count, i.done, i.added, i.changed, i.absent, i.unchanged, i.undone_at, i.left_alone
        """;

    static ImportsStore() => ImportIds.Use();

    /// <summary>Begins one, at a moment of its own: by it what it changes is known again.</summary>
    public static async Task<ImportMoment> StartAsync(SqlSession sql, AccountId? by, bool isComplete, int rows, Instant now)
    {
        await DirectoryStore.LockAsync(sql);
        var moment = new ImportMoment(new(Guid.CreateVersion7(now.ToDateTimeOffset())), await NextMomentAsync(sql, now));
        await sql.ExecuteAsync(
            """
            INSERT INTO people_imports (id, account_id, started_at, touched_at, state, is_complete, row_count)
            VALUES (@Id, @By, @At, @Now, 'Running', @IsComplete, @Rows)
            """,
            new { Id = moment.Import, By = by, moment.At, Now = now, IsComplete = isComplete, Rows = (long)rows });
        return moment;
    }

    /// <summary>Now, or just after the last import or undoing.</summary>
    public static async Task<Instant> NextMomentAsync(SqlSession sql, Instant now) =>
        await sql.ScalarAsync<long?>("SELECT MAX(CASE WHEN undone_at > started_at THEN undone_at ELSE started_at END) FROM people_imports") is { } last
            ? Instant.Max(now, Instant.FromUnixTimeMilliseconds(last + 1))
            : now;

    /// <summary>Notes that some of it was stored.</summary>
    public static Task TouchAsync(SqlSession sql, ImportId import, long done, Instant now) =>
        sql.ExecuteAsync("UPDATE people_imports SET touched_at = @Now, done = @Done WHERE id = @Import", new { Import = import, Done = done, Now = now });

    public static Task EndAsync(SqlSession sql, ImportId import, ImportState state, long done, PeopleImported counts, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE people_imports SET state = @State, touched_at = @Now, done = @Done, added = @Added, changed = @Changed, absent = @Absent, unchanged = @Unchanged
            WHERE id = @Import
            """,
            new
            {
                Import = import,
                State = state.ToString(),
                Now = now,
                Done = done,
                Added = (long)counts.Added,
                Changed = (long)counts.Changed,
                Absent = (long)counts.Left,
                Unchanged = (long)counts.Unchanged,
            });

    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<PeopleImport>> ListAsync(SqlSession sql, int limit) =>
        sql.ListAsync<PeopleImport>(
            $"SELECT {Columns}, a.name AS by_name FROM people_imports i LEFT JOIN accounts a ON a.id = i.account_id ORDER BY i.started_at DESC LIMIT @Limit",
            new { Limit = limit });

    /// <summary>Begins to undo one, or goes on with it at the same moment as before.</summary>
    public static async Task<Instant> UndoAsync(SqlSession sql, ImportId import, AccountId? by, Instant now)
    {
        await sql.ExecuteAsync(
            """
            UPDATE people_imports SET state = 'Undoing', touched_at = @Now, undone_at = COALESCE(undone_at, @At), undone_by = COALESCE(undone_by, @By)
            WHERE id = @Import
            """,
            new { Import = import, By = by, Now = now, At = await NextMomentAsync(sql, now) });
        return (await sql.ScalarAsync<long?>("SELECT undone_at FROM people_imports WHERE id = @Import", new { Import = import })) is { } at
            ? Instant.FromUnixTimeMilliseconds(at)
            : throw new InvalidOperationException("There is no such import.");
    }

    public static Task UndoneAsync(SqlSession sql, ImportId import, int leftAlone, bool isOver, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE people_imports SET state = @State, touched_at = @Now, left_alone = left_alone + @LeftAlone WHERE id = @Import",
            new { Import = import, State = (isOver ? ImportState.Undone : ImportState.Undoing).ToString(), Now = now, LeftAlone = (long)leftAlone });
}
