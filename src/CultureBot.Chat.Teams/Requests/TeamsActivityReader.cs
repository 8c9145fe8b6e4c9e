using System.Text.Json;

namespace CultureBot.Chat.Teams;

/// <summary>Translates an activity; asks nobody, so that it cannot fail but by what the activity says.</summary>
internal sealed class TeamsActivityReader(TeamsMessageReader messages, TeamsPlaceReader places, TeamsReactionReader reactions, TeamsInvokeReader invokes)
{
    public TeamsIncoming Read(TeamsActivity activity)
    {
        var origin = new TeamsOrigin(activity);
        try
        {
            return activity.Type switch
            {
                "message" => messages.Read(origin),
                "conversationUpdate" => places.ReadUpdate(origin),
                "installationUpdate" => places.ReadInstallation(origin),
                "messageReaction" => reactions.Read(origin),
                "invoke" => invokes.Read(origin),
                null or "" => TeamsIncoming.Malformed,
                // Typing, edited and deleted messages, meetings, and what is yet to come.
                _ => TeamsIncoming.Ignored,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            // InvalidOperationException: a JSON string with half a surrogate pair.
            return TeamsIncoming.Malformed;
        }
    }
}
