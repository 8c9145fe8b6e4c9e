using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The SQL of claiming: what is due, and what happens to it when it is not sent right away.</summary>
internal static class ClaimStore
{
    static ClaimStore() => DeliverySqlTypes.Use();

    /// <summary>
    /// Locks what is due and reads it afterwards: on PostgreSQL one statement would show the rows as they were before the lock.
    /// </summary>
    public static async Task<IReadOnlyList<DueMessage>> ListDueAsync(SqlSession sql, Instant now, int limit)
    {
        var ids = await sql.ListAsync<MessageId>(
            $"SELECT id FROM messages WHERE due_at <= @Now ORDER BY due_at LIMIT @Limit {sql.Dialect.ForUpdateSkipLocked}",
            new { Now = now, Limit = limit });
        if (ids.Count == 0) return [];
        return await sql.ListAsync<DueMessage>(
            """
            SELECT m.id, m.kind, m.subject, m.workspace_id, m.destination_kind, m.destination, m.step, m.wanted_revision, m.not_before,
                m.attempt_started_at, m.attempts, m.uncertain_attempts, m.posted_channel_id, m.posted_message_id, m.sent_at,
                m.parent_id, p.state AS parent_state,
                p.posted_channel_id AS parent_posted_channel_id, p.posted_message_id AS parent_posted_message_id, a.unreachable_since
            FROM messages m
            LEFT JOIN messages p ON p.id = m.parent_id
            LEFT JOIN accounts a
                ON m.destination_kind = 'Account' AND a.workspace_id = m.workspace_id AND a.external_id = m.destination
            WHERE m.id IN @Ids
            """,
            new { Ids = ids.Select(id => id.Value) });
    }

    /// <summary>Where any node has a message in flight: a second one would overtake it.</summary>
    public static async Task<HashSet<Destination>> ListBusyAsync(SqlSession sql, Instant now) =>
        [.. (await sql.ListAsync<BusyDestination>(
            "SELECT workspace_id, destination_kind, destination FROM messages WHERE lease IS NOT NULL AND due_at > @Now",
            new { Now = now })).Select(b => new Destination(b.WorkspaceId, b.DestinationKind, b.Destination))];

    /// <summary>
    /// When the message just in front of this one, at the same place, has its turn; null when none waits there. Those that
    /// failed, and those that wait for a parent, hold nobody up; those of <paramref name="looked"/> (at the same place) are
    /// judged by the same look, in order. What is due and not among them is in another node's hands at this moment, or
    /// beyond this batch. Only the nearest is asked for, so that a long queue costs no more than a short one, at either end.
    /// </summary>
    public static Task<Instant?> FindLastInFrontAsync(SqlSession sql, DueMessage message, IReadOnlyCollection<MessageId> looked) =>
        sql.ScalarAsync<Instant?>(
            """
            SELECT due_at FROM messages
            WHERE workspace_id = @WorkspaceId AND destination_kind = @DestinationKind AND destination = @Destination
                AND due_at IS NOT NULL AND lease IS NULL AND attempts = 0 AND parent_id IS NULL AND sent_at IS NULL
                AND id NOT IN @Looked
                AND not_before <= @NotBefore AND (not_before < @NotBefore OR id < @Id)
            ORDER BY not_before DESC LIMIT 1
            """,
            new
            {
                message.WorkspaceId,
                DestinationKind = message.DestinationKind.ToString(),
                message.Destination,
                message.NotBefore,
                message.Id,
                Looked = looked,
            });

    public static Task ClaimAsync(SqlSession sql, IReadOnlyCollection<MessageId> ids, LeaseId lease, Instant until) =>
        sql.ExecuteAsync(
            "UPDATE messages SET lease = @Lease, due_at = @Until, attempt_started_at = NULL WHERE id IN @Ids",
            new { Ids = ids.Select(id => id.Value), Lease = lease, Until = until });

    /// <summary>Looks at them again later. Whether an attempt was cut short has been judged by then.</summary>
    public static Task PostponeAsync(SqlSession sql, IReadOnlyList<Postponed> postponed) =>
        sql.ExecuteAsync("UPDATE messages SET due_at = @Until, lease = NULL, attempt_started_at = NULL WHERE id = @Id", postponed);

    /// <summary>Counts a sending that was cut short and may have reached the platform.</summary>
    public static Task CountUncertainAsync(SqlSession sql, MessageId id) =>
        sql.ExecuteAsync("UPDATE messages SET uncertain_attempts = uncertain_attempts + 1 WHERE id = @Id", new { Id = id });

    /// <summary>Ends a message that was never posted.</summary>
    public static Task EndAsync(SqlSession sql, MessageId id, MessageState state, string reason) =>
        sql.ExecuteAsync(
            """
            UPDATE messages SET state = @State, due_at = NULL, lease = NULL, attempt_started_at = NULL, sent_revision = wanted_revision,
                last_error = @Reason
            WHERE id = @Id
            """,
            new { Id = id, State = state.ToString(), Reason = reason });

    private sealed record BusyDestination
    {
        public required WorkspaceId WorkspaceId { get; init; }

        public required DestinationKind DestinationKind { get; init; }

        public required string Destination { get; init; }
    }
}

internal sealed record Postponed(MessageId Id, Instant Until);
