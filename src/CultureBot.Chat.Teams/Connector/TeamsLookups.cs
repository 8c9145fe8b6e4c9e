namespace CultureBot.Chat.Teams;

/// <summary>Asks Teams something and gets an answer, waiting as long as the caller can when Teams says "slower".</summary>
internal sealed class TeamsLookups(TeamsReadPace pace, TimeProvider clock)
{
    /// <summary>Somebody waits for the answer.</summary>
    public static readonly TimeSpan WhilePeopleWait = TimeSpan.FromSeconds(1);

    /// <summary>A synchronization can wait.</summary>
    public static readonly TimeSpan InBackground = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>The answer, or null when Teams says that there is no such thing, or none that we may see.</summary>
    /// <exception cref="ChatPlatformException">Teams refused otherwise, or could not be reached.</exception>
    public async Task<TReply?> AskAsync<TReply>(
        string tenant, string conversationId, Func<Task<TeamsOutcome<TReply>>> ask, TimeSpan patience, CancellationToken cancellationToken)
        where TReply : class
    {
        var (left, pause) = (patience, FirstPause);
        while (true)
        {
            if (patience >= InBackground) await pace.WaitAsync(tenant, conversationId, cancellationToken);
            var outcome = await ask();
            var (error, after) = ("Throttled", (TimeSpan?)null);
            switch (outcome)
            {
                case Answered<TReply> answered:
                    return answered.Reply;
                case RefusedCall<TReply> refused when IsNothing(TeamsErrorTable.MeaningOf(refused.Status, refused.Error)):
                    return null;
                case RefusedCall<TReply> refused:
                    throw new ChatPlatformException(refused.Error, isTransient: false);
                case Unanswered<TReply> unanswered:
                    (error, after) = (unanswered.Error, null);
                    break;
                case NotSent<TReply> unreachable:
                    (error, after) = (unreachable.Error, unreachable.After);
                    break;
                case TooFast<TReply> slower:
                    after = slower.After;
                    break;
            }

            var wait = after ?? pause;
            // An outage is the caller's affair; what asks to try again is tried again.
            if (wait > left || outcome is Unanswered<TReply>) throw new ChatPlatformException(error, isTransient: true);
            (left, pause) = (left - wait, pause * 2);
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static bool IsNothing(TeamsMeaning meaning) =>
        meaning is TeamsMeaning.NotThere or TeamsMeaning.ConversationGone or TeamsMeaning.MessageGone or TeamsMeaning.Closed;
}
