using System.Collections.Immutable;
using System.Text;

namespace CultureBot.Chat.Teams;

/// <summary>The teams that the bot is in, their channels, and group chats.</summary>
internal sealed class TeamsDirectory(TeamsConnector connector, TeamsLookups lookups, TeamsRoster roster, TeamsMemory memory)
{
    /// <summary>Each team, with everybody in it.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<ImmutableArray<PlatformGroup>> ListGroupsAsync(string tenant, CancellationToken cancellationToken)
    {
        var groups = ImmutableArray.CreateBuilder<PlatformGroup>();
        foreach (var (teamId, known) in await memory.ListTeamsAsync(tenant, cancellationToken))
        {
            var name = known.Name ?? (await AskTeamAsync(tenant, teamId, TeamsLookups.InBackground, cancellationToken))?.Name;
            if (string.IsNullOrWhiteSpace(name)) continue;
            var members = ImmutableArray.CreateBuilder<string>();
            await foreach (var page in roster.ListAsync(tenant, teamId, cancellationToken)) members.AddRange(page.Select(member => member.Id!));
            if (members.Count > 0) groups.Add(new(teamId, Handle(name), name, members.ToImmutable()));
        }

        return groups.ToImmutable();
    }

    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string tenant, CancellationToken cancellationToken)
    {
        var channels = ImmutableArray.CreateBuilder<PlatformChannel>();
        foreach (var teamId in (await memory.ListTeamsAsync(tenant, cancellationToken)).Keys)
            channels.AddRange(await ListChannelsAsync(tenant, teamId, TeamsLookups.InBackground, cancellationToken));
        foreach (var (id, chat) in await memory.ListSharedAsync(tenant, cancellationToken))
        {
            if (chat.Kind == ConversationKind.GroupChat) channels.Add(GroupChat(id, chat));
        }

        return channels.ToImmutable();
    }

    /// <summary>One channel or group chat; null for what the bot is not in.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<PlatformChannel?> FindChannelAsync(string tenant, string conversationId, CancellationToken cancellationToken)
    {
        var id = TeamsThread.Base(conversationId);
        return await memory.FindConversationAsync(tenant, id, cancellationToken) switch
        {
            { Kind: ConversationKind.GroupChat } chat => GroupChat(id, chat),
            { Kind: ConversationKind.Channel, Team: { } teamId } =>
                (await ListChannelsAsync(tenant, teamId, TeamsLookups.WhilePeopleWait, cancellationToken)).FirstOrDefault(channel => channel.ChannelId == id),
            _ => null,
        };
    }

    /// <summary>A team's channels, which are remembered; empty when the bot is not in the team any more.</summary>
    /// <exception cref="ChatPlatformException">Teams refused, or could not be reached.</exception>
    public async Task<ImmutableArray<PlatformChannel>> ListChannelsAsync(string tenant, string teamId, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (await AskTeamAsync(tenant, teamId, patience, cancellationToken) is not { } team) return [];
        var service = await ServiceOfTeamAsync(tenant, teamId, cancellationToken);
        var listed = await lookups.AskAsync(
            tenant, teamId, () => connector.ListChannelsAsync(tenant, service, teamId, cancellationToken), patience, cancellationToken);
        var channels = ImmutableArray.CreateBuilder<PlatformChannel>();
        foreach (var channel in (listed?.Conversations ?? []).Where(channel => channel.Id is { Length: > 0 }))
        {
            var known = await memory.FindConversationAsync(tenant, channel.Id!, cancellationToken) ?? new() { Kind = ConversationKind.Channel };
            var isGeneral = channel.Id == teamId;
            var name = isGeneral ? TeamsReplyWords.General : channel.Name ?? known.Name ?? "";
            await memory.SaveConversationAsync(
                tenant, channel.Id!, known with { Kind = ConversationKind.Channel, Team = teamId, Name = name }, cancellationToken);
            var isPrivate = channel.Type is { } type && !type.Equals("standard", StringComparison.OrdinalIgnoreCase);
            channels.Add(new()
            {
                ChannelId = channel.Id!,
                Name = name,
                IsGeneral = isGeneral,
                IsPrivate = isPrivate,
                // A private or shared channel has apps of its own: the bot is in it when something came from there.
                CanPost = !isPrivate || known.Service is not null,
                MemberCount = team.MemberCount,
            });
        }

        return channels.ToImmutable();
    }

    private async Task<TeamDetails?> AskTeamAsync(string tenant, string teamId, TimeSpan patience, CancellationToken cancellationToken)
    {
        var service = await ServiceOfTeamAsync(tenant, teamId, cancellationToken);
        var team = await lookups.AskAsync(
            tenant, teamId, () => connector.FindTeamAsync(tenant, service, teamId, cancellationToken), patience, cancellationToken);
        if (team is not null && await memory.FindTeamAsync(tenant, teamId, cancellationToken) is { } known)
            await memory.SaveTeamAsync(tenant, teamId, known with { Name = team.Name ?? known.Name, Group = team.AadGroupId ?? known.Group }, cancellationToken);
        return team;
    }

    private async ValueTask<Uri?> ServiceOfTeamAsync(string tenant, string teamId, CancellationToken cancellationToken) =>
        (await memory.FindTeamAsync(tenant, teamId, cancellationToken))?.Service ?? await memory.FindServiceAsync(tenant, teamId, cancellationToken);

    private static PlatformChannel GroupChat(string id, KnownConversation chat) => new()
    {
        ChannelId = id,
        Name = chat.Name ?? TeamsReplyWords.GroupChat,
        IsPrivate = true,
        CanPost = true,
    };

    /// <summary>What one would type after @: <c>Front Desk</c> is <c>front-desk</c>.</summary>
    private static string Handle(string name)
    {
        var handle = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter)) handle.Append(letter);
            else if (handle.Length > 0 && handle[^1] != '-') handle.Append('-');
        }

        return handle.ToString().TrimEnd('-');
    }
}
