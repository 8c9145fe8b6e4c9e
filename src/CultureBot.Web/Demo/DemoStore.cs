using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Storage;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>The SQL that fills a database with the demo company. Each statement may run again and then changes nothing.</summary>
internal static class DemoStore
{
    /// <summary>When the seeding began, if it did, and whether everything is there.</summary>
    public static async Task<(Instant? Began, bool IsFinished)> FindProgressAsync(SqlSession sql)
    {
        var marks = await sql.ListAsync<Mark>("SELECT name, value FROM installation WHERE name IN ('demo_began', 'demo_finished')");
        var began = marks.FirstOrDefault(m => m.Name == "demo_began");
        return (
            began is null ? null : NodaTime.Text.InstantPattern.ExtendedIso.Parse(began.Value).Value,
            marks.Any(m => m.Name == "demo_finished"));
    }

    /// <summary>The marks, the workspace, everybody in it, what HR says of them, groups and channels: one unit.</summary>
    public static async Task BeginAsync(SqlSession sql, Instant now)
    {
        await AddMarksAsync(sql, [new("demo", "true"), new("demo_began", NodaTime.Text.InstantPattern.ExtendedIso.Format(now))]);
        await sql.ExecuteAsync(
            """
            INSERT INTO workspaces (id, platform, external_id, name, bot_account_id, locale, time_zone, kudos_channel_id,
                digest_channel_id, connected_at, people_synced_at, groups_synced_at, time_zone_set_at)
            VALUES (@Id, 'simulator', @ExternalId, @Name, @Bot, 'en', 'America/Los_Angeles', @Kudos, @General, @Now, @Now, @Now, @Now)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                Id = DemoIds.Workspace,
                ExternalId = DemoCompany.WorkspaceExternalId,
                DemoCompany.Name,
                Bot = DemoPeople.BotId,
                DemoChannels.Kudos,
                DemoChannels.General,
                Now = now,
            });
        await AddAccountsAsync(sql, now);
        await DemoDirectoryStore.AddAsync(sql, now);
        await AddGroupsAndChannelsAsync(sql, now);
    }

    /// <summary>False when it was there.</summary>
    public static async Task<bool> MarkAsync(SqlSession sql, string name) => await AddMarksAsync(sql, [new(name, "true")]) == 1;

    public static Task FinishAsync(SqlSession sql) => AddMarksAsync(sql, [new("demo_finished", "true")]);

    public static Task AddChatterAsync(
        SqlSession sql, IEnumerable<(Guid Id, string Channel, DemoPerson Author, string Words, Instant At)> chatter) =>
        sql.ExecuteAsync(
            """
            INSERT INTO simulator_messages (id, conversation, author, words, posted_at)
            VALUES (@Id, @Conversation, @Author, @Words, @At)
            ON CONFLICT DO NOTHING
            """,
            chatter.Select(c => new { c.Id, Conversation = c.Channel, Author = c.Author.ExternalId, c.Words, c.At }));

    /// <summary>Facts, and for public ones the post in its channel with the outbox row that can still change it.</summary>
    public static async Task AddKudosAsync(
        SqlSession sql, IReadOnlyCollection<DemoKudos> kudos, IReadOnlyCollection<(DemoKudos Kudos, string Card)> posts)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO kudos (id, request_key, workspace_id, giver_id, words, words_hash, visibility, channel_id, created_at)
            VALUES (@Id, @RequestKey, @Workspace, @Giver, @Words, @Hash, @Visibility, @ChannelId, @At)
            ON CONFLICT DO NOTHING
            """,
            kudos.Select(k => new
            {
                k.Id,
                RequestKey = $"demo:{k.Id:N}",
                DemoIds.Workspace,
                Giver = DemoIds.AccountOf(k.Giver),
                k.Words,
                Hash = KudosText.Hash(k.Words),
                k.Visibility,
                ChannelId = k.Visibility == "Public" ? k.ChannelId : null,
                k.At,
            }));
        await sql.ExecuteAsync(
            """
            INSERT INTO kudos_recipients (kudos_id, account_id, position, group_name, created_at)
            VALUES (@Id, @Account, @Position, @GroupName, @At)
            ON CONFLICT DO NOTHING
            """,
            kudos.SelectMany(k => k.Recipients.Select((p, i) => new
            {
                k.Id, Account = DemoIds.AccountOf(p), Position = (long)i, GroupName = k.Group?.Name, k.At,
            })));
        await sql.ExecuteAsync(
            "INSERT INTO kudos_values (kudos_id, tag) VALUES (@Id, @Tag) ON CONFLICT DO NOTHING",
            kudos.SelectMany(k => k.Values.Select(tag => new { k.Id, Tag = tag })));
        await AddPostsAsync(sql, posts);
    }

