using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL by which other slices read the release ledger: closed windows, a few figures at a time.</summary>
internal static class ReleasedFiguresStore
{
    private const string Columns = "id, survey_id, number, closed_at, published_at";
    private const string GroupColumns = "group_id, parent_id, kind, name, position, joined, departed";

    static ReleasedFiguresStore() => PulseIds.Use();

    public static Task<IReadOnlyList<ClosedWindow>> ListClosedAsync(SqlSession sql, Instant since) =>
        sql.ListAsync<ClosedWindow>(
            $"SELECT {Columns} FROM survey_windows WHERE state = 'Closed' AND closed_at >= @Since ORDER BY closed_at, id", new { Since = since });

    public static Task<ClosedWindow?> FindAsync(SqlSession sql, WindowId id) =>
        sql.FirstOrDefaultAsync<ClosedWindow>($"SELECT {Columns} FROM survey_windows WHERE id = @Id AND state = 'Closed'", new { Id = id });

    /// <summary>The survey's closed window next to this one.</summary>
    public static Task<ClosedWindow?> FindNextToAsync(SqlSession sql, WindowId id, bool isBefore) =>
        sql.FirstOrDefaultAsync<ClosedWindow>(
            $"""
            SELECT {Columns} FROM survey_windows
            WHERE state = 'Closed' AND survey_id = (SELECT survey_id FROM survey_windows WHERE id = @Id)
                AND number {(isBefore ? "<" : ">")} (SELECT number FROM survey_windows WHERE id = @Id)
            ORDER BY number {(isBefore ? "DESC" : "")} LIMIT 1
            """,
            new { Id = id });

    /// <summary>The latest whose results were out by then: of one survey, or of all.</summary>
    public static Task<ClosedWindow?> FindLatestAsync(SqlSession sql, SurveyId? survey, Instant publishedBy) =>
        sql.FirstOrDefaultAsync<ClosedWindow>(
            $"""
            SELECT {Columns} FROM survey_windows
            WHERE state = 'Closed' AND published_at <= @By AND EXISTS (SELECT 1 FROM published_windows p WHERE p.window_id = survey_windows.id) {(survey is null ? "" : "AND survey_id = @Survey")}
            ORDER BY published_at DESC, number DESC, id LIMIT 1
            """,
            new { By = publishedBy, Survey = survey ?? default });

    /// <summary>
    /// The latest whose results were out by then and that has fives of all these items for everybody; null without one. Surveys of those who come and go
    /// are left out: they are about others than who is here.
    /// </summary>
    public static Task<WindowId?> FindLatestWithAsync(SqlSession sql, IReadOnlyCollection<string> items, Instant publishedBy) =>
        sql.ScalarAsync<WindowId?>(
            """
            SELECT w.id FROM survey_windows w JOIN surveys s ON s.id = w.survey_id
            WHERE w.state = 'Closed' AND w.published_at <= @By AND s.template NOT IN ('Onboarding', 'Exit')
                AND @Count = (SELECT COUNT(*) FROM published_figures f WHERE f.window_id = w.id AND f.group_id = 'company' AND f.item IN @Items AND f.fives IS NOT NULL)
            ORDER BY w.published_at DESC, w.number DESC, w.id LIMIT 1
            """,
            new { By = publishedBy, Count = (long)items.Count, Items = items });

    public static Task<IReadOnlyList<PublishedGroup>> ListGroupsAsync(SqlSession sql, WindowId window) =>
        sql.ListAsync<PublishedGroup>($"SELECT {GroupColumns} FROM published_groups WHERE window_id = @Window ORDER BY position", new { Window = window });

    public static Task<PublishedGroup?> FindGroupAsync(SqlSession sql, WindowId window, string groupId) =>
        sql.FirstOrDefaultAsync<PublishedGroup>(
            $"SELECT {GroupColumns} FROM published_groups WHERE window_id = @Window AND group_id = @GroupId", new { Window = window, GroupId = groupId });

    /// <summary>Those that have fives.</summary>
    public static Task<IReadOnlyList<PublishedFigure>> ListFiguresAsync(SqlSession sql, WindowId window, string item) =>
        sql.ListAsync<PublishedFigure>(
            """
            SELECT item, group_id, n, fives FROM published_figures WHERE window_id = @Window AND item = @Item AND fives IS NOT NULL ORDER BY group_id
            """,
            new { Window = window, Item = item });

    /// <summary>Those of one group that have fives.</summary>
    public static Task<IReadOnlyList<PublishedFigure>> ListFiguresAsync(SqlSession sql, WindowId window, IReadOnlyCollection<string> items, string groupId) =>
        sql.ListAsync<PublishedFigure>(
            """
            SELECT item, group_id, n, fives FROM published_figures
            WHERE window_id = @Window AND item IN @Items AND group_id = @GroupId AND fives IS NOT NULL ORDER BY item
            """,
            new { Window = window, Items = items, GroupId = groupId });

    /// <summary>The items that have fives in a group.</summary>
    public static Task<IReadOnlyList<string>> ListItemsAsync(SqlSession sql, WindowId window, string groupId) =>
        sql.ListAsync<string>(
            "SELECT item FROM published_figures WHERE window_id = @Window AND group_id = @GroupId AND fives IS NOT NULL", new { Window = window, GroupId = groupId });
}

/// <summary>What others need of a closed window.</summary>
internal sealed record ClosedWindow
{
    public required WindowId Id { get; init; }

    public required SurveyId SurveyId { get; init; }

    public required int Number { get; init; }

    public required Instant ClosedAt { get; init; }

    public Instant? PublishedAt { get; init; }
}
