using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces.Installs;
using NodaTime;

namespace CultureBot.Workspaces;

/// <summary>All SQL of workspaces and their channels.</summary>
public static class WorkspacesStore
{
    private const string Columns =
        """
        id, platform, external_id, name, bot_account_id, locale, time_zone, kudos_channel_id, digest_channel_id,
        disconnected_at, people_synced_at, people_wanted_at, groups_synced_at
        """;

    private const string ChannelColumns =
        "workspace_id, external_id, name, is_private, is_archived, is_general, can_post, member_count, synced_at";

    static WorkspacesStore() => PeopleIds.Use();

    public static Task<Workspace?> FindAsync(SqlSession sql, string platform, string externalId) =>
        sql.FirstOrDefaultAsync<Workspace>(
            $"SELECT {Columns} FROM workspaces WHERE platform = @Platform AND external_id = @ExternalId",
            new { Platform = platform, ExternalId = externalId });

    public static Task<Workspace?> FindAsync(SqlSession sql, WorkspaceId id) =>
        sql.FirstOrDefaultAsync<Workspace>($"SELECT {Columns} FROM workspaces WHERE id = @Id", new { Id = id });

    /// <summary>Whether it was connected, or given another token, since a moment. Until the unit ends it is not while nobody looks.</summary>
    public static Task<bool> IsWokenSinceAsync(SqlSession sql, WorkspaceId id, Instant since) =>
        sql.ScalarAsync<bool>($"SELECT woken_at >= @Since FROM workspaces WHERE id = @Id AND woken_at IS NOT NULL {sql.Dialect.ForShare}", new { Id = id, Since = since });

    /// <summary>Connected ones, the oldest first.</summary>
    public static Task<IReadOnlyList<Workspace>> ListConnectedAsync(SqlSession sql) =>
        sql.ListAsync<Workspace>($"SELECT {Columns} FROM workspaces WHERE disconnected_at IS NULL ORDER BY connected_at, id");

    /// <summary>The connected workspace with this id, or those of the organization with this id.</summary>
    public static Task<IReadOnlyList<Workspace>> ListOfAsync(SqlSession sql, string platform, string externalId) =>
        sql.ListAsync<Workspace>(
            $"""
            SELECT {Columns} FROM workspaces
            WHERE platform = @Platform AND disconnected_at IS NULL
              AND (external_id = @ExternalId
                   OR install_id = (SELECT id FROM installs
                                    WHERE platform = @Platform AND external_id = @ExternalId AND is_organization = TRUE))
            ORDER BY external_id
            """,
            new { Platform = platform, ExternalId = externalId });

    public static Task<Channel?> FindChannelAsync(SqlSession sql, WorkspaceId workspace, string externalId) =>
        sql.FirstOrDefaultAsync<Channel>(
            $"SELECT {ChannelColumns} FROM channels WHERE workspace_id = @Workspace AND external_id = @ExternalId",
            new { Workspace = workspace, ExternalId = externalId });

    /// <summary>
    /// The channels that can be chosen, by name: those that the bot may post in, and those that were chosen before, which
    /// may be closed to it by now.
    /// </summary>
    public static Task<IReadOnlyList<Channel>> ListChoosableChannelsAsync(SqlSession sql, Workspace workspace) =>
        sql.ListAsync<Channel>(
            $"""
            SELECT {ChannelColumns} FROM channels
            WHERE workspace_id = @Workspace
              AND ((can_post = TRUE AND is_archived = FALSE) OR external_id IN (@Digest, @Kudos))
            ORDER BY name, external_id
            """,
            new { Workspace = workspace.Id, Digest = workspace.DigestChannelId ?? "", Kudos = workspace.KudosChannelId ?? "" });

