using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Feedback;

/// <summary>The SQL of what programs have counted, by hashes of their keys.</summary>
internal static class ServedRequestsStore
{
    // A program that sends a request again does so within hours.
    private static readonly Duration Kept = Duration.FromDays(2);

    static ServedRequestsStore() => FeedbackIds.Use();

    /// <summary>What became of it the first time; null when it is new.</summary>
    public static async Task<ServedResult?> FindAsync(SqlSession sql, byte[] hash) =>
        await sql.ScalarAsync<string?>("SELECT result FROM served_requests WHERE hash = @Hash", new { Hash = hash }) is { } result ? Enum.Parse<ServedResult>(result) : null;

    public static Task AddAsync(SqlSession sql, byte[] hash, ServedResult result, Instant now) =>
        sql.ExecuteAsync(
            "INSERT INTO served_requests (hash, result, counted_at) VALUES (@Hash, @Result, @Now)", new { Hash = hash, Result = result.ToString(), Now = now });

    /// <summary>Those whose time is over.</summary>
    public static Task ForgetAsync(SqlSession sql, Instant now) =>
        sql.ExecuteAsync("DELETE FROM served_requests WHERE counted_at < @Before", new { Before = now - Kept });
}
