using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The SQL between claiming a message and calling the platform.</summary>
internal static class AttemptStore
{
    static AttemptStore() => DeliverySqlTypes.Use();

    public static Task<IReadOnlyList<string>> ListCarriesAsync(SqlSession sql, MessageId id) =>
        sql.ListAsync<string>("SELECT subject FROM message_carries WHERE message_id = @Id", new { Id = id });

    /// <summary>Replaces what the message carries; false when the lease was lost.</summary>
    public static async Task<bool> RecordCarriesAsync(SqlSession sql, MessageId id, LeaseId lease, IReadOnlyList<string> carries)
    {
        // Locked in one order, so that two messages with the same subjects do not wait for each other in a circle.
        foreach (var subject in carries.Order(StringComparer.Ordinal))
        {
            await sql.ExecuteAsync(sql.Dialect.LockName, new { Name = subject });
        }

        var held = await sql.ExecuteAsync("UPDATE messages SET lease = lease WHERE id = @Id AND lease = @Lease", new { Id = id, Lease = lease });
        if (held == 0) return false;
        await sql.ExecuteAsync("DELETE FROM message_carries WHERE message_id = @Id", new { Id = id });
        await sql.ExecuteAsync(
            "INSERT INTO message_carries (message_id, subject) VALUES (@Id, @Subject)",
            carries.Select(subject => new { Id = id, Subject = subject }).ToList());
        return true;
    }

    /// <summary>
    /// Writes down that the platform is about to be called, if the message is still wanted as it was rendered. Returns the
    /// revision that is wanted now, or null when the lease was lost; the attempt has started when it equals <paramref name="revision"/>.
    /// </summary>
    public static async Task<long?> StartAsync(SqlSession sql, MessageId id, LeaseId lease, long revision, Instant now)
    {
        var row = new { Id = id, Lease = lease, Revision = revision, Now = now, Until = now + DeliveryRules.Lease };
        var started = await sql.ExecuteAsync(
            """
            UPDATE messages SET attempt_started_at = @Now, due_at = @Until
            WHERE id = @Id AND lease = @Lease AND wanted_revision = @Revision
            """,
            row);
        return started == 1
            ? revision
            : await sql.ScalarAsync<long?>("SELECT wanted_revision FROM messages WHERE id = @Id AND lease = @Lease", row);
    }
}
