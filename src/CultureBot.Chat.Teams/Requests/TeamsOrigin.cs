using System.Security.Cryptography;
using System.Text;

namespace CultureBot.Chat.Teams;

/// <summary>What the requests of one activity have in common: who, where, and what makes two deliveries the same.</summary>
internal sealed record TeamsOrigin(TeamsActivity Activity)
{
    public string Tenant => Activity.TenantId;

    public string User => Activity.From?.Id ?? "";

    /// <summary>Equal for two deliveries of the activity.</summary>
    public string Key { get; } = "teams:" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Activity.ChannelId}\n{Activity.Conversation?.Id}\n{Activity.Id}")));

    /// <summary>
    /// What the activity tells of how people and places are reached. A message extension is used anywhere, also between two
    /// people and in groups that the bot is not in: nothing is learnt there but of the person.
    /// </summary>
    public TeamsActivity News => !Activity.IsPersonal && Activity.Name?.StartsWith("composeExtension/", StringComparison.Ordinal) == true
        ? Activity with
        {
            Conversation = Activity.Conversation is { } place ? place with { Id = null } : null,
            ChannelData = Activity.ChannelData is { } data ? data with { Team = null, Channel = null } : null,
        }
        : Activity;

    public ChatPlace Place => Activity.Conversation is not { Id.Length: > 0 } conversation
        ? ChatPlace.Nowhere
        : new(conversation.ChannelId, Activity.ChannelData?.Channel?.Name ?? conversation.Name ?? "", Kind(conversation));

    /// <summary>Where answers go.</summary>
    /// <param name="isPress">True when a card was pressed: in somebody's own chat the answer takes its place.</param>
    public string ReplyTo(bool isPress = false) => Activity.Conversation is not { Id: { Length: > 0 } id } || User.Length == 0
        ? ""
        : new TeamsReplyPlace(id, User, Activity.IsPersonal, isPress && Activity.IsPersonal ? Activity.ReplyToId ?? "" : "").ToString();

    /// <summary>A message of this conversation; one in a thread belongs to the thread, and the one that began it to the channel.</summary>
    public ChatMessage Message(string messageId, string rootId, string authorId)
    {
        var channel = Activity.Conversation?.ChannelId ?? "";
        return new(rootId.Length == 0 || rootId == messageId ? channel : TeamsThread.In(channel, rootId), messageId, authorId);
    }

    // What is private to a few is a private channel to the product, group chats among them.
    private PlaceKind Kind(TeamsConversationRef conversation) => conversation.ConversationType switch
    {
        "personal" => PlaceKind.Direct,
        "channel" when Activity.ChannelData?.Channel?.Type == "private" => PlaceKind.PrivateChannel,
        "channel" => PlaceKind.Channel,
        "groupChat" => PlaceKind.PrivateChannel,
        _ when TeamsThread.GuessKind(conversation.ChannelId) == ConversationKind.Channel => PlaceKind.Channel,
        _ => PlaceKind.PrivateChannel,
    };
}
