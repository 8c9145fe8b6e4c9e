using CultureBot.Chat;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// The SQL of what came of a sending. Every write names the lease it was made under: one that comes after the lease was
/// given to somebody else changes nothing and returns false.
/// </summary>
internal static class ResultStore
{
    static ResultStore() => DeliverySqlTypes.Use();

    /// <summary>The platform has the revision. A raise meanwhile makes it due again, after its rest if it has one.</summary>
    public static async Task<bool> SentAsync(
        SqlSession sql, ClaimedMessage claimed, long revision, PostedMessage? posted, Instant now)
    {
        var written = await sql.ExecuteAsync(
            """
            UPDATE messages SET state = 'Sent', sent_revision = @Revision, posted_channel_id = @ChannelId, posted_message_id = @MessageId,
                sent_at = COALESCE(sent_at, @Now), changed_at = @Now,
                due_at = CASE WHEN wanted_revision > @Revision THEN @Now + calm_ms END,
                lease = NULL, attempt_started_at = NULL, attempts = 0, uncertain_attempts = 0, last_error = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new { claimed.Message.Id, claimed.Lease, Revision = revision, posted?.ChannelId, posted?.MessageId, Now = now });
        if (written == 1 && !claimed.Message.WasSent) await WakeChildrenAsync(sql, claimed.Message.Id, MessageState.Cancelled, now);
        return written == 1;
    }

    /// <summary>It is not there, and should not be. A raise meanwhile lets its renderer decide again.</summary>
    public static async Task<bool> CancelledAsync(SqlSession sql, ClaimedMessage claimed, long revision, Instant now)
    {
        var written = await sql.ExecuteAsync(
            """
            UPDATE messages SET state = CASE WHEN wanted_revision > @Revision THEN 'Waiting' ELSE 'Cancelled' END,
                sent_revision = @Revision, posted_channel_id = NULL, posted_message_id = NULL, sent_at = NULL,
                due_at = CASE WHEN wanted_revision > @Revision THEN @Now END,
                lease = NULL, attempt_started_at = NULL, attempts = 0, uncertain_attempts = 0, last_error = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new { claimed.Message.Id, claimed.Lease, Revision = revision, Now = now });
        if (written == 1) await ParentEndedAsync(sql, claimed.Message.Id, now);
        return written == 1;
    }

    public static async Task<bool> TryAgainAsync(
        SqlSession sql, ClaimedMessage claimed, Instant at, string error, bool isUncertain)
    {
        var written = await sql.ExecuteAsync(
            """
            UPDATE messages SET due_at = @At, last_error = @Error, lease = NULL, attempt_started_at = NULL,
                attempts = attempts + 1, uncertain_attempts = uncertain_attempts + @Uncertain
            WHERE id = @Id AND lease = @Lease
            """,
            new { claimed.Message.Id, claimed.Lease, At = at, Error = error, Uncertain = isUncertain ? 1L : 0L });
        return written == 1;
    }

    /// <summary>Dead or skipped: nothing more is tried.</summary>
    public static async Task<bool> EndedAsync(SqlSession sql, ClaimedMessage claimed, MessageState state, string error, Instant now)
    {
        var written = await sql.ExecuteAsync(
            """
            UPDATE messages SET state = @State, due_at = NULL, last_error = @Error, lease = NULL, attempt_started_at = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new { claimed.Message.Id, claimed.Lease, State = state.ToString(), Error = error });
        if (written == 1 && !claimed.Message.WasSent) await ParentEndedAsync(sql, claimed.Message.Id, now);
        return written == 1;
    }

    /// <summary>What would have joined its thread is cancelled, what has is deleted: each at its next look, which is now.</summary>
    public static Task ParentEndedAsync(SqlSession sql, MessageId parent, Instant now) =>
        WakeChildrenAsync(sql, parent, MessageState.Sent, now);

    private static async Task WakeChildrenAsync(SqlSession sql, MessageId parent, MessageState andThoseThatAre, Instant now) =>
        await sql.ExecuteAsync(
            """
            UPDATE messages SET
                wanted_revision = wanted_revision + 1,
                state = CASE state WHEN 'Cancelled' THEN 'Waiting' ELSE state END,
                due_at = CASE WHEN lease IS NOT NULL THEN due_at WHEN not_before > @Now THEN not_before ELSE @Now END
            WHERE parent_id = @Parent AND state IN ('Waiting', @State)
            """,
            new { Parent = parent, State = andThoseThatAre.ToString(), Now = now });
}
