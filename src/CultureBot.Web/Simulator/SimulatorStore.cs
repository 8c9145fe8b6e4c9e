using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Simulator;

/// <summary>The SQL of the simulated chat: its messages, and who is in it.</summary>
internal static class SimulatorStore
{
    private const string Columns = "m.id, m.conversation, m.parent_id, m.author, m.reader, m.card, m.words, m.posted_at, m.updated_at";

    private const string IsSeen = "m.deleted_at IS NULL AND (m.reader IS NULL OR m.reader = @Viewer)";

    /// <summary>Adds a message once: one with the same request key changes nothing.</summary>
    public static Task<int> AddAsync(SqlSession sql, SimulatorMessage message) => sql.ExecuteAsync(
        """
        INSERT INTO simulator_messages (id, conversation, parent_id, author, reader, card, words, request_key, posted_at)
        VALUES (@Id, @Conversation, @ParentId, @Author, @Reader, @Card, @Words, @RequestKey, @PostedAt)
        ON CONFLICT (request_key) DO NOTHING
        """,
        message);

    /// <summary>Replaces a card. Returns 0 when the message is gone.</summary>
    public static Task<int> UpdateAsync(SqlSession sql, string conversation, Guid id, string card, Instant now) => sql.ExecuteAsync(
        """
        UPDATE simulator_messages SET card = @Card, updated_at = @Now
        WHERE id = @Id AND conversation = @Conversation AND deleted_at IS NULL
        """,
        new { Id = id, Conversation = conversation, Card = card, Now = now });

    /// <summary>Takes a message away. Returns 0 when it is already gone.</summary>
    public static Task<int> DeleteAsync(SqlSession sql, string conversation, Guid id, Instant now) => sql.ExecuteAsync(
        """
        UPDATE simulator_messages SET deleted_at = @Now
        WHERE id = @Id AND conversation = @Conversation AND deleted_at IS NULL
        """,
        new { Id = id, Conversation = conversation, Now = now });

    /// <summary>A message that the viewer sees, or null.</summary>
    public static Task<SimulatorMessage?> FindAsync(SqlSession sql, string conversation, Guid id, string viewer) =>
        sql.FirstOrDefaultAsync<SimulatorMessage>(
            $"SELECT {Columns} FROM simulator_messages m WHERE m.id = @Id AND m.conversation = @Conversation AND {IsSeen}",
            new { Id = id, Conversation = conversation, Viewer = viewer });

    /// <summary>The latest messages outside threads, the newest first.</summary>
    public static Task<IReadOnlyList<SimulatorMessage>> ListAsync(SqlSession sql, string conversation, string viewer, int limit) =>
        sql.ListAsync<SimulatorMessage>(
            $"""
            SELECT {Columns},
                (SELECT COUNT(*) FROM simulator_messages r
                 WHERE r.parent_id = m.id AND r.deleted_at IS NULL AND (r.reader IS NULL OR r.reader = @Viewer)) AS reply_count
            FROM simulator_messages m
            WHERE m.conversation = @Conversation AND m.parent_id IS NULL AND {IsSeen}
            ORDER BY m.posted_at DESC, m.id DESC
            LIMIT @Limit
            """,
            new { Conversation = conversation, Viewer = viewer, Limit = limit });

    /// <summary>The replies to a message, the oldest first.</summary>
    public static Task<IReadOnlyList<SimulatorMessage>> ListThreadAsync(SqlSession sql, Guid parent, string viewer) =>
        sql.ListAsync<SimulatorMessage>(
            $"""
            SELECT {Columns} FROM simulator_messages m
            WHERE m.parent_id = @Parent AND {IsSeen}
            ORDER BY m.posted_at, m.id
            """,
            new { Parent = parent, Viewer = viewer });

    /// <summary>
    /// How many messages by others came since the viewer last read each conversation (since the demo began, if never).
    /// </summary>
    public static Task<IReadOnlyList<Unread>> CountUnreadAsync(
        SqlSession sql, IReadOnlyCollection<string> conversations, string viewer, Instant began) => sql.ListAsync<Unread>(
        $"""
        SELECT m.conversation, COUNT(*) AS messages
        FROM simulator_messages m
        LEFT JOIN simulator_reads r ON r.conversation = m.conversation AND r.account = @Viewer
        WHERE m.conversation IN @Conversations AND m.author <> @Viewer AND {IsSeen} AND m.posted_at > COALESCE(r.read_at, @Began)
        GROUP BY m.conversation
        """,
        new { Conversations = conversations, Viewer = viewer, Began = began });

    public static Task<int> MarkReadAsync(SqlSession sql, string conversation, string viewer, Instant now) => sql.ExecuteAsync(
        """
        INSERT INTO simulator_reads (account, conversation, read_at) VALUES (@Viewer, @Conversation, @Now)
        ON CONFLICT (account, conversation) DO UPDATE SET read_at = excluded.read_at
        """,
        new { Conversation = conversation, Viewer = viewer, Now = now });

    /// <summary>Everybody and everything in a simulated workspace; null when there is no such workspace.</summary>
    public static async Task<SimulatorDirectory?> FindDirectoryAsync(SqlSession sql, string workspaceExternalId)
    {
        var workspace = await sql.FirstOrDefaultAsync<SimulatorWorkspace>(
            """
            SELECT id, name, bot_account_id, connected_at FROM workspaces
            WHERE platform = @Platform AND external_id = @ExternalId AND disconnected_at IS NULL
            """,
            new { Platform = SimulatorPlatform.PlatformName, ExternalId = workspaceExternalId });
        if (workspace is null) return null;

        return new(
            workspace,
            await sql.ListAsync<SimulatorAccount>(
                """
                SELECT external_id, name, handle, email, is_email_confirmed, kind, job_title, time_zone, locale, manager_external_id,
                    deactivated_at
                FROM accounts WHERE workspace_id = @Id ORDER BY external_id
                """,
                workspace),
            await sql.ListAsync<SimulatorGroup>(
                "SELECT external_id, handle, name FROM user_groups WHERE workspace_id = @Id ORDER BY name", workspace),
            await sql.ListAsync<SimulatorGroupMember>(
                "SELECT group_external_id, account_external_id FROM user_group_members WHERE workspace_id = @Id", workspace),
            await sql.ListAsync<SimulatorChannel>(
                """
                SELECT external_id, name, is_private, is_archived, is_general, can_post, member_count
                FROM channels WHERE workspace_id = @Id AND is_archived = FALSE
                """,
                workspace));
    }
}

/// <summary>New messages in a conversation.</summary>
internal sealed record Unread
{
    public required string Conversation { get; init; }

    public required long Messages { get; init; }
}
