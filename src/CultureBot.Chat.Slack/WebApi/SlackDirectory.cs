using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CultureBot.Chat.Slack;

/// <summary>Who and what is in a workspace.</summary>
internal sealed class SlackDirectory(SlackLookups lookups, SlackPages pages, TimeProvider clock)
{
    private static readonly TimeSpan FieldsStayFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (long ReadAt, ProfileField[] Fields)> _profileFields = new(StringComparer.Ordinal);

    public async Task<PlatformWorkspace> GetWorkspaceAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var auth = Required(await lookups.AskAsync(
            workspaceId, "auth.test", [], SlackJson.Default.AuthReply, SlackLookups.WhilePeopleWait, cancellationToken));
        var team = await lookups.AskAsync(
            workspaceId, "team.info", Named(workspaceId), SlackJson.Default.TeamReply, SlackLookups.WhilePeopleWait, cancellationToken);
        return new(
            // An organization's token answers with the organization.
            workspaceId.Length > 0 ? workspaceId : auth.TeamId ?? "",
            team?.Team?.Name ?? auth.Team ?? "",
            Uri.TryCreate(auth.Url, UriKind.Absolute, out var address) ? address : null,
            auth.UserId ?? "");
    }

    public async IAsyncEnumerable<ImmutableArray<PlatformAccount>> ListAccountsAsync(
        string workspaceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.ListAsync(
            workspaceId, "users.list", [new("include_locale", "true"), .. Team(workspaceId)], SlackJson.Default.UsersReply, cancellationToken))
        {
            yield return [.. (page.Members ?? []).Where(m => m.Id is { Length: > 0 }).Select(m => SlackAccounts.Of(m, workspaceId))];
        }
    }

    public async Task<PlatformAccount?> FindAccountAsync(string workspaceId, string accountId, CancellationToken cancellationToken)
    {
        var reply = await lookups.AskAsync(
            workspaceId,
            "users.info",
            [new("user", accountId), new("include_locale", "true")],
            SlackJson.Default.UserReply,
            SlackLookups.WhilePeopleWait,
            cancellationToken);
        return reply?.User is { Id.Length: > 0 } user ? SlackAccounts.Of(user, workspaceId) : null;
    }

    public async Task<string?> FindManagerAsync(
        string workspaceId, string accountId, string fieldLabel, CancellationToken cancellationToken)
    {
        var fields = await ProfileFieldsAsync(workspaceId, cancellationToken);
        var field = fields.FirstOrDefault(f => string.Equals(f.Label?.Trim(), fieldLabel.Trim(), StringComparison.OrdinalIgnoreCase));
        if (field?.Id is not { Length: > 0 } id) return null;
        var reply = await lookups.AskAsync(
            workspaceId,
            "users.profile.get",
            [new("user", accountId)],
            SlackJson.Default.ProfileReply,
            SlackLookups.InBackground,
            cancellationToken);
        return reply?.Profile?.Fields is { ValueKind: JsonValueKind.Object } values
            && values.TryGetProperty(id, out var held) && held.ValueKind == JsonValueKind.Object
            && held.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
            // A field of several people separates them by commas; the first is the one to tell.
            && value.GetString()!.Split(',', StringSplitOptions.TrimEntries)[0] is { Length: > 0 } manager
            ? manager
            : null;
    }

    public async Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var reply = await lookups.AskAsync(
            workspaceId,
            "usergroups.list",
            [new("include_users", "true"), .. Team(workspaceId)],
            SlackJson.Default.UserGroupsReply,
            SlackLookups.InBackground,
            cancellationToken);
        return
        [
            .. (reply?.Usergroups ?? [])
                .Where(g => g.Id is { Length: > 0 } && g.DateDelete == 0)
                .Select(g => new PlatformGroup(g.Id!, g.Handle ?? "", g.Name ?? "", [.. g.Users ?? []])),
        ];
    }

    public async Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        // A listing that began again names a channel twice.
        var channels = new OrderedDictionary<string, PlatformChannel>(StringComparer.Ordinal);
        await foreach (var page in pages.ListAsync(
            workspaceId,
            "conversations.list",
            [new("types", "public_channel,private_channel"), .. Team(workspaceId)],
            SlackJson.Default.ChannelsReply,
            cancellationToken))
        {
            foreach (var channel in (page.Channels ?? []).Where(c => c.Id is { Length: > 0 })) channels[channel.Id!] = Channel(channel);
        }

        return [.. channels.Values];
    }

    public async Task<PlatformChannel?> FindChannelAsync(string workspaceId, string channelId, CancellationToken cancellationToken)
    {
        var reply = await lookups.AskAsync(
            workspaceId,
            "conversations.info",
            [new("channel", channelId), new("include_num_members", "true")],
            SlackJson.Default.ChannelReply,
            SlackLookups.WhilePeopleWait,
            cancellationToken);
        return reply?.Channel is { Id.Length: > 0 } channel ? Channel(channel) : null;
    }

    public async Task<Uri?> FindMessageAddressAsync(string workspaceId, ChatMessage message, CancellationToken cancellationToken)
    {
        var reply = await lookups.AskAsync(
            workspaceId,
            "chat.getPermalink",
            [new("channel", message.ChannelId), new("message_ts", message.MessageId)],
            SlackJson.Default.PermalinkReply,
            SlackLookups.WhilePeopleWait,
            cancellationToken);
        return Uri.TryCreate(reply?.Permalink, UriKind.Absolute, out var address) ? address : null;
    }

    private async Task<ProfileField[]> ProfileFieldsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        if (_profileFields.TryGetValue(workspaceId, out var known) && clock.GetElapsedTime(known.ReadAt) < FieldsStayFor) return known.Fields;
        var reply = Required(await lookups.AskAsync(
            workspaceId, "team.profile.get", [], SlackJson.Default.ProfileFieldsReply, SlackLookups.InBackground, cancellationToken));
        var fields = reply.Profile?.Fields ?? [];
        _profileFields[workspaceId] = (clock.GetTimestamp(), fields);
        return fields;
    }

    private static KeyValuePair<string, string>[] Named(string workspaceId) => workspaceId.Length > 0 ? [new("team", workspaceId)] : [];

    // An org-wide token must say which workspace it means; a workspace's own token may say so too.
    private static IEnumerable<KeyValuePair<string, string>> Team(string workspaceId)
    {
        if (workspaceId.StartsWith('T')) yield return new("team_id", workspaceId);
    }

    private static TReply Required<TReply>(TReply? reply) where TReply : SlackReply =>
        reply ?? throw new ChatPlatformException("nothing_told", isTransient: false);

    private static PlatformChannel Channel(SlackChannel channel) => new()
    {
        ChannelId = channel.Id ?? "",
        Name = channel.Name ?? "",
        IsPrivate = channel.IsPrivate,
        IsArchived = channel.IsArchived,
        IsGeneral = channel.IsGeneral,
        CanPost = channel.IsMember && !channel.IsArchived,
        MemberCount = channel.NumMembers,
    };
}
