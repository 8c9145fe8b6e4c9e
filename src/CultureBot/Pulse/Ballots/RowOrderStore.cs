using CultureBot.Storage;

namespace CultureBot.Pulse;

/// <summary>
/// The SQL that makes the rows of a window tell nothing about when they were written. PostgreSQL shows of each row which
/// transaction wrote it and where it lies: whoever marked themselves and whichever ballot came with it would share both.
/// </summary>
internal static class RowOrderStore
{
    static RowOrderStore() => PulseIds.Use();

    /// <summary>
    /// Writes the ballots and participations of an open window anew, in random order and in one transaction. Who answers meanwhile waits
    /// for it. False when the window is not open.
    /// </summary>
    public static async Task<bool> ShuffleAsync(SqlSession sql, WindowId window)
    {
        var row = new { Window = window };
        var state = await sql.ScalarAsync<string?>($"SELECT state FROM survey_windows WHERE id = @Window {sql.Dialect.ForUpdate}", row);
        if (state != nameof(WindowState.Open)) return false;
        foreach (var table in (string[])["ballots", "participations"])
        {
            // The order is drawn before the first row is written, and the old ones are gone by then.
            await sql.ExecuteAsync(
                $"""
                WITH taken AS (DELETE FROM {table} WHERE window_id = @Window RETURNING *)
                INSERT INTO {table} SELECT * FROM taken ORDER BY random()
                """,
                row);
        }

        return true;
    }
}
