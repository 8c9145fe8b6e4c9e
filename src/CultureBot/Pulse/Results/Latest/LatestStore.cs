using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL by which the latest results are found, and one group of a survey's windows followed back.</summary>
internal static class LatestStore
{
    static LatestStore() => PulseIds.Use();

    /// <summary>The latest window whose results are out and still kept. Surveys of those who come and go are about others than who is here.</summary>
    public static Task<WindowId?> FindAsync(SqlSession sql, Instant now) =>
        sql.ScalarAsync<WindowId?>(
            """
            SELECT w.id FROM survey_windows w JOIN surveys s ON s.id = w.survey_id JOIN published_windows p ON p.window_id = w.id
            WHERE w.state = 'Closed' AND w.published_at <= @Now AND s.template NOT IN ('Onboarding', 'Exit')
            ORDER BY w.published_at DESC, w.number DESC, w.id LIMIT 1
            """,
            new { Now = now });

    /// <summary>The window and those of its survey before it in which the group is published, the latest first.</summary>
    public static async Task<IReadOnlyList<WindowOfGroup>> ListBackFromAsync(SqlSession sql, Window latest, string groupId, Instant now, int most) =>
    [
        .. (await sql.ListAsync<Row>(
            """
            SELECT w.id AS window_id, w.published_at, g.kind, g.name, g.joined, g.departed
            FROM survey_windows w JOIN published_groups g ON g.window_id = w.id AND g.group_id = @Group
            WHERE w.survey_id = @Survey AND w.number <= @Number AND w.state = 'Closed' AND w.published_at <= @Now
            ORDER BY w.number DESC LIMIT @Most
            """,
            new { Survey = latest.SurveyId, latest.Number, Group = groupId, Now = now, Most = most }))
            .Select(row => new WindowOfGroup(
                row.WindowId, row.PublishedAt,
                new() { GroupId = groupId, Kind = row.Kind, Name = row.Name, Joined = row.Joined, Departed = row.Departed })),
    ];

    public static Task<IReadOnlyList<FivesRow>> ListFivesAsync(SqlSession sql, IReadOnlyCollection<WindowId> windows, string groupId) =>
        sql.ListAsync<FivesRow>(
            "SELECT window_id, item, n, fives FROM published_figures WHERE window_id IN @Windows AND group_id = @Group AND fives IS NOT NULL",
            new { Windows = windows.Select(window => window.Value), Group = groupId });

    private sealed record Row
    {
        public required WindowId WindowId { get; init; }

        public required Instant PublishedAt { get; init; }

        public required PublishedGroupKind Kind { get; init; }

        public required string Name { get; init; }

        public int? Joined { get; init; }

        public int? Departed { get; init; }
    }
}

/// <param name="Id">The window.</param>
/// <param name="PublishedAt">When its results came out.</param>
/// <param name="Group">The group as it was then.</param>
internal sealed record WindowOfGroup(WindowId Id, Instant PublishedAt, PublishedGroup Group);

/// <summary>Fives of one question in one window.</summary>
internal sealed record FivesRow
{
    public required WindowId WindowId { get; init; }

    public required string Item { get; init; }

    public required long N { get; init; }

    public required long Fives { get; init; }
}
