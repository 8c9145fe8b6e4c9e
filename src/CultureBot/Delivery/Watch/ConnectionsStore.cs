using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Delivery.Watch;

/// <summary>The SQL of how workspaces are connected.</summary>
internal static class ConnectionsStore
{
    static ConnectionsStore() => DeliverySqlTypes.Use();

    /// <summary>Null when the workspace is not connected.</summary>
    /// <param name="sql">The session.</param>
    /// <param name="workspace">Which.</param>
    /// <param name="since">Messages that were wanted before are not looked at.</param>
    /// <param name="now">Messages that are due later do not wait.</param>
    public static Task<ConnectionRow?> FindAsync(SqlSession sql, WorkspaceId workspace, Instant since, Instant now) =>
        sql.FirstOrDefaultAsync<ConnectionRow>(
            """
            SELECT w.id, w.connected_at,
                (SELECT MAX(a.used_at) FROM accounts a WHERE a.workspace_id = w.id) AS used_at,
                (SELECT MAX(m.sent_at) FROM messages m WHERE m.id >= @First AND m.workspace_id = w.id) AS sent_at,
                (SELECT COUNT(*) FROM messages m WHERE m.due_at <= @Now AND m.due_at IS NOT NULL AND m.workspace_id = w.id) AS waiting
            FROM workspaces w WHERE w.id = @Workspace AND w.disconnected_at IS NULL
            """,
            new { Workspace = workspace, First = DeliveriesStore.FirstOf(since), Now = now });
}
