namespace CultureBot.Chat.Teams;

/// <summary>What follows from an error of the Connector's.</summary>
internal enum TeamsMeaning
{
    /// <summary>The call itself is wrong, which is our bug or an operator's setting: trying again cannot help.</summary>
    Refused,

    /// <summary>The person blocked the bot or has not installed it, or the bot is not in the place: nothing goes there until they come back.</summary>
    Closed,

    /// <summary>There is no such conversation (any more).</summary>
    ConversationGone,

    /// <summary>The message is gone.</summary>
    MessageGone,

    /// <summary>What was asked for is not there; as an answer as good as any.</summary>
    NotThere,

    /// <summary>The card is too long.</summary>
    TooLong,

    /// <summary>Our token is not accepted.</summary>
    Unauthorized,
}
