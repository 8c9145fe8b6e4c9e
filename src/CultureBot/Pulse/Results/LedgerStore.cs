using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL of the release ledger, which is written once, at the close.</summary>
internal static class LedgerStore
{
    static LedgerStore() => PulseIds.Use();

    /// <summary>Everything that is published of a window, or of its company alone; null before its close, and once its time is over.</summary>
    public static async Task<Ledger?> ReadAsync(SqlSession sql, WindowId id, bool companyAlone = false)
    {
        var groups = companyAlone ? $"AND kind = '{PublishedGroupKind.Company}'" : "";
        if (await WindowsStore.FindAsync(sql, id) is not { State: WindowState.Closed } window) return null;
        if (await sql.ScalarAsync<int?>("SELECT unreadable FROM published_windows WHERE window_id = @Id", new { Id = id }) is not { } unreadable) return null;
        return new()
        {
            Window = window,
            Unreadable = unreadable,
            Groups = [.. await sql.ListAsync<PublishedGroup>(
                $"""
                SELECT group_id, parent_id, kind, name, position, invited, answered, joined, departed
                FROM published_groups WHERE window_id = @Id {groups} ORDER BY position
                """,
                new { Id = id })],
            Figures = [.. await sql.ListAsync<PublishedFigure>(
                $"""
                SELECT f.item, f.group_id, f.n, f.fives, f.high, f.middle, f.low
                FROM published_figures f JOIN published_groups g ON g.window_id = f.window_id AND g.group_id = f.group_id
                WHERE f.window_id = @Id {groups} ORDER BY f.item, g.position
                """,
                new { Id = id })],
            Choices = [.. (await sql.ListAsync<ChoiceRow>(
                "SELECT item, option, n FROM published_choices WHERE window_id = @Id ORDER BY item, option", new { Id = id }))
                .Select(row => new PublishedChoice(row.Item, (int)row.Option, (int?)row.N))],
            Comments = [.. (await sql.ListAsync<CommentRow>(
                $"""
                SELECT c.item, c.group_id, c.position, c.words
                FROM published_comments c JOIN published_groups g ON g.window_id = c.window_id AND g.group_id = c.group_id
                WHERE c.window_id = @Id {groups} ORDER BY c.item, g.position, c.position
                """,
                new { Id = id })).Select(row => new PublishedComment(row.Item, row.GroupId, (int)row.Position, row.Words))],
        };
    }

    /// <summary>Whether all of them are published, and none of them is forgotten.</summary>
    public static async Task<bool> AreThereAsync(SqlSession sql, IReadOnlyCollection<WindowId> windows) =>
        await sql.ScalarAsync<long>("SELECT COUNT(*) FROM published_windows WHERE window_id IN @Ids", new { Ids = windows.Select(window => window.Value) }) == windows.Count;

    public static async Task WriteAsync(SqlSession sql, Ledger ledger)
    {
        var window = ledger.Window.Id;
        await sql.ExecuteAsync(
            "INSERT INTO published_windows (window_id, unreadable) VALUES (@Window, @Unreadable)", new { Window = window, ledger.Unreadable });
        await ManyRows.AddAsync(
            sql,
            "INSERT INTO published_groups (window_id, group_id, parent_id, kind, name, position, invited, answered, joined, departed)",
            ledger.Groups.Select(group => (object?[])
            [
                window, group.GroupId, group.ParentId, group.Kind.ToString(), group.Name, group.Position, group.Invited, group.Answered, group.Joined,
                group.Departed,
            ]));
        await ManyRows.AddAsync(
            sql,
            "INSERT INTO published_figures (window_id, item, group_id, n, fives, high, middle, low)",
            ledger.Figures.Select(figure => (object?[])
                [window, figure.Item, figure.GroupId, figure.N, figure.Fives, figure.High, figure.Middle, figure.Low]));
        await ManyRows.AddAsync(
            sql,
            "INSERT INTO published_choices (window_id, item, option, n)",
            ledger.Choices.Select(choice => (object?[])[window, choice.Item, choice.Option, choice.N]));
        await ManyRows.AddAsync(
            sql,
            "INSERT INTO published_comments (window_id, item, group_id, position, words)",
            ledger.Comments.Select(comment => (object?[])[window, comment.Item, comment.GroupId, comment.Position, comment.Words]));
    }

