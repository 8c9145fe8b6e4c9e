using CultureBot.Privacy.Sealing;
using CultureBot.Storage;

namespace CultureBot.Feedback;

/// <summary>
/// The SQL of sealed ratings and of the marks that a customer counts once. Nothing here leads from one to the other, nor from either to a
/// person.
/// </summary>
internal static class RatingBallotsStore
{
    static RatingBallotsStore() => FeedbackIds.Use();

    /// <summary>False when the quarter has this mark.</summary>
    public static async Task<bool> MarkAsync(SqlSession sql, QuarterId quarter, byte[] mark) =>
        await sql.ExecuteAsync(
            "INSERT INTO rating_marks (quarter_id, mark) VALUES (@Quarter, @Mark) ON CONFLICT DO NOTHING", new { Quarter = quarter, Mark = mark }) == 1;

    public static Task<bool> IsMarkedAsync(SqlSession sql, QuarterId quarter, byte[] mark) =>
        sql.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM rating_marks WHERE quarter_id = @Quarter AND mark = @Mark)", new { Quarter = quarter, Mark = mark });

    public static Task AddAsync(SqlSession sql, QuarterId quarter, byte[] sealedBallot) =>
        sql.ExecuteAsync(
            "INSERT INTO rating_ballots (quarter_id, id, sealed) VALUES (@Quarter, @Id, @Sealed)",
            new { Quarter = quarter, Id = BallotId.Create(), Sealed = sealedBallot });

    /// <summary>In the order of their ids, which says nothing.</summary>
    public static Task<IReadOnlyList<byte[]>> ListAsync(SqlSession sql, QuarterId quarter) =>
        sql.ListAsync<byte[]>("SELECT sealed FROM rating_ballots WHERE quarter_id = @Quarter ORDER BY id", new { Quarter = quarter });

    public static Task<IReadOnlyList<byte[]>> ListMarksAsync(SqlSession sql, QuarterId quarter) =>
        sql.ListAsync<byte[]>("SELECT mark FROM rating_marks WHERE quarter_id = @Quarter", new { Quarter = quarter });

    /// <summary>In the unit in which the keys go, so that nobody can open what the file may still hold of ballots.</summary>
    public static async Task ForgetAsync(SqlSession sql, QuarterId quarter)
    {
        await sql.DeleteUnreadableAsync("DELETE FROM rating_ballots WHERE quarter_id = @Quarter", new { Quarter = quarter });
        await sql.ExecuteAsync("DELETE FROM rating_marks WHERE quarter_id = @Quarter", new { Quarter = quarter });
    }

    /// <summary>
    /// Writes the ballots and marks of an open quarter anew, in random order: PostgreSQL shows of each row which transaction wrote it and where it
    /// lies. False when the quarter is not open.
    /// </summary>
    public static async Task<bool> ShuffleAsync(SqlSession sql, QuarterId quarter)
    {
        var row = new { Quarter = quarter };
        var state = await sql.ScalarAsync<string?>($"SELECT state FROM feedback_quarters WHERE id = @Quarter {sql.Dialect.ForUpdate}", row);
        if (state != nameof(QuarterState.Open)) return false;
        foreach (var table in (string[])["rating_ballots", "rating_marks", "barrier_marks"])
        {
            // The order is drawn before the first row is written, and the old ones are gone by then.
            await sql.ExecuteAsync(
                $"""
                WITH taken AS (DELETE FROM {table} WHERE quarter_id = @Quarter RETURNING *)
                INSERT INTO {table} SELECT * FROM taken ORDER BY random()
                """,
                row);
        }

        return true;
    }
}
