using System.Collections.Frozen;

namespace CultureBot.Chat.Teams;

/// <summary>
/// What each documented error means (Microsoft's "Status codes from bot conversational APIs"). Statuses that ask to try again
/// never come here. A word that is not listed means what its status means.
/// </summary>
internal static class TeamsErrorTable
{
    /// <summary>A word of our own: no verified activity has told yet where Teams is reached.</summary>
    public const string NoServiceAddress = "NoServiceAddress";

    /// <summary>A word of our own: the address is not one that a verified activity named.</summary>
    public const string UnverifiedHost = "UnverifiedHost";

    private static readonly FrozenDictionary<string, TeamsMeaning> Words = new (string Word, TeamsMeaning Meaning)[]
    {
        ("BadArgument", TeamsMeaning.Refused),
        ("Bad Argument", TeamsMeaning.Refused),
        ("BadSyntax", TeamsMeaning.Refused),
        ("BotNotRegistered", TeamsMeaning.Unauthorized),
        // "Stop posting until interaction with the bot is explicitly initiated", or until it is installed again.
        ("BotDisabledByAdmin", TeamsMeaning.Closed),
        ("BotNotInConversationRoster", TeamsMeaning.Closed),
        ("ConversationBlockedByUser", TeamsMeaning.Closed),
        ("ForbiddenOperationException", TeamsMeaning.Closed),
        ("MessageWritesBlocked", TeamsMeaning.Closed),
        ("NotEnoughPermissions", TeamsMeaning.Closed),
        // The next activity of the conversation names the host that it should have been.
        ("InvalidBotApiHost", TeamsMeaning.Refused),
        ("ActivityNotFoundInConversation", TeamsMeaning.MessageGone),
        ("ConversationNotFound", TeamsMeaning.ConversationGone),
        ("MemberNotFoundInConversation", TeamsMeaning.NotThere),
        ("MessageSizeTooBig", TeamsMeaning.TooLong),
        (NoServiceAddress, TeamsMeaning.Closed),
        (UnverifiedHost, TeamsMeaning.Refused),
    }.ToFrozenDictionary(row => row.Word, row => row.Meaning, StringComparer.OrdinalIgnoreCase);

    public static TeamsMeaning MeaningOf(int status, string error) => Words.TryGetValue(error, out var meaning) ? meaning : status switch
    {
        401 => TeamsMeaning.Unauthorized,
        403 => TeamsMeaning.Closed,
        404 => TeamsMeaning.NotThere,
        413 => TeamsMeaning.TooLong,
        _ => TeamsMeaning.Refused,
    };
}