    public static Task AddFingerprintsAsync(SqlSession sql, WindowId window, IEnumerable<GroupFingerprint> fingerprints) =>
        ManyRows.AddAsync(
            sql,
            "INSERT INTO group_fingerprints (window_id, group_id, digest, buckets, key_check)",
            fingerprints.Select(print => (object?[])[window, print.GroupId, print.Digest, print.BucketCounts, print.KeyCheck]));

    public static Task<IReadOnlyList<GroupFingerprint>> ListFingerprintsAsync(SqlSession sql, WindowId window) =>
        sql.ListAsync<GroupFingerprint>(
            "SELECT group_id, digest, buckets AS bucket_counts, key_check FROM group_fingerprints WHERE window_id = @Window", new { Window = window });

    /// <summary>Windows whose hour has come and whose results are still kept, the newest first.</summary>
    public static Task<IReadOnlyList<WindowId>> ListPublishedAsync(SqlSession sql, Instant now, int skip, int limit) =>
        sql.ListAsync<WindowId>(
            """
            SELECT w.id FROM survey_windows w JOIN published_windows p ON p.window_id = w.id
            WHERE w.state = 'Closed' AND w.published_at <= @Now ORDER BY w.published_at DESC, w.id DESC LIMIT @Limit OFFSET @Skip
            """,
            new { Now = now, Limit = limit, Skip = skip });

    /// <summary>How many comments are published of a window.</summary>
    public static Task<int> CountCommentsAsync(SqlSession sql, WindowId window) =>
        sql.ScalarAsync<int>("SELECT COUNT(*) FROM published_comments WHERE window_id = @Window", new { Window = window });

    /// <summary>The survey's window before this one that is closed; null when there is none.</summary>
    public static Task<WindowId?> FindBeforeAsync(SqlSession sql, Window window) =>
        sql.ScalarAsync<WindowId?>(
            """
            SELECT id FROM survey_windows WHERE survey_id = @SurveyId AND number < @Number AND state = 'Closed' ORDER BY number DESC LIMIT 1
            """,
            new { window.SurveyId, window.Number });

    /// <summary>Windows whose hour has come and about whose results nobody was told yet.</summary>
    public static Task<IReadOnlyList<WindowId>> ListUntoldAsync(SqlSession sql, Instant now) =>
        sql.ListAsync<WindowId>(
            """
            SELECT w.id FROM survey_windows w JOIN published_windows p ON p.window_id = w.id
            WHERE w.published_at <= @Now AND p.told_at IS NULL ORDER BY w.published_at, w.id
            """,
            new { Now = now });

    /// <summary>Windows that were closed by a moment, whose results come after another one, and for which nobody was thanked yet.</summary>
    public static Task<IReadOnlyList<WindowId>> ListUnthankedAsync(SqlSession sql, Instant closedBy, Instant publishedAfter) =>
        sql.ListAsync<WindowId>(
            """
            SELECT w.id FROM survey_windows w JOIN published_windows p ON p.window_id = w.id
            WHERE w.closed_at <= @ClosedBy AND w.published_at > @PublishedAfter AND p.thanked_at IS NULL ORDER BY w.closed_at, w.id
            """,
            new { ClosedBy = closedBy, PublishedAfter = publishedAfter });

    /// <summary>All messages about its results are wanted.</summary>
    public static Task SetToldAsync(SqlSession sql, WindowId window, Instant now) =>
        sql.ExecuteAsync("UPDATE published_windows SET told_at = @Now WHERE window_id = @Window AND told_at IS NULL", new { Window = window, Now = now });

    /// <summary>All thanks for answering are wanted.</summary>
    public static Task SetThankedAsync(SqlSession sql, WindowId window, Instant now) =>
        sql.ExecuteAsync("UPDATE published_windows SET thanked_at = @Now WHERE window_id = @Window AND thanked_at IS NULL", new { Window = window, Now = now });

    private sealed record ChoiceRow
    {
        public required string Item { get; init; }

        public required long Option { get; init; }

        public required long? N { get; init; }
    }

    private sealed record CommentRow
    {
        public required string Item { get; init; }

        public required string GroupId { get; init; }

        public required long Position { get; init; }

        public required string Words { get; init; }
    }
}
