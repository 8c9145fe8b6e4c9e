using CultureBot.Privacy.Retention;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Pulse;

/// <summary>The SQL of release ledgers whose time is over. That there was a window stays, with the actions that came of it; its results are gone.</summary>
internal sealed class LedgerRetentionStore : IRetained
{
    private const int WindowsAtOnce = 1;

    static LedgerRetentionStore() => PulseIds.Use();

    public Retained What => Retained.Results;

    public async Task<bool> ForgetAsync(SqlSession sql, Instant before)
    {
        var old = await sql.ListAsync<WindowId>(
            "SELECT w.id FROM survey_windows w JOIN published_windows p ON p.window_id = w.id WHERE w.published_at < @Before ORDER BY w.published_at LIMIT @Limit",
            new { Before = before, Limit = WindowsAtOnce });
        foreach (var table in (string[])["published_comments", "published_choices", "published_figures", "group_fingerprints", "published_groups", "published_windows"])
            await sql.ExecuteAsync($"DELETE FROM {table} WHERE window_id IN @Ids", new { Ids = old.Select(window => window.Value) });
        return old.Count == WindowsAtOnce;
    }

    public Task<long> CountAsync(SqlSession sql, Instant before) =>
        sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM survey_windows w JOIN published_windows p ON p.window_id = w.id WHERE w.published_at < @Before", new { Before = before });
}
