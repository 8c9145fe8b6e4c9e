namespace CultureBot.Chat.Slack;

/// <summary>What follows from an error word of Slack's.</summary>
internal enum SlackMeaning
{
    /// <summary>Too fast: nothing was taken, and the pace comes down.</summary>
    Slower,

    /// <summary>Nothing was taken; the same call may work later.</summary>
    Later,

    /// <summary>Slack itself does not know whether it acted.</summary>
    Uncertain,

    /// <summary>The channel is gone, closed to us, or takes no messages.</summary>
    ChannelGone,

    /// <summary>The account is gone, or takes no messages from us.</summary>
    AccountGone,

    /// <summary>The message is gone, or can no longer be changed or answered.</summary>
    MessageGone,

    /// <summary>What was asked for is not there; as an answer as good as any.</summary>
    NotThere,

    /// <summary>The moment in which a form could be opened has passed: the words go back another way.</summary>
    TooLate,

    /// <summary>What we changed has been changed by another since; the newest is wanted again.</summary>
    Stale,

    /// <summary>The listing cannot be gone on with, only begun again.</summary>
    StartAgain,

    /// <summary>The listing is to be read in smaller pages.</summary>
    SmallerPages,

    /// <summary>The token is no longer good, or was never good for this: somebody has to install the app again, or let it in.</summary>
    Reinstall,

    /// <summary>The call itself is wrong, which is our bug or an operator's setting: trying again cannot help.</summary>
    Refused,
}
