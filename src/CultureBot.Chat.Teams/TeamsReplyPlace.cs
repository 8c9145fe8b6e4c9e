using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Where an answer to a request goes: <see cref="ChatRequest.ReplyTo"/> as the adapter writes it. It is for the person who asked
/// alone, so outside their own chat with the bot it goes to that chat.
/// </summary>
/// <param name="ConversationId">Where they asked.</param>
/// <param name="UserId">Who asked.</param>
/// <param name="IsPersonal">True in their own chat with the bot.</param>
/// <param name="CardId">The activity whose card they pressed, in their own chat with the bot: the answer takes its place. Empty: a new message.</param>
internal sealed record TeamsReplyPlace(string ConversationId, string UserId, bool IsPersonal, string CardId)
{
    /// <summary>Null when it is none of ours.</summary>
    public static TeamsReplyPlace? Find(string replyTo)
    {
        try
        {
            return JsonSerializer.Deserialize(replyTo, TeamsJson.Default.TeamsReplyPlace);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, TeamsJson.Default.TeamsReplyPlace);
}
