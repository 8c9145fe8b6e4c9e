using CultureBot.People;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>All SQL of kudos.</summary>
internal static class KudosStore
{
    private const string Columns =
        "k.id, k.workspace_id, k.giver_id, k.words, k.visibility, k.channel_id, k.source_channel_id, k.source_address, k.created_at, k.undone_at";

    static KudosStore() => KudosIds.Use();

    /// <summary>False when a kudos with this request key is there already.</summary>
    public static async Task<bool> AddAsync(SqlSession sql, Kudos kudos, string requestKey)
    {
        var added = await sql.ExecuteAsync(
            """
            INSERT INTO kudos
                (id, request_key, workspace_id, giver_id, words, words_hash, visibility, channel_id, source_channel_id, source_address, created_at)
            VALUES
                (@Id, @RequestKey, @WorkspaceId, @GiverId, @Words, @Hash, @Visibility, @ChannelId, @SourceChannelId, @SourceAddress, @CreatedAt)
            ON CONFLICT (request_key) DO NOTHING
            """,
            new
            {
                kudos.Id,
                RequestKey = requestKey,
                kudos.WorkspaceId,
                kudos.GiverId,
                kudos.Words,
                Hash = HashOf(kudos),
                Visibility = kudos.Visibility.ToString(),
                kudos.ChannelId,
                SourceChannelId = kudos.Source?.ChannelId,
                SourceAddress = kudos.Source?.Address?.AbsoluteUri,
                kudos.CreatedAt,
            });
        if (added == 0) return false;

        for (var position = 0; position < kudos.Recipients.Length; position++)
        {
            var recipient = kudos.Recipients[position];
            await sql.ExecuteAsync(
                """
                INSERT INTO kudos_recipients (kudos_id, account_id, position, group_name, created_at)
                VALUES (@Id, @AccountId, @Position, @GroupName, @CreatedAt)
                """,
                new { kudos.Id, recipient.AccountId, Position = position, recipient.GroupName, kudos.CreatedAt });
        }

        foreach (var tag in kudos.Tags)
        {
            await sql.ExecuteAsync(
                "INSERT INTO kudos_values (kudos_id, tag) VALUES (@Id, @Tag)", new { kudos.Id, Tag = tag });
        }

        return true;
    }

    public static Task<Kudos?> FindAsync(SqlSession sql, KudosId id) => FindOneAsync(sql, "k.id = @id", new { id });

    public static Task<Kudos?> FindByRequestAsync(SqlSession sql, string requestKey) =>
        FindOneAsync(sql, "k.request_key = @requestKey", new { requestKey });

    public static Task<Kudos?> FindByUndoRequestAsync(SqlSession sql, string requestKey) =>
        FindOneAsync(sql, "k.undo_request_key = @requestKey", new { requestKey });

    /// <summary>The latest since then that stands, by whichever of the giver's accounts.</summary>
    public static Task<Kudos?> FindLatestGivenAsync(SqlSession sql, AccountId giver, Instant since) =>
        FindOneAsync(
            sql,
            "k.giver_id IN (SELECT a.id FROM accounts a JOIN accounts g ON g.person_id = a.person_id WHERE g.id = @giver) AND k.created_at >= @since AND k.undone_at IS NULL ORDER BY k.created_at DESC, k.id DESC",
            new { giver, since });

    /// <summary>Of the kudos' recipients, those whom the giver thanked with the same text since then, by another request.</summary>
    public static Task<IReadOnlyList<AccountId>> ListThankedAlikeAsync(SqlSession sql, Kudos kudos, string requestKey, Instant since) =>
        sql.ListAsync<AccountId>(
            """
            SELECT r.account_id FROM kudos k JOIN kudos_recipients r ON r.kudos_id = k.id
            WHERE k.giver_id = @GiverId AND k.created_at > @since AND k.words_hash = @Hash AND k.undone_at IS NULL
              AND k.request_key <> @requestKey AND r.account_id IN @Recipients
            """,
            new
            {
                kudos.GiverId,
                since,
                Hash = HashOf(kudos),
                requestKey,
                Recipients = kudos.Recipients.Select(r => r.AccountId).ToArray(),
            });

