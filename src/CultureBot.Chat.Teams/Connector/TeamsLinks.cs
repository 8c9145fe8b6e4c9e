using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Teams;

/// <summary>Deep links to messages (Microsoft's "Deep link to a Teams chat").</summary>
internal sealed class TeamsLinks(TeamsMemory memory, IOptions<TeamsOptions> options)
{
    private static readonly Uri Public = new("https://teams.microsoft.com/");
    private static readonly Uri UsGov = new("https://gov.teams.microsoft.us/");

    public Uri Home => options.Value.Cloud == TeamsCloud.UsGov ? UsGov : Public;

    /// <summary>Null for somebody's own chat with the bot, which no link names.</summary>
    public async ValueTask<Uri?> FindAsync(string tenant, ChatMessage message, CancellationToken cancellationToken)
    {
        var channelId = TeamsThread.Base(message.ChannelId);
        var messageId = TeamsThread.Activities(new(message.ChannelId, message.MessageId))[0];
        var known = await memory.FindConversationAsync(tenant, channelId, cancellationToken);
        var path = $"l/message/{Uri.EscapeDataString(channelId)}/{Uri.EscapeDataString(messageId)}";
        switch (known?.Kind ?? TeamsThread.GuessKind(channelId))
        {
            case ConversationKind.Channel:
                var root = TeamsThread.Root(message.ChannelId) is { Length: > 0 } parent ? parent : messageId;
                var team = known?.Team is { } teamId ? await memory.FindTeamAsync(tenant, teamId, cancellationToken) : null;
                return new(Home, path + Query(
                    ("tenantId", tenant),
                    ("groupId", team?.Group),
                    ("parentMessageId", root),
                    ("teamName", team?.Name),
                    ("channelName", known?.Name),
                    ("createdTime", messageId)));
            case ConversationKind.GroupChat:
                return new(Home, path + Query(("tenantId", tenant), ("context", """{"contextType":"chat"}""")));
            default:
                return null;
        }
    }

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = new List<string>();
        foreach (var (name, value) in parts)
        {
            if (value is { Length: > 0 }) query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return "?" + string.Join('&', query);
    }
}
