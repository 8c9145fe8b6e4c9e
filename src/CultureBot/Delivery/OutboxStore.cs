using CultureBot.Chat;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>The SQL of the outbox as slices and the operator's API use it. After the unit, call <see cref="OutboxSignal.Notify"/>.</summary>
public static class OutboxStore
{
    private const string Insert = """
        INSERT INTO messages (id, kind, subject, workspace_id, destination_kind, destination, step, parent_id, not_before, due_at, created_at)
        VALUES (@Id, @Kind, @Subject, @WorkspaceId, @DestinationKind, @Destination, @Step, @ParentId, @NotBefore, @NotBefore, @CreatedAt)
        ON CONFLICT (kind, subject, workspace_id, destination_kind, destination, step) DO NOTHING
        """;

    /// <summary>The same message at another account of the same person: their inbox was another one when it was wanted first.</summary>
    private const string Elsewhere = """
        SELECT m.id FROM accounts me
        JOIN accounts o ON o.person_id = me.person_id AND o.id <> me.id
        JOIN messages m ON m.subject = @Subject AND m.kind = @Kind AND m.workspace_id = o.workspace_id
            AND m.destination_kind = 'Account' AND m.destination = o.external_id AND m.step = @Step AND m.state <> 'Cancelled'
        WHERE me.workspace_id = @WorkspaceId AND me.external_id = @Destination
        """;

    static OutboxStore() => DeliverySqlTypes.Use();

    /// <summary>Wants a message, a direct one in its reader's inbox; when the same one is already wanted, changes nothing. Returns its id either way.</summary>
    public static async Task<MessageId> WantAsync(SqlSession sql, WantedMessage message, Instant now)
    {
        var addressed = (await Inboxes.FindAsync(sql, [message]))[0];
        var row = Row(addressed.Message, now);
        if (addressed.MayBeElsewhere && await sql.FirstOrDefaultAsync<MessageId?>(Elsewhere, row) is { } before) return before;
        if (await sql.ExecuteAsync(Insert, row) == 1) return row.Id;
        return await sql.ScalarAsync<MessageId>(
            """
            SELECT id FROM messages
            WHERE kind = @Kind AND subject = @Subject AND workspace_id = @WorkspaceId
                AND destination_kind = @DestinationKind AND destination = @Destination AND step = @Step
            """,
            row);
    }

    /// <summary>
    /// Wants up to 500 messages in one unit, direct ones in their readers' inboxes; those already wanted stay as they are, and where
    /// they are. Returns how many are new.
    /// </summary>
    public static async Task<int> WantManyAsync(SqlSession sql, IReadOnlyList<WantedMessage> messages, Instant now)
    {
        if (messages.Count == 0) return 0;
        var rows = new List<NewMessage>(messages.Count);
        foreach (var (message, mayBeElsewhere) in await Inboxes.FindAsync(sql, messages))
        {
            var row = Row(message, now);
            if (!mayBeElsewhere || await sql.FirstOrDefaultAsync<MessageId?>(Elsewhere, row) is null) rows.Add(row);
        }

        return rows.Count == 0 ? 0 : await sql.ExecuteAsync(Insert, rows);
    }

    /// <summary>The subject changed: every message about it, or that carries it, is rendered again, or cancelled unsent.</summary>
    public static async Task SubjectChangedAsync(SqlSession sql, string subject, Instant now)
    {
        // A message that is just recording that it carries the subject either sees this change or is seen by it.
        await LockSubjectAsync(sql, subject);
        await sql.ExecuteAsync(
            """
            UPDATE messages SET
                wanted_revision = wanted_revision + 1, calm_ms = 0,
                state = CASE state WHEN 'Cancelled' THEN 'Waiting' WHEN 'Dead' THEN 'Sent' ELSE state END,
                due_at = CASE WHEN lease IS NOT NULL THEN due_at WHEN not_before > @Now THEN not_before ELSE @Now END
            WHERE id IN (SELECT id FROM messages WHERE subject = @Subject
                         UNION SELECT message_id FROM message_carries WHERE subject = @Subject)
                AND (state IN ('Waiting', 'Sent', 'Cancelled') OR (state = 'Dead' AND posted_message_id IS NOT NULL))
            """,
            new { Subject = subject, Now = now });
    }

