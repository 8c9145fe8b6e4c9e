using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Actions;

/// <summary>All SQL of how actions go on the way.</summary>
internal static class ActionProgressStore
{
    private const string Columns = "action_id, reported_by, reported_at, words";

    static ActionProgressStore() => ActionIds.Use();

    /// <summary>False when this report is there already.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, ActionProgress progress, string requestKey) =>
        await sql.ExecuteAsync(
            """
            INSERT INTO action_progress (id, request_key, action_id, reported_by, reported_at, words)
            VALUES (@Id, @RequestKey, @ActionId, @ReportedBy, @ReportedAt, @Words)
            ON CONFLICT (request_key) DO NOTHING
            """,
            new
            {
                Id = Guid.CreateVersion7(progress.ReportedAt.ToDateTimeOffset()),
                RequestKey = requestKey,
                progress.ActionId,
                progress.ReportedBy,
                progress.ReportedAt,
                progress.Words,
            }) == 1;

    /// <summary>What was reported last of each of these, where anything was.</summary>
    public static async Task<IReadOnlyDictionary<ActionId, ActionProgress>> ListLatestAsync(SqlSession sql, IReadOnlyCollection<ActionId> actions) =>
        (await sql.ListAsync<ActionProgress>(
            $"SELECT {Columns} FROM action_progress WHERE action_id IN @Actions ORDER BY reported_at, id", new { Actions = actions.Select(id => id.Value) }))
        .GroupBy(progress => progress.ActionId)
        .ToDictionary(reports => reports.Key, reports => reports.Last());

    /// <summary>The latest report behind one moment and up to another; null when there is none.</summary>
    public static Task<ActionProgress?> FindLatestAsync(SqlSession sql, Instant after, Instant upTo) =>
        sql.FirstOrDefaultAsync<ActionProgress>(
            $"""
            SELECT {Columns} FROM action_progress
            WHERE reported_at > @After AND reported_at <= @UpTo ORDER BY reported_at DESC, id DESC LIMIT 1
            """,
            new { After = after, UpTo = upTo });
}