    private static async Task AddPostsAsync(SqlSession sql, IReadOnlyCollection<(DemoKudos Kudos, string Card)> posts)
    {
        await sql.ExecuteAsync(
            """
            INSERT INTO simulator_messages (id, conversation, author, card, posted_at)
            VALUES (@Id, @ChannelId, @Author, @Card, @At)
            ON CONFLICT DO NOTHING
            """,
            posts.Select(p => new { p.Kudos.Id, p.Kudos.ChannelId, Author = DemoPeople.BotId, p.Card, p.Kudos.At }));
        await sql.ExecuteAsync(
            """
            INSERT INTO messages (id, kind, subject, workspace_id, destination_kind, destination, sent_revision, state,
                not_before, posted_channel_id, posted_message_id, created_at, sent_at)
            VALUES (@Id, 'kudos.post', @Subject, @Workspace, 'Channel', @ChannelId, 1, 'Sent', @At, @ChannelId, @Posted, @At, @At)
            ON CONFLICT DO NOTHING
            """,
            posts.Select(p => new
            {
                p.Kudos.Id,
                Subject = $"kudos:{p.Kudos.Id}",
                DemoIds.Workspace,
                p.Kudos.ChannelId,
                Posted = p.Kudos.Id.ToString("N"),
                p.Kudos.At,
            }));
    }

    private static async Task AddAccountsAsync(SqlSession sql, Instant now)
    {
        var rows = DemoPeople.All.Append(DemoPeople.Guest)
            .Select((p, i) => new
            {
                Id = DemoIds.Account(i + 1),
                Person = DemoIds.Person(i + 1),
                DemoIds.Workspace,
                p.ExternalId,
                p.Name,
                p.Handle,
                p.Email,
                Confirmed = true,
                Kind = p == DemoPeople.Guest ? "Guest" : "Member",
                p.JobTitle,
                p.TimeZone,
                p.Locale,
                Manager = DemoPeople.ManagerOf(p)?.ExternalId ?? "",
                Since = now - DemoHistory.Span,
                Now = now,
                NameKey = AccountText.Key(p.Name),
            })
            .Append(new
            {
                Id = DemoIds.Account(0),
                Person = DemoIds.Person(0),
                DemoIds.Workspace,
                ExternalId = DemoPeople.BotId,
                Name = "CultureBot",
                Handle = "culturebot",
                Email = "",
                Confirmed = false,
                Kind = "Bot",
                JobTitle = "",
                TimeZone = "",
                Locale = "",
                Manager = "",
                Since = now - DemoHistory.Span,
                Now = now,
                NameKey = AccountText.Key("CultureBot"),
            })
            .ToArray();
        await sql.ExecuteAsync("INSERT INTO persons (id, created_at) VALUES (@Person, @Since) ON CONFLICT DO NOTHING", rows);
        await sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, workspace_id, external_id, person_id, name, handle, email, is_email_confirmed, kind,
                job_title, time_zone, locale, manager_external_id, first_seen_at, name_key, seen_at, manager_synced_at)
            VALUES (@Id, @Workspace, @ExternalId, @Person, @Name, @Handle, @Email, @Confirmed, @Kind,
                @JobTitle, @TimeZone, @Locale, @Manager, @Since, @NameKey, @Now, @Now)
            ON CONFLICT DO NOTHING
            """,
            rows);
    }

    private static async Task AddGroupsAndChannelsAsync(SqlSession sql, Instant now)
    {
        await sql.ExecuteAsync(
            "INSERT INTO user_groups (workspace_id, external_id, handle, name) VALUES (@Workspace, @GroupId, @Handle, @Name) ON CONFLICT DO NOTHING",
            DemoPeople.Teams.Select(t => new { DemoIds.Workspace, t.GroupId, t.Handle, t.Name }));
        await sql.ExecuteAsync(
            """
            INSERT INTO user_group_members (workspace_id, group_external_id, account_external_id)
            VALUES (@Workspace, @GroupId, @ExternalId)
            ON CONFLICT DO NOTHING
            """,
            DemoPeople.Teams.SelectMany(t => t.People.Select(p => new { DemoIds.Workspace, t.GroupId, p.ExternalId })));
        await sql.ExecuteAsync(
            """
            INSERT INTO channels (workspace_id, external_id, name, is_private, is_archived, is_general, can_post, member_count, synced_at)
            VALUES (@Workspace, @Id, @Name, @IsPrivate, FALSE, @IsGeneral, @CanPost, @MemberCount, @Now)
            ON CONFLICT DO NOTHING
            """,
            DemoChannels.All.Select(c => new
            {
                DemoIds.Workspace, c.Id, c.Name, c.IsPrivate, c.IsGeneral, c.CanPost, MemberCount = (long)c.MemberCount, Now = now,
            }));
    }

    private static Task<int> AddMarksAsync(SqlSession sql, IEnumerable<Mark> marks) =>
        sql.ExecuteAsync("INSERT INTO installation (name, value) VALUES (@Name, @Value) ON CONFLICT DO NOTHING", marks);

    private sealed record Mark
    {
        public Mark()
        {
        }

        public Mark(string name, string value) => (Name, Value) = (name, value);

        public string Name { get; init; } = "";

        public string Value { get; init; } = "";
    }
}