    /// <summary>What was about the subject and was cancelled before it was sent is wanted again; what was sent stays as it is.</summary>
    public static Task WantCancelledAsync(SqlSession sql, string subject, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE messages SET state = 'Waiting', wanted_revision = wanted_revision + 1,
                due_at = CASE WHEN not_before > @Now THEN not_before ELSE @Now END
            WHERE subject = @Subject AND state = 'Cancelled' AND sent_at IS NULL AND lease IS NULL
            """,
            new { Subject = subject, Now = now });

    /// <summary>
    /// <see cref="SubjectChangedAsync"/> for subjects that nothing carries, all at once. What is about them is rendered again at once, or, with a
    /// <paramref name="rest"/>, at most once in that time: several changes in a row make one update.
    /// </summary>
    public static async Task SubjectsChangedAsync(SqlSession sql, IReadOnlyCollection<string> subjects, Duration rest, Instant now)
    {
        if (subjects.Count == 0) return;
        await sql.ExecuteAsync(
            """
            UPDATE messages SET
                wanted_revision = wanted_revision + 1, calm_ms = @Rest,
                state = CASE state WHEN 'Cancelled' THEN 'Waiting' WHEN 'Dead' THEN 'Sent' ELSE state END,
                due_at = CASE
                    WHEN lease IS NOT NULL OR (due_at IS NOT NULL AND @Rest > 0) THEN due_at
                    WHEN not_before > @Now THEN not_before
                    WHEN changed_at + @Rest > @Now THEN changed_at + @Rest
                    ELSE @Now
                END
            WHERE subject IN @Subjects
                AND (state IN ('Waiting', 'Sent', 'Cancelled') OR (state = 'Dead' AND posted_message_id IS NOT NULL))
            """,
            new { Subjects = subjects, Rest = (long)rest.TotalMilliseconds, Now = now });
    }

    /// <summary>
    /// Something small about a subject changed, such as a count: its messages of one kind are rendered again, each at most
    /// once in <paramref name="rest"/>, however often this is called.
    /// </summary>
    public static async Task RefreshAsync(SqlSession sql, string kind, string subject, Duration rest, Instant now)
    {
        await LockSubjectAsync(sql, subject);
        await sql.ExecuteAsync(
            """
            UPDATE messages SET
                wanted_revision = wanted_revision + 1, calm_ms = @Rest,
                due_at = CASE WHEN due_at IS NOT NULL THEN due_at WHEN changed_at + @Rest > @Now THEN changed_at + @Rest ELSE @Now END
            WHERE subject = @Subject AND kind = @Kind AND state IN ('Waiting', 'Sent')
            """,
            new { Kind = kind, Subject = subject, Rest = (long)rest.TotalMilliseconds, Now = now });
    }

    /// <summary>What the message that stands there is about; null when it is none of ours.</summary>
    public static Task<string?> FindSubjectAsync(SqlSession sql, WorkspaceId workspace, PostedMessage posted) =>
        sql.ScalarAsync<string?>(
            """
            SELECT subject FROM messages
            WHERE workspace_id = @Workspace AND posted_channel_id = @ChannelId AND posted_message_id = @MessageId
            """,
            new { Workspace = workspace, posted.ChannelId, posted.MessageId });

    /// <summary>
    /// Somebody asks for a message that ended without being sent: it is tried again from that moment on, as often as a new one. It stays the
    /// one of its own time, which its kind may go by, and counts as tried once, so that what came later does not wait behind it.
    /// </summary>
    public static Task ReviveAsync(SqlSession sql, MessageId id, Instant from) =>
        sql.ExecuteAsync(
            """
            UPDATE messages SET state = 'Waiting', due_at = @From, attempts = 1, uncertain_attempts = 0
            WHERE id = @Id AND state IN ('Dead', 'Skipped') AND sent_at IS NULL AND lease IS NULL
            """,
            new { Id = id, From = from });

    /// <summary>
    /// Until the unit ends nobody else who calls this with the same subject gets past it: who wants messages by a plan and
    /// who changes the plan of those already wanted do not miss each other.
    /// </summary>
    public static Task LockSubjectAsync(SqlSession sql, string subject) => sql.ExecuteAsync(sql.Dialect.LockName, new { Name = subject });

    /// <summary>Messages of one kind about one subject that wait and are not being sent, in the order of ids.</summary>
    public static Task<IReadOnlyList<WaitingMessage>> ListWaitingAfterAsync(
        SqlSession sql, string kind, string subject, MessageId? after, int limit) =>
        sql.ListAsync<WaitingMessage>(
            """
            SELECT id, subject, workspace_id, destination FROM messages
            WHERE subject = @Subject AND kind = @Kind AND id > @After AND state = 'Waiting' AND lease IS NULL
            ORDER BY id LIMIT @Limit
            """,
            new { Subject = subject, Kind = kind, After = after ?? default, Limit = limit });

    /// <summary>Messages of one kind that wait at a place and are not being sent.</summary>
    public static Task<IReadOnlyList<WaitingMessage>> ListWaitingAtAsync(SqlSession sql, string kind, Destination place) =>
        sql.ListAsync<WaitingMessage>(
            """
            SELECT id, subject, workspace_id, destination FROM messages
            WHERE workspace_id = @WorkspaceId AND destination_kind = @DestinationKind AND destination = @Id
                AND due_at IS NOT NULL AND kind = @Kind AND state = 'Waiting' AND lease IS NULL
            """,
            new { place.WorkspaceId, DestinationKind = place.Kind.ToString(), place.Id, Kind = kind });

    /// <summary>Moves up to 500 waiting messages to another moment; one that is being sent meanwhile stays as it is.</summary>
    public static async Task MoveAsync(SqlSession sql, IReadOnlyList<MovedMessage> messages)
    {
        if (messages.Count == 0) return;
        await sql.ExecuteAsync(
            """
            UPDATE messages SET not_before = @NotBefore, due_at = @NotBefore
            WHERE id = @Id AND state = 'Waiting' AND lease IS NULL
            """,
            messages);
    }

    /// <summary>Some of the messages about a subject.</summary>
    public static Task<IReadOnlyList<MessageId>> ListAboutAsync(SqlSession sql, string subject, int limit) =>
        sql.ListAsync<MessageId>("SELECT id FROM messages WHERE subject = @Subject ORDER BY id LIMIT @Limit", new { Subject = subject, Limit = limit });

    /// <summary>No trace of these messages stays here. What was sent stays on its platform, as it is.</summary>
    public static async Task ForgetAsync(SqlSession sql, IReadOnlyCollection<MessageId> ids)
    {
        var messages = new { Ids = ids.Select(id => id.Value) };
        await sql.ExecuteAsync("DELETE FROM message_carries WHERE message_id IN @Ids", messages);
        await sql.ExecuteAsync("UPDATE messages SET parent_id = NULL WHERE parent_id IN @Ids", messages);
        await sql.ExecuteAsync("DELETE FROM messages WHERE id IN @Ids", messages);
    }

    /// <summary>A workspace was connected again: what waited for it is due at once.</summary>
    public static Task WorkspaceConnectedAsync(SqlSession sql, WorkspaceId workspace, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE messages SET due_at = CASE WHEN not_before > @Now THEN not_before ELSE @Now END
            WHERE workspace_id = @WorkspaceId AND due_at > @Now AND lease IS NULL
            """,
            new { WorkspaceId = workspace, Now = now });

