namespace CultureBot.Chat.Teams;

/// <summary>Ids of conversations: a thread of a channel is <c>{channel};messageid={first message}</c>.</summary>
internal static class TeamsThread
{
    private const string Mark = ";messageid=";

    /// <summary>The ids of one message that was posted as several activities stand side by side.</summary>
    public const char Joint = '|';

    /// <summary>The channel or chat without the thread.</summary>
    public static string Base(string conversationId) =>
        conversationId.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? conversationId[..at] : conversationId;

    /// <summary>The first message of the thread; empty outside of one.</summary>
    public static string Root(string conversationId) =>
        conversationId.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? conversationId[(at + Mark.Length)..] : "";

    public static string In(string channelId, string root) => Base(channelId) + Mark + root;

    public static string[] Activities(PostedMessage posted) => posted.MessageId.Split(Joint);

    /// <summary>The kind of a conversation that nobody has told of, by what Teams' ids look like.</summary>
    public static ConversationKind GuessKind(string conversationId)
    {
        var id = Base(conversationId);
        if (id.EndsWith("@thread.tacv2", StringComparison.OrdinalIgnoreCase) || id.EndsWith("@thread.skype", StringComparison.OrdinalIgnoreCase))
            return ConversationKind.Channel;
        return id.StartsWith("a:", StringComparison.Ordinal) || id.EndsWith("@unq.gbl.spaces", StringComparison.OrdinalIgnoreCase)
            ? ConversationKind.Personal
            : ConversationKind.GroupChat;
    }
}
