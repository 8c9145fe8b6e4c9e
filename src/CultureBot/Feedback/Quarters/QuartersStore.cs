using CultureBot.Privacy.Sealing;
using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of quarters: their states, and their wrapped keys.</summary>
internal static class QuartersStore
{
    private const string Columns = "id, name, state, for_fives, for_comments, public_key, opened_at, closes_at, closed_at, published_at, is_comparable";

    static QuartersStore() => FeedbackIds.Use();

    public static WrappedColumn WrappedKeys { get; } = new("feedback_quarters", "private_key", $"'{WindowKey.Purpose}'");

    public static WrappedColumn WrappedMarkKeys { get; } = new("feedback_quarters", "mark_key", $"'{RatingMark.Purpose}'");

    /// <summary>Changes nothing when the quarter is there already.</summary>
    public static Task AddAsync(SqlSession sql, Quarter quarter, byte[] wrappedPrivateKey, byte[] wrappedMarkKey) =>
        sql.ExecuteAsync(
            """
            INSERT INTO feedback_quarters
                (id, name, state, for_fives, for_comments, public_key, private_key, mark_key, opened_at, closes_at)
            VALUES
                (@Id, @Name, @State, @ForFives, @ForComments, @PublicKey, @PrivateKey, @MarkKey, @OpenedAt, @ClosesAt)
            ON CONFLICT (name) DO NOTHING
            """,
            new
            {
                quarter.Id,
                quarter.Name,
                State = quarter.State.ToString(),
                quarter.ForFives,
                quarter.ForComments,
                quarter.PublicKey,
                PrivateKey = wrappedPrivateKey,
                MarkKey = wrappedMarkKey,
                quarter.OpenedAt,
                quarter.ClosesAt,
            });

    public static Task<Quarter?> FindAsync(SqlSession sql, string name) =>
        sql.FirstOrDefaultAsync<Quarter>($"SELECT {Columns} FROM feedback_quarters WHERE name = @Name", new { Name = name });

    public static Task<IReadOnlyList<Quarter>> ListOpenAsync(SqlSession sql) =>
        sql.ListAsync<Quarter>($"SELECT {Columns} FROM feedback_quarters WHERE state = 'Open' ORDER BY name");

    /// <summary>Quarters whose results are out, the latest first.</summary>
    public static Task<IReadOnlyList<Quarter>> ListPublishedAsync(SqlSession sql, Instant now) =>
        sql.ListAsync<Quarter>($"SELECT {Columns} FROM feedback_quarters WHERE state = 'Closed' AND published_at <= @Now ORDER BY name DESC", new { Now = now });

    /// <summary>The latest closed one before a quarter; null when it is the first.</summary>
    public static Task<Quarter?> FindBeforeAsync(SqlSession sql, string name) =>
        sql.FirstOrDefaultAsync<Quarter>($"SELECT {Columns} FROM feedback_quarters WHERE state = 'Closed' AND name < @Name ORDER BY name DESC LIMIT 1", new { Name = name });

    /// <summary>Quarters that are over, or whose closing was cut short, the oldest first.</summary>
    public static Task<IReadOnlyList<Quarter>> ListDueAsync(SqlSession sql, Instant now) =>
        sql.ListAsync<Quarter>(
            $"SELECT {Columns} FROM feedback_quarters WHERE state = 'Closing' OR (state = 'Open' AND closes_at <= @Now) ORDER BY name", new { Now = now });

    /// <summary>Takes no ballots any more, once those that are being stored are.</summary>
    public static Task BeginClosingAsync(SqlSession sql, QuarterId id) =>
        sql.ExecuteAsync("UPDATE feedback_quarters SET state = 'Closing' WHERE id = @Id AND state = 'Open'", new { Id = id });

    /// <summary>Closed from now on: its keys are gone. False when another node was quicker.</summary>
    public static async Task<bool> FinishClosingAsync(SqlSession sql, QuarterId id, Instant now, Instant publishedAt, bool isComparable) =>
        await sql.ExecuteAsync(
            """
            UPDATE feedback_quarters SET state = 'Closed', closed_at = @Now, published_at = @PublishedAt, is_comparable = @IsComparable,
                private_key = NULL, mark_key = NULL
            WHERE id = @Id AND state = 'Closing'
            """,
            new { Id = id, Now = now, PublishedAt = publishedAt, IsComparable = isComparable }) == 1;

    /// <summary>Null once it is closed.</summary>
    public static Task<byte[]?> FindPrivateKeyAsync(SqlSession sql, QuarterId id) =>
        sql.ScalarAsync<byte[]?>("SELECT private_key FROM feedback_quarters WHERE id = @Id", new { Id = id });

    /// <summary>Null once it is closed.</summary>
    public static Task<byte[]?> FindMarkKeyAsync(SqlSession sql, QuarterId id) =>
        sql.ScalarAsync<byte[]?>("SELECT mark_key FROM feedback_quarters WHERE id = @Id", new { Id = id });

    /// <summary>Whether it takes ballots; if so it goes on doing so until the unit ends, and whoever closes it waits for that.</summary>
    public static async Task<bool> HoldOpenAsync(SqlSession sql, QuarterId id) =>
        await sql.ScalarAsync<string?>(
            $"SELECT state FROM feedback_quarters WHERE id = @Id {sql.Dialect.ForShare}", new { Id = id }) == nameof(QuarterState.Open);
}
