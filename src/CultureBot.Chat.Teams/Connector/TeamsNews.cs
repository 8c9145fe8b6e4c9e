using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>What a verified activity tells of addresses, by and by: what it does not name stays as it was.</summary>
internal sealed class TeamsNews(TeamsMemory memory)
{
    public async ValueTask LearnAsync(TeamsActivity verified, CancellationToken cancellationToken)
    {
        if (TenantOf(verified) is not { Length: > 0 } tenant || ServiceOf(verified) is not { } service) return;
        await memory.SaveServiceAsync(tenant, service, cancellationToken);
        await LearnTeamAsync(tenant, service, verified, cancellationToken);
        await LearnConversationAsync(tenant, service, verified, cancellationToken);
        await LearnPersonAsync(tenant, verified.From, verified, cancellationToken);
        foreach (var member in verified.MembersAdded ?? []) await LearnPersonAsync(tenant, member, null, cancellationToken);
    }

    public async ValueTask ForgetAsync(TeamsActivity verified, CancellationToken cancellationToken)
    {
        if (TenantOf(verified) is not { Length: > 0 } tenant || verified.Conversation?.Id is not { Length: > 0 } conversationId) return;
        if (KindOf(verified) == ConversationKind.Personal && verified.From?.Id is { } accountId && TeamsAccounts.IsPerson(accountId))
            await ForgetPersonAsync(tenant, accountId, cancellationToken);
        if (verified.ChannelData?.Team?.Id is { } teamId)
        {
            foreach (var (channelId, channel) in await memory.ListSharedAsync(tenant, cancellationToken))
            {
                if (channel.Team == teamId) await memory.SaveConversationAsync(tenant, channelId, null, cancellationToken);
            }

            await memory.SaveTeamAsync(tenant, teamId, null, cancellationToken);
        }

        await memory.SaveConversationAsync(tenant, conversationId, null, cancellationToken);
    }

    private async ValueTask ForgetPersonAsync(string tenant, string accountId, CancellationToken cancellationToken)
    {
        if ((await memory.FindPersonAsync(tenant, accountId, cancellationToken))?.Entra is { } entra)
            await memory.SaveAccountIdAsync(tenant, entra, null, cancellationToken);
        await memory.SavePersonAsync(tenant, accountId, null, cancellationToken);
        if (await memory.FindDirectAsync(tenant, accountId, cancellationToken) is { } chat)
            await memory.SaveConversationAsync(tenant, chat, null, cancellationToken);
        await memory.SaveDirectAsync(tenant, accountId, null, cancellationToken);
    }

    private async ValueTask LearnTeamAsync(string tenant, Uri service, TeamsActivity verified, CancellationToken cancellationToken)
    {
        if (verified.ChannelData?.Team is not { Id: { Length: > 0 } teamId } team) return;
        var known = await memory.FindTeamAsync(tenant, teamId, cancellationToken) ?? new();
        await memory.SaveTeamAsync(
            tenant,
            teamId,
            known with { Service = service, Name = team.Name ?? known.Name, Group = team.AadGroupId ?? known.Group },
            cancellationToken);
    }

    private async ValueTask LearnConversationAsync(string tenant, Uri service, TeamsActivity verified, CancellationToken cancellationToken)
    {
        if (verified.Conversation?.Id is not { Length: > 0 } conversationId) return;
        var kind = KindOf(verified);
        var channel = verified.ChannelData?.Channel;
        var person = kind == ConversationKind.Personal && TeamsAccounts.IsPerson(verified.From?.Id) ? verified.From!.Id : null;
        var known = await memory.FindConversationAsync(tenant, conversationId, cancellationToken) ?? new() { Kind = kind };
        var isThisChannel = channel?.Id == TeamsThread.Base(conversationId);
        await memory.SaveConversationAsync(
            tenant,
            conversationId,
            known with
            {
                Kind = kind,
                Service = service,
                Team = verified.ChannelData?.Team?.Id ?? known.Team,
                Name = (isThisChannel ? channel!.Name : null) ?? verified.Conversation.Name ?? known.Name,
                With = person ?? known.With,
            },
            cancellationToken);
        if (person is not null) await memory.SaveDirectAsync(tenant, person, conversationId, cancellationToken);

        // News of a channel comes in the General channel of its team.
        if (channel?.Id is { Length: > 0 } channelId && !isThisChannel) await LearnChannelAsync(tenant, channelId, channel.Name, verified, cancellationToken);
    }

    private async ValueTask LearnChannelAsync(string tenant, string channelId, string? name, TeamsActivity verified, CancellationToken cancellationToken)
    {
        var known = await memory.FindConversationAsync(tenant, channelId, cancellationToken) ?? new() { Kind = ConversationKind.Channel };
        var learned = known with { Team = verified.ChannelData?.Team?.Id ?? known.Team, Name = name ?? known.Name };
        await memory.SaveConversationAsync(
            tenant, channelId, verified.ChannelData?.EventType is "channelDeleted" or "channelUnshared" ? null : learned, cancellationToken);
    }

    private async ValueTask LearnPersonAsync(string tenant, TeamsAccount? account, TeamsActivity? acted, CancellationToken cancellationToken)
    {
        if (account?.Id is not { } accountId || !TeamsAccounts.IsPerson(accountId)) return;
        var known = await memory.FindPersonAsync(tenant, accountId, cancellationToken) ?? new();
        await memory.SavePersonAsync(
            tenant,
            accountId,
            known with
            {
                Entra = account.EntraId ?? known.Entra,
                Name = account.Name ?? known.Name,
                Zone = (acted is null ? null : ZoneOf(acted)) ?? known.Zone,
                Locale = acted?.Locale ?? known.Locale,
            },
            cancellationToken);
        if (account.EntraId is { Length: > 0 } entra) await memory.SaveAccountIdAsync(tenant, entra, accountId, cancellationToken);
    }

    private static string? TenantOf(TeamsActivity verified) => verified.ChannelData?.Tenant?.Id ?? verified.Conversation?.TenantId;

    /// <summary>With a slash at its end, so that paths go below it.</summary>
    private static Uri? ServiceOf(TeamsActivity verified) =>
        Uri.TryCreate(verified.ServiceUrl?.TrimEnd('/') + "/", UriKind.Absolute, out var service)
            && (service.Scheme == Uri.UriSchemeHttps || service.Scheme == Uri.UriSchemeHttp) && service.UserInfo.Length == 0
            ? service
            : null;

    private static ConversationKind KindOf(TeamsActivity verified) => verified.Conversation?.ConversationType switch
    {
        "personal" => ConversationKind.Personal,
        "groupChat" => ConversationKind.GroupChat,
        "channel" => ConversationKind.Channel,
        _ => TeamsThread.GuessKind(verified.Conversation?.Id ?? ""),
    };

    private static string? ZoneOf(TeamsActivity verified) => verified.LocalTimezone ?? (verified.Entities ?? [])
        .Where(entity => entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("type", out var type) && type.ValueEquals("clientInfo"))
        .Select(entity => entity.TryGetProperty("timezone", out var zone) && zone.ValueKind == JsonValueKind.String ? zone.GetString() : null)
        .FirstOrDefault(zone => zone is { Length: > 0 });
}
