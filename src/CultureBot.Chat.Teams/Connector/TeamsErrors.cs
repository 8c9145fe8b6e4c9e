namespace CultureBot.Chat.Teams;

/// <summary>What an outcome is to a message.</summary>
internal static class TeamsErrors
{
    /// <summary>The meaning of a refusal; null for every other outcome.</summary>
    public static TeamsMeaning? MeaningOf<TReply>(TeamsOutcome<TReply> outcome) =>
        outcome is RefusedCall<TReply> refused ? TeamsErrorTable.MeaningOf(refused.Status, refused.Error) : null;

    /// <param name="outcome">How posting ended; never <see cref="Answered{TReply}"/>.</param>
    /// <param name="isPersonal">True in somebody's own chat with the bot, where a closed place is a person who is gone.</param>
    public static SendResult OfSending<TReply>(TeamsOutcome<TReply> outcome, bool isPersonal) => outcome switch
    {
        RefusedCall<TReply> refused => new GaveUp(refused.Error, Reason(TeamsErrorTable.MeaningOf(refused.Status, refused.Error), isPersonal)),
        TooFast<TReply> slower => new TryAgain("Throttled", slower.After, IsRateLimit: true),
        NotSent<TReply> unreachable => new TryAgain(unreachable.Error, unreachable.After, IsRateLimit: false),
        Unanswered<TReply> unanswered => new Uncertain(unanswered.Error),
        _ => throw new InvalidOperationException($"No rule for {outcome.GetType().Name}."),
    };

    /// <summary>Updating, deleting and opening a chat twice ends as doing it once, so what is uncertain is simply done again.</summary>
    public static SendResult OfChanging<TReply>(TeamsOutcome<TReply> outcome, bool isPersonal) => OfSending(outcome, isPersonal) switch
    {
        Uncertain unclear => new TryAgain(unclear.Error, null, IsRateLimit: false),
        // An unknown activity is answered with a bare 404 as well.
        GaveUp gone when outcome is RefusedCall<TReply> { Status: 404 } && MeaningOf(outcome) == TeamsMeaning.NotThere =>
            gone with { Reason = GiveUpReason.MessageGone },
        var result => result,
    };

    private static GiveUpReason Reason(TeamsMeaning meaning, bool isPersonal) => meaning switch
    {
        TeamsMeaning.Closed or TeamsMeaning.ConversationGone or TeamsMeaning.NotThere =>
            isPersonal ? GiveUpReason.AccountGone : GiveUpReason.ChannelGone,
        TeamsMeaning.MessageGone => GiveUpReason.MessageGone,
        TeamsMeaning.Unauthorized => GiveUpReason.Unauthorized,
        _ => GiveUpReason.Refused,
    };
}
