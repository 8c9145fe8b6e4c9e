using CultureBot.Storage;
using CultureBot.Storage.Secrets;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

internal readonly record struct UnfinishedRequestId(Guid Value);

/// <summary>The SQL of requests that are finished later.</summary>
internal static class UnfinishedRequestsStore
{
    public static readonly WrappedColumn Wrapped = new("unfinished_requests", "request", $"'{UnfinishedRequestText.Purpose}'");

    static UnfinishedRequestsStore() => DeliverySqlTypes.Use();

    /// <summary>The second delivery of the same request changes nothing.</summary>
    public static Task AddAsync(
        SqlSession sql, UnfinishedRequestId id, string requestKey, WorkspaceId workspace, byte[] request, Instant now) =>
        sql.ExecuteAsync(
            """
            INSERT INTO unfinished_requests (id, request_key, workspace_id, request, due_at, received_at)
            VALUES (@Id, @RequestKey, @WorkspaceId, @Request, @Now, @Now)
            ON CONFLICT (request_key) DO NOTHING
            """,
            new { Id = id, RequestKey = requestKey, WorkspaceId = workspace, Request = request, Now = now });

    /// <summary>The one that is due longest, for this process alone until the lease ends; null when none is due.</summary>
    public static Task<UnfinishedRequest?> ClaimAsync(SqlSession sql, LeaseId lease, Instant now, Instant until) =>
        sql.FirstOrDefaultAsync<UnfinishedRequest>(
            $"""
            UPDATE unfinished_requests SET lease = @Lease, due_at = @Until
            WHERE id IN (SELECT id FROM unfinished_requests WHERE due_at <= @Now ORDER BY due_at LIMIT 1 {sql.Dialect.ForUpdateSkipLocked})
            RETURNING id, workspace_id, request, attempts, received_at, is_last
            """,
            new { Lease = lease, Now = now, Until = until });

    public static Task<UnfinishedRequest?> FindAsync(SqlSession sql, UnfinishedRequestId id) =>
        sql.FirstOrDefaultAsync<UnfinishedRequest>(
            "SELECT id, workspace_id, request, attempts, received_at, is_last FROM unfinished_requests WHERE id = @Id",
            new { Id = id });

    public static async Task<bool> PutOffAsync(SqlSession sql, UnfinishedRequestId id, LeaseId lease, Instant until) =>
        await sql.ExecuteAsync(
            "UPDATE unfinished_requests SET due_at = @Until, lease = NULL, attempts = attempts + 1 WHERE id = @Id AND lease = @Lease",
            new { Id = id, Lease = lease, Until = until }) == 1;

    /// <summary>False when the lease was lost: another process finishes it.</summary>
    public static async Task<bool> FinishAsync(SqlSession sql, UnfinishedRequestId id, LeaseId lease, bool isLast, Instant now) =>
        await sql.ExecuteAsync(
            """
            UPDATE unfinished_requests SET due_at = NULL, lease = NULL, attempts = attempts + 1, finished_at = @Now, is_last = @IsLast
            WHERE id = @Id AND lease = @Lease
            """,
            new { Id = id, Lease = lease, IsLast = isLast, Now = now }) == 1;

    public static Task<IReadOnlyList<UnfinishedRequestId>> ListFinishedAsync(SqlSession sql) =>
        sql.ListAsync<UnfinishedRequestId>("SELECT id FROM unfinished_requests WHERE finished_at IS NOT NULL ORDER BY finished_at LIMIT 500");

    public static Task DeleteAsync(SqlSession sql, IReadOnlyCollection<UnfinishedRequestId> ids) =>
        sql.ExecuteAsync("DELETE FROM unfinished_requests WHERE id IN @Ids", new { Ids = ids.Select(id => id.Value) });

    /// <summary>Whatever became of them: a person's words are not kept longer than they are needed.</summary>
    public static Task DeleteReceivedBeforeAsync(SqlSession sql, Instant before) =>
        sql.ExecuteAsync("DELETE FROM unfinished_requests WHERE received_at < @Before", new { Before = before });

    public static Task<Instant?> FindEarliestDueAsync(SqlSession sql) =>
        sql.ScalarAsync<Instant?>("SELECT MIN(due_at) FROM unfinished_requests WHERE due_at IS NOT NULL");
}

/// <summary>A request that was acknowledged before it was finished.</summary>
internal sealed record UnfinishedRequest
{
    public required UnfinishedRequestId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Wrapped: see <see cref="UnfinishedRequestText"/>.</summary>
    public required byte[] Request { get; init; }

    public required long Attempts { get; init; }

    public required Instant ReceivedAt { get; init; }

    public required bool IsLast { get; init; }

    /// <summary>The last attempt is made ten minutes after the request was received.</summary>
    public Instant LastAttemptAt => ReceivedAt + Duration.FromMinutes(10);
}