    /// <summary>How many messages stand where; states without any are left out.</summary>
    public static Task<IReadOnlyList<MessageCount>> CountByStateAsync(SqlSession sql) =>
        sql.ListAsync<MessageCount>("SELECT state, COUNT(*) AS count FROM messages GROUP BY state ORDER BY state");

    /// <summary>When the outbox has to be looked at next; null when nothing is on its way. A claimed message counts with the end of its lease.</summary>
    public static Task<Instant?> FindEarliestDueAsync(SqlSession sql) =>
        sql.ScalarAsync<Instant?>("SELECT MIN(due_at) FROM messages WHERE due_at IS NOT NULL");

    /// <summary>The state of the messages of one kind about one subject.</summary>
    public static async Task<IReadOnlyList<MessageState>> ListStatesAsync(SqlSession sql, string kind, string subject) =>
        [.. (await sql.ListAsync<string>(
            "SELECT state FROM messages WHERE subject = @Subject AND kind = @Kind",
            new { Subject = subject, Kind = kind })).Select(Enum.Parse<MessageState>)];

    private static NewMessage Row(WantedMessage message, Instant now) => new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Kind = message.Kind,
        Subject = message.Subject,
        WorkspaceId = message.Destination.WorkspaceId,
        DestinationKind = message.Destination.Kind.ToString(),
        Destination = message.Destination.Id,
        Step = message.Step,
        ParentId = message.Parent,
        NotBefore = message.NotBefore ?? now,
        CreatedAt = now,
    };

    private sealed record NewMessage
    {
        public required MessageId Id { get; init; }

        public required string Kind { get; init; }

        public required string Subject { get; init; }

        public required WorkspaceId WorkspaceId { get; init; }

        public required string DestinationKind { get; init; }

        public required string Destination { get; init; }

        public required string Step { get; init; }

        public required MessageId? ParentId { get; init; }

        public required Instant NotBefore { get; init; }

        public required Instant CreatedAt { get; init; }
    }
}

/// <summary>A message that waits for its moment.</summary>
public sealed record WaitingMessage
{
    public required MessageId Id { get; init; }

    public required string Subject { get; init; }

    /// <summary>Where the place is.</summary>
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The id of the place on its platform.</summary>
    public required string Destination { get; init; }
}

/// <summary>A waiting message and its new moment.</summary>
public sealed record MovedMessage(MessageId Id, Instant NotBefore);

/// <summary>How many messages are in a state.</summary>
public sealed record MessageCount
{
    public required MessageState State { get; init; }

    public required long Count { get; init; }
}
