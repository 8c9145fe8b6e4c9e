using CultureBot.Chat;
using CultureBot.Delivery;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Workspaces.Installs;

/// <summary>The SQL of which workspaces an install speaks for.</summary>
internal static class ConnectedStore
{
    static ConnectedStore() => InstallsStore.Use();

    /// <summary>
    /// Connects workspaces through an install. One that had been disconnected counts as new: its people are read again at once.
    /// </summary>
    public static async Task SaveAsync(
        SqlSession sql, string platform, IEnumerable<PlatformWorkspace> workspaces, InstallId install, Instant now)
    {
        foreach (var workspace in workspaces)
        {
            await sql.ExecuteAsync(
                """
                INSERT INTO workspaces (id, platform, external_id, name, address, bot_account_id, install_id, connected_at)
                VALUES (@Id, @Platform, @ExternalId, @Name, @Address, @BotAccountId, @Install, @Now)
                ON CONFLICT (platform, external_id) DO UPDATE SET
                    name = CASE WHEN excluded.name = '' THEN workspaces.name ELSE excluded.name END,
                    address = CASE WHEN excluded.address = '' THEN workspaces.address ELSE excluded.address END,
                    bot_account_id = excluded.bot_account_id,
                    install_id = excluded.install_id,
                    connected_at = CASE WHEN workspaces.disconnected_at IS NULL THEN workspaces.connected_at ELSE excluded.connected_at END,
                    people_synced_at = CASE WHEN workspaces.disconnected_at IS NULL THEN workspaces.people_synced_at END,
                    disconnected_at = NULL
                """,
                new
                {
                    Id = new WorkspaceId(Guid.CreateVersion7(now.ToDateTimeOffset())),
                    Platform = platform,
                    ExternalId = workspace.WorkspaceId,
                    workspace.Name,
                    Address = workspace.Address?.ToString() ?? "",
                    workspace.BotAccountId,
                    Install = install,
                    Now = now,
                });
        }
    }

    /// <summary>What waited for these workspaces is due at once, and so is what is being refused meanwhile.</summary>
    public static async Task WakeAsync(SqlSession sql, string platform, IEnumerable<string> externalIds, Instant now)
    {
        foreach (var id in externalIds)
        {
            if (await WorkspacesStore.FindAsync(sql, platform, id) is not { } workspace) continue;
            await sql.ExecuteAsync("UPDATE workspaces SET woken_at = @Now WHERE id = @Id", new { workspace.Id, Now = now });
            await OutboxStore.WorkspaceConnectedAsync(sql, workspace.Id, now);
        }
    }

    /// <summary>Connected workspaces that an install speaks for.</summary>
    public static Task<IReadOnlyList<string>> ListAsync(SqlSession sql, InstallId install) =>
        sql.ListAsync<string>(
            "SELECT external_id FROM workspaces WHERE install_id = @Install AND disconnected_at IS NULL ORDER BY external_id",
            new { Install = install });

    /// <summary>Disconnects every workspace of an install.</summary>
    public static Task DisconnectAllAsync(SqlSession sql, InstallId install, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET disconnected_at = @Now WHERE install_id = @Install AND disconnected_at IS NULL",
            new { Install = install, Now = now });

    /// <summary>Disconnects workspaces of an install, unless they were connected after the news of their end.</summary>
    public static Task DisconnectAsync(
        SqlSession sql, InstallId install, IReadOnlyCollection<string> externalIds, Instant happenedAt, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE workspaces SET disconnected_at = @Now
            WHERE install_id = @Install AND external_id IN @Ids AND disconnected_at IS NULL AND connected_at <= @HappenedAt
            """,
            new { Install = install, Ids = externalIds, HappenedAt = happenedAt, Now = now });
}