    /// <summary>Sets where the weekly digest goes; null leaves it to <see cref="FindDigestChannelAsync"/>.</summary>
    public static Task ChooseDigestChannelAsync(SqlSession sql, WorkspaceId workspace, string? externalId, AccountId? by = null) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET digest_channel_id = @Channel, digest_channel_chosen_by = @By WHERE id = @Workspace",
            new { Workspace = workspace, Channel = externalId, By = by });

    /// <summary>Sets where public kudos go that cannot be posted where they were given; null leaves it to <see cref="FindKudosChannelAsync"/>.</summary>
    public static Task ChooseKudosChannelAsync(SqlSession sql, WorkspaceId workspace, string? externalId, AccountId? by = null) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET kudos_channel_id = @Channel, kudos_channel_chosen_by = @By WHERE id = @Workspace",
            new { Workspace = workspace, Channel = externalId, By = by });

    public static Task ChooseLanguageAsync(SqlSession sql, WorkspaceId workspace, string language) =>
        sql.ExecuteAsync("UPDATE workspaces SET locale = @Language WHERE id = @Workspace", new { Workspace = workspace, Language = language });

    /// <summary>Who chose a channel last, or left it to the bot; null when nobody has.</summary>
    public static Task<AccountId?> FindChooserAsync(SqlSession sql, WorkspaceId workspace, ChannelUse use) =>
        sql.ScalarAsync<AccountId?>(
            use == ChannelUse.Digest
                ? "SELECT digest_channel_chosen_by FROM workspaces WHERE id = @Workspace"
                : "SELECT kudos_channel_chosen_by FROM workspaces WHERE id = @Workspace",
            new { Workspace = workspace });

    /// <summary>False when this invitation to a channel was thanked for before.</summary>
    public static async Task<bool> GreetAsync(SqlSession sql, WorkspaceId workspace, string externalId, string requestKey) =>
        await sql.ExecuteAsync(
            """
            UPDATE channels SET greeted_request = @RequestKey
            WHERE workspace_id = @Workspace AND external_id = @ExternalId AND COALESCE(greeted_request, '') <> @RequestKey
            """,
            new { Workspace = workspace, ExternalId = externalId, RequestKey = requestKey }) == 1;

    /// <summary>
    /// Where public kudos go that cannot be posted where they were given: the channel that was chosen, else one called
    /// kudos, else the general one, else the busiest that the bot may post in; null when there is none. What nobody
    /// chose is never a private channel.
    /// </summary>
    public static Task<Channel?> FindKudosChannelAsync(SqlSession sql, Workspace workspace) =>
        FindDefaultChannelAsync(sql, workspace.Id, workspace.KudosChannelId, called: "kudos");

    /// <summary>
    /// Where the weekly digest goes: the channel that was chosen, else the general one, else the busiest that the bot may
    /// post in; null when there is none. What nobody chose is never a private channel.
    /// </summary>
    public static Task<Channel?> FindDigestChannelAsync(SqlSession sql, Workspace workspace) =>
        FindDefaultChannelAsync(sql, workspace.Id, workspace.DigestChannelId, called: "");

    private static Task<Channel?> FindDefaultChannelAsync(SqlSession sql, WorkspaceId workspace, string? chosen, string called) =>
        sql.FirstOrDefaultAsync<Channel>(
            $"""
            SELECT {ChannelColumns} FROM channels
            WHERE workspace_id = @Workspace AND can_post = TRUE AND is_archived = FALSE
              AND (is_private = FALSE OR external_id = @Chosen)
            ORDER BY
                CASE
                    WHEN external_id = @Chosen THEN 0
                    WHEN LOWER(name) = @Called THEN 1
                    WHEN is_general = TRUE THEN 2
                    ELSE 3
                END,
                member_count DESC,
                external_id
            LIMIT 1
            """,
            new { Workspace = workspace, Chosen = chosen ?? "", Called = called });

    /// <summary>
    /// Stores a workspace as connected by a token of its own. One that had been disconnected counts as new: its people are read
    /// again at once.
    /// </summary>
    public static async Task<Workspace> SaveConnectedAsync(
        SqlSession sql, string platform, PlatformWorkspace workspace, byte[] wrappedToken, Instant now)
    {
        var install = await InstallsStore.SaveAsync(sql, new()
        {
            Platform = platform,
            ExternalId = workspace.WorkspaceId,
            Name = workspace.Name,
            BotAccountId = workspace.BotAccountId,
            Token = wrappedToken,
            VerifiedAt = now,
        });
        await ConnectedStore.SaveAsync(sql, platform, [workspace], install, now);
        await ConnectedStore.WakeAsync(sql, platform, [workspace.WorkspaceId], now);
        return (await FindAsync(sql, platform, workspace.WorkspaceId))!;
    }

    public static Task PeopleSyncedAsync(SqlSession sql, WorkspaceId workspace, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET people_synced_at = @Now WHERE id = @Workspace", new { Workspace = workspace, Now = now });

    /// <summary>Everybody is to be read again soon; asked for several times, once.</summary>
    public static Task WantPeopleAsync(SqlSession sql, WorkspaceId workspace, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET people_wanted_at = @Now WHERE id = @Workspace", new { Workspace = workspace, Now = now });

    /// <summary>Everybody was read after this had been asked for; what was asked for later stays.</summary>
    public static Task PeopleReadAsync(SqlSession sql, WorkspaceId workspace, Instant wantedAt) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET people_wanted_at = NULL WHERE id = @Workspace AND people_wanted_at <= @WantedAt",
            new { Workspace = workspace, WantedAt = wantedAt });

    public static Task GroupsSyncedAsync(SqlSession sql, WorkspaceId workspace, Instant now) =>
        sql.ExecuteAsync(
            "UPDATE workspaces SET groups_synced_at = @Now WHERE id = @Workspace", new { Workspace = workspace, Now = now });

    /// <summary>Gives a workspace a zone unless it has been given one before.</summary>
    public static Task SetFirstTimeZoneAsync(SqlSession sql, WorkspaceId workspace, string timeZone, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE workspaces SET time_zone = @TimeZone, time_zone_set_at = @Now
            WHERE id = @Workspace AND time_zone_set_at IS NULL
            """,
            new { Workspace = workspace, TimeZone = timeZone, Now = now });

    /// <summary>
    /// Stores channels as the platform told of them at <paramref name="seenAt"/>; at most a few hundred. What it did not tell stays as it is known.
    /// </summary>
    public static async Task SaveChannelsAsync(
        SqlSession sql, WorkspaceId workspace, IEnumerable<PlatformChannel> channels, Instant seenAt)
    {
        foreach (var channel in channels)
        {
            await sql.ExecuteAsync(
                """
                INSERT INTO channels (
                    workspace_id, external_id, name, is_private, is_archived, is_general, can_post, member_count, synced_at)
                VALUES (@Workspace, @ChannelId, @Name, @IsPrivate, @IsArchived, @IsGeneral, @CanPost, @MemberCount, @SeenAt)
                ON CONFLICT (workspace_id, external_id) DO UPDATE SET
                    name = CASE WHEN excluded.name = '' THEN channels.name ELSE excluded.name END,
                    is_private = excluded.is_private OR (excluded.name = '' AND channels.is_private),
                    is_archived = excluded.is_archived,
                    is_general = CASE WHEN excluded.name = '' THEN channels.is_general ELSE excluded.is_general END,
                    can_post = excluded.can_post,
                    member_count = CASE WHEN excluded.member_count = 0 THEN channels.member_count ELSE excluded.member_count END,
                    synced_at = excluded.synced_at
                WHERE channels.synced_at <= excluded.synced_at
                """,
                new
                {
                    Workspace = workspace,
                    channel.ChannelId,
                    channel.Name,
                    channel.IsPrivate,
                    channel.IsArchived,
                    channel.IsGeneral,
                    channel.CanPost,
                    MemberCount = (long)channel.MemberCount,
                    SeenAt = seenAt,
                });
        }
    }

    /// <summary>The bot cannot post where the platform has not mentioned a channel since <paramref name="since"/>.</summary>
    public static Task CloseUnseenChannelsAsync(SqlSession sql, WorkspaceId workspace, Instant since) =>
        sql.ExecuteAsync(
            "UPDATE channels SET can_post = FALSE WHERE workspace_id = @Workspace AND synced_at < @Since AND can_post = TRUE",
            new { Workspace = workspace, Since = since });

    /// <summary>The bot cannot see this channel any more.</summary>
    public static Task CloseChannelAsync(SqlSession sql, WorkspaceId workspace, string externalId, Instant now) =>
        sql.ExecuteAsync(
            """
            UPDATE channels SET can_post = FALSE, synced_at = @Now
            WHERE workspace_id = @Workspace AND external_id = @ExternalId AND synced_at <= @Now
            """,
            new { Workspace = workspace, ExternalId = externalId, Now = now });
}

/// <summary>A channel as last seen.</summary>
public sealed record Channel
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required string ExternalId { get; init; }

    public required string Name { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    public bool IsGeneral { get; init; }

    public bool CanPost { get; init; }

    public long MemberCount { get; init; }

    public Instant SyncedAt { get; init; }
}