    /// <summary>False when it was undone before.</summary>
    public static async Task<bool> UndoAsync(SqlSession sql, KudosId id, string requestKey, Instant now) =>
        await sql.ExecuteAsync(
            "UPDATE kudos SET undone_at = @now, undo_request_key = @requestKey WHERE id = @id AND undone_at IS NULL",
            new { id, requestKey, now }) == 1;

    /// <summary>Public ones that stand, of one workspace, after one moment and up to another; the oldest first.</summary>
    public static async Task<IReadOnlyList<Kudos>> ListPublicAsync(
        SqlSession sql, WorkspaceId workspace, Instant after, Instant upTo, int limit) =>
        await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"""
                SELECT {Columns} FROM kudos k
                WHERE k.workspace_id = @workspace AND k.created_at > @after AND k.created_at <= @upTo
                  AND k.visibility = 'Public' AND k.undone_at IS NULL
                ORDER BY k.created_at, k.id LIMIT @limit
                """,
                new { workspace, after, upTo, limit }));

    /// <summary>Public ones of every workspace that stand, since a moment; the latest first.</summary>
    public static async Task<IReadOnlyList<Kudos>> ListLatestPublicAsync(SqlSession sql, Instant since, int limit) =>
        await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"""
                SELECT {Columns} FROM kudos k
                WHERE k.created_at >= @since AND k.visibility = 'Public' AND k.undone_at IS NULL
                ORDER BY k.created_at DESC, k.id DESC LIMIT @limit
                """,
                new { since, limit }));

    /// <summary>Public ones of every workspace from a moment on, behind the given one; the oldest first.</summary>
    public static async Task<IReadOnlyList<Kudos>> PagePublicAsync(
        SqlSession sql, Instant since, Instant afterAt, KudosId afterId, int limit) =>
        await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"""
                SELECT {Columns} FROM kudos k
                WHERE k.created_at >= @since AND (k.created_at > @afterAt OR (k.created_at = @afterAt AND k.id > @afterId))
                  AND k.visibility = 'Public' AND k.undone_at IS NULL
                ORDER BY k.created_at, k.id LIMIT @limit
                """,
                new { since, afterAt, afterId, limit }));

    /// <summary>
    /// What one person may read, who has these accounts, from one moment until another and behind the given one; the oldest first: public ones,
    /// and of the others those that they gave or got.
    /// </summary>
    public static async Task<IReadOnlyList<Kudos>> PageReadableAsync(
        SqlSession sql, IReadOnlyCollection<AccountId> own, Interval when, Instant afterAt, KudosId afterId, int limit) =>
        await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"""
                SELECT {Columns} FROM kudos k
                WHERE k.created_at >= @from AND k.created_at < @to AND (k.created_at > @afterAt OR (k.created_at = @afterAt AND k.id > @afterId))
                  AND k.undone_at IS NULL
                  AND (k.visibility = 'Public' OR k.giver_id IN @own OR (k.visibility <> 'ManagerOnly' AND k.id IN (
                      SELECT r.kudos_id FROM kudos_recipients r WHERE r.account_id IN @own)))
                ORDER BY k.created_at, k.id LIMIT @limit
                """,
                new { own, from = when.Start, to = when.End, afterAt, afterId, limit }));

    /// <summary>What these accounts gave in a span of time, the latest first.</summary>
    public static async Task<IReadOnlyList<Kudos>> ListGivenAsync(
        SqlSession sql, IReadOnlyCollection<AccountId> givers, Instant after, Instant upTo, int limit) =>
        await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"""
                SELECT {Columns} FROM kudos k
                WHERE k.giver_id IN @givers AND k.created_at > @after AND k.created_at <= @upTo AND k.undone_at IS NULL
                ORDER BY k.created_at DESC, k.id DESC LIMIT @limit
                """,
                new { givers, after, upTo, limit }));

    /// <summary>What these accounts got in a span of time and may read themselves, the latest first.</summary>
    public static async Task<IReadOnlyList<Kudos>> ListGotAsync(
        SqlSession sql, IReadOnlyCollection<AccountId> recipients, Instant after, Instant upTo, int limit) =>
        await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"""
                SELECT {Columns} FROM kudos k
                WHERE k.id IN (
                    SELECT r.kudos_id FROM kudos_recipients r
                    WHERE r.account_id IN @recipients AND r.created_at > @after AND r.created_at <= @upTo)
                  AND k.visibility <> 'ManagerOnly' AND k.undone_at IS NULL
                ORDER BY k.created_at DESC, k.id DESC LIMIT @limit
                """,
                new { recipients, after, upTo, limit }));

    /// <summary>
    /// One public kudos that stands from a span of time, by lot: the same for the same moment. Null when there is none.
    /// </summary>
    public static async Task<Kudos?> FindOlderPublicAsync(SqlSession sql, WorkspaceId workspace, Instant after, Instant upTo, Instant lot)
    {
        const string older =
            "k.workspace_id = @workspace AND k.created_at > @after AND k.created_at <= @upTo AND k.visibility = 'Public' AND k.undone_at IS NULL";
        var count = await sql.ScalarAsync<long>($"SELECT COUNT(*) FROM kudos k WHERE {older}", new { workspace, after, upTo });
        if (count == 0) return null;
        var skipped = (lot - Instant.FromUnixTimeTicks(0)).Days / 7 % count;
        return (await WithPartsAsync(
            sql,
            await sql.ListAsync<Row>(
                $"SELECT {Columns} FROM kudos k WHERE {older} ORDER BY k.created_at, k.id LIMIT 1 OFFSET @skipped",
                new { workspace, after, upTo, skipped })))[0];
    }

    public static async Task<bool> AnyPublicUpToAsync(SqlSession sql, WorkspaceId workspace, Instant upTo) =>
        await sql.ScalarAsync<long>(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 FROM kudos WHERE workspace_id = @workspace AND created_at <= @upTo AND visibility = 'Public' LIMIT 1) AS k
            """,
            new { workspace, upTo }) > 0;

    /// <summary>Of these accounts, those who were thanked in public in a span of time.</summary>
    public static Task<IReadOnlyList<AccountId>> ListThankedAsync(
        SqlSession sql, IReadOnlyCollection<AccountId> accounts, Instant after, Instant upTo) =>
        sql.ListAsync<AccountId>(
            """
            SELECT DISTINCT r.account_id FROM kudos_recipients r JOIN kudos k ON k.id = r.kudos_id
            WHERE r.account_id IN @accounts AND r.created_at > @after AND r.created_at <= @upTo
              AND k.visibility = 'Public' AND k.undone_at IS NULL
            """,
            new { accounts, after, upTo });

    /// <summary>Of these accounts, those who gave any kudos up to a moment.</summary>
    public static Task<IReadOnlyList<AccountId>> ListGiversAsync(SqlSession sql, IReadOnlyCollection<AccountId> accounts, Instant upTo) =>
        sql.ListAsync<AccountId>(
            """
            SELECT DISTINCT giver_id FROM kudos
            WHERE giver_id IN @accounts AND created_at <= @upTo AND undone_at IS NULL
            """,
            new { accounts, upTo });

    /// <summary>Whom these givers thanked, with the last kudos each, where that is older than a moment; in the order of ids.</summary>
    public static async Task<IReadOnlyList<(AccountId AccountId, KudosId KudosId)>> ListLastThankedBeforeAsync(
        SqlSession sql, IReadOnlyCollection<AccountId> givers, Instant before, Instant upTo) =>
    [
        .. (await sql.ListAsync<RecipientRow>(
            """
            SELECT last.account_id, MAX(CAST(k.id AS text)) AS kudos_id
            FROM (
                SELECT r.account_id, MAX(k.created_at) AS created_at
                FROM kudos k JOIN kudos_recipients r ON r.kudos_id = k.id
                WHERE k.giver_id IN @givers AND k.created_at <= @upTo AND k.undone_at IS NULL
                GROUP BY r.account_id) AS last
            JOIN kudos_recipients r ON r.account_id = last.account_id AND r.created_at = last.created_at
            JOIN kudos k ON k.id = r.kudos_id AND k.giver_id IN @givers AND k.undone_at IS NULL
            WHERE last.created_at < @before
            GROUP BY last.account_id ORDER BY last.account_id
            """,
            new { givers, before, upTo })).Select(r => (r.AccountId, r.KudosId)),
    ];

    // The same few words for another message are not the same again.
    private static string HashOf(Kudos kudos) => KudosText.Hash($"{kudos.Words} {kudos.Source?.Address?.AbsoluteUri}".Trim());

    private static async Task<Kudos?> FindOneAsync(SqlSession sql, string whereAndOrder, object parameters) =>
        await WithPartsAsync(sql, await sql.ListAsync<Row>($"SELECT {Columns} FROM kudos k WHERE {whereAndOrder} LIMIT 1", parameters))
            is [var kudos] ? kudos : null;

    private static async Task<IReadOnlyList<Kudos>> WithPartsAsync(SqlSession sql, IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0) return [];
        var ids = rows.Select(r => r.Id).ToArray();
        var recipients = (await sql.ListAsync<RecipientRow>(
            "SELECT kudos_id, account_id, group_name FROM kudos_recipients WHERE kudos_id IN @ids ORDER BY kudos_id, position",
            new { ids })).ToLookup(r => r.KudosId);
        var tags = (await sql.ListAsync<TagRow>(
            "SELECT kudos_id, tag FROM kudos_values WHERE kudos_id IN @ids ORDER BY kudos_id, tag", new { ids })).ToLookup(t => t.KudosId);
        var boosts = await KudosBoostStore.CountAsync(sql, ids);
        return
        [
            .. rows.Select(row => new Kudos
            {
                Id = row.Id,
                WorkspaceId = row.WorkspaceId,
                GiverId = row.GiverId,
                Words = row.Words,
                Visibility = row.Visibility,
                ChannelId = row.ChannelId,
                Source = row.SourceChannelId is { } channel ? new(channel, row.SourceAddress is { } link ? new Uri(link) : null) : null,
                Boosts = boosts.GetValueOrDefault(row.Id),
                CreatedAt = row.CreatedAt,
                UndoneAt = row.UndoneAt,
                Recipients = [.. recipients[row.Id].Select(r => new KudosRecipient(r.AccountId, r.GroupName))],
                Tags = [.. tags[row.Id].Select(t => t.Tag)],
            }),
        ];
    }

    private sealed record Row
    {
        public KudosId Id { get; init; }

        public WorkspaceId WorkspaceId { get; init; }

        public AccountId GiverId { get; init; }

        public string Words { get; init; } = "";

        public Visibility Visibility { get; init; }

        public string? ChannelId { get; init; }

        public string? SourceChannelId { get; init; }

        public string? SourceAddress { get; init; }

        public Instant CreatedAt { get; init; }

        public Instant? UndoneAt { get; init; }
    }

    private sealed record RecipientRow
    {
        public KudosId KudosId { get; init; }

        public AccountId AccountId { get; init; }

        public string? GroupName { get; init; }
    }

    private sealed record TagRow
    {
        public KudosId KudosId { get; init; }

        public string Tag { get; init; } = "";
    }
}
