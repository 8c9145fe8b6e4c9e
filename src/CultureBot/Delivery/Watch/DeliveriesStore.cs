using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery.Watch;

/// <summary>The SQL of how messages go.</summary>
internal static class DeliveriesStore
{
    static DeliveriesStore()
    {
        DeliverySqlTypes.Use();
        PeopleIds.Use();
    }

    /// <summary>What was wanted since a moment, by kind. Ids are in the order of time, so that only the latest rows are read.</summary>
    public static Task<IReadOnlyList<DeliveredKind>> ListKindsAsync(SqlSession sql, Instant since, Instant now) =>
        sql.ListAsync<DeliveredKind>(
            """
            SELECT kind, COUNT(*) AS wanted,
                COUNT(CASE WHEN sent_at IS NOT NULL THEN 1 END) AS sent,
                COUNT(CASE WHEN state = 'Waiting' AND not_before <= @Now THEN 1 END) AS due,
                COUNT(CASE WHEN state = 'Waiting' AND not_before > @Now THEN 1 END) AS later
            FROM messages WHERE id >= @First AND state <> 'Cancelled' GROUP BY kind ORDER BY kind
            """,
            new { First = FirstOf(since), Now = now });

    /// <summary>How many of these went out since a moment.</summary>
    public static async Task<int> CountSentAsync(SqlSession sql, Instant wantedSince, Instant sentSince) =>
        (int)await sql.ScalarAsync<long>(
            "SELECT COUNT(*) FROM messages WHERE id >= @First AND sent_at >= @SentSince", new { First = FirstOf(wantedSince), SentSince = sentSince });

    /// <summary>What never arrived; of what did, an update that failed is nothing that could be sent again.</summary>
    public static Task<IReadOnlyList<DeadMessages>> ListDeadAsync(SqlSession sql) =>
        sql.ListAsync<DeadMessages>(
            """
            SELECT kind, COALESCE(last_error, '') AS error, sent_at IS NOT NULL AS was_sent, COUNT(*) AS count, MAX(created_at) AS latest_at
            FROM messages WHERE state = 'Dead' GROUP BY kind, COALESCE(last_error, ''), sent_at IS NOT NULL ORDER BY MAX(created_at) DESC, kind
            """);

    /// <summary>Some of them, to be tried again, in the order of ids; each direct one with whom it is for.</summary>
    public static Task<IReadOnlyList<DeadMessage>> ListDeadAfterAsync(SqlSession sql, string kind, string error, MessageId? after, int limit) =>
        sql.ListAsync<DeadMessage>(
            """
            SELECT m.id, a.person_id FROM messages m
            LEFT JOIN accounts a ON m.destination_kind = 'Account' AND a.workspace_id = m.workspace_id AND a.external_id = m.destination
            WHERE m.state = 'Dead' AND m.kind = @Kind AND COALESCE(m.last_error, '') = @Error AND m.id > @After AND m.sent_at IS NULL AND m.lease IS NULL
            ORDER BY m.id LIMIT @Limit
            """,
            new { Kind = kind, Error = error, After = after ?? default, Limit = limit });

    // The smallest id of that millisecond.
    public static Guid FirstOf(Instant moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        return new(bytes, bigEndian: true);
    }
}

/// <summary>A message that ended without being sent.</summary>
internal sealed record DeadMessage
{
    public required MessageId Id { get; init; }

    /// <summary>Who alone would get it; null for one of a channel.</summary>
    public PersonId? PersonId { get; init; }
}
