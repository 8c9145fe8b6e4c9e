namespace CultureBot.Chat.Slack;

/// <summary>What the meaning of an error word is to a message, and to a question.</summary>
internal static class SlackErrors
{
    /// <summary>A word that nobody documented is Slack's news, or our bug: it is given up, with the word.</summary>
    public static SlackMeaning MeaningOf(string method, string error) => SlackErrorTable.Find(method, error) ?? SlackMeaning.Refused;

    /// <param name="method">What was called.</param>
    /// <param name="error">Slack's word.</param>
    /// <param name="destination">Decides what "channel not found" means.</param>
    public static SendResult OfSending(string method, string error, DestinationKind destination) => MeaningOf(method, error) switch
    {
        SlackMeaning.Slower => new TryAgain(error, null, IsRateLimit: true),
        SlackMeaning.Later or SlackMeaning.Stale => new TryAgain(error, null, IsRateLimit: false),
        SlackMeaning.Uncertain => new Uncertain(error),
        SlackMeaning.ChannelGone when destination == DestinationKind.Account => new GaveUp(error, GiveUpReason.AccountGone),
        SlackMeaning.ChannelGone => new GaveUp(error, GiveUpReason.ChannelGone),
        SlackMeaning.AccountGone => new GaveUp(error, GiveUpReason.AccountGone),
        SlackMeaning.MessageGone => new GaveUp(error, GiveUpReason.MessageGone),
        SlackMeaning.Reinstall => new GaveUp(error, GiveUpReason.Unauthorized),
        _ => new GaveUp(error, GiveUpReason.Refused),
    };

    /// <summary>Updating and deleting twice ends as doing it once, so what is uncertain is simply done again.</summary>
    public static SendResult OfChanging(string method, string error) => OfSending(method, error, DestinationKind.Channel) switch
    {
        Uncertain => new TryAgain(error, null, IsRateLimit: false),
        var result => result,
    };

    /// <summary>True when the answer to a question is that there is no such thing, or none that we may see.</summary>
    public static bool IsNothing(string method, string error) => MeaningOf(method, error)
        is SlackMeaning.NotThere or SlackMeaning.ChannelGone or SlackMeaning.AccountGone or SlackMeaning.MessageGone;

    /// <summary>True when asking the same question later may be answered.</summary>
    public static bool IsTransient(string method, string error) => MeaningOf(method, error)
        is SlackMeaning.Slower or SlackMeaning.Later or SlackMeaning.Uncertain or SlackMeaning.StartAgain;
}
