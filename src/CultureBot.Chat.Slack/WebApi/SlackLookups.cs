using System.Text.Json.Serialization.Metadata;

namespace CultureBot.Chat.Slack;

/// <summary>Asks Slack something and gets an answer, waiting as long as the caller can when Slack says "slower".</summary>
internal sealed class SlackLookups(SlackClient client, SlackTiers tiers, TimeProvider clock)
{
    /// <summary>Somebody waits for the answer.</summary>
    public static readonly TimeSpan WhilePeopleWait = TimeSpan.FromSeconds(1);

    /// <summary>A synchronization can wait for several windows of a tier.</summary>
    public static readonly TimeSpan InBackground = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan WithoutRetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>The answer, or null when Slack says that there is no such thing, or none that we may see.</summary>
    /// <exception cref="ChatPlatformException">Slack refused otherwise, or could not be reached.</exception>
    public async Task<TReply?> AskAsync<TReply>(
        string workspaceId,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> arguments,
        JsonTypeInfo<TReply> type,
        TimeSpan patience,
        CancellationToken cancellationToken)
        where TReply : SlackReply
    {
        var left = patience;
        while (true)
        {
            if (patience >= InBackground) await tiers.WaitAsync(method, workspaceId, cancellationToken);
            var outcome = await client.ReadAsync(workspaceId, method, arguments, type, cancellationToken);
            switch (outcome)
            {
                case Answered<TReply> answered:
                    return answered.Reply;
                case RefusedCall<TReply> refused when SlackErrors.IsNothing(method, refused.Error):
                    return null;
                case RefusedCall<TReply> refused:
                    throw new ChatPlatformException(refused.Error, SlackErrors.IsTransient(method, refused.Error));
                case TooFast<TReply> slower when (slower.After ?? WithoutRetryAfter) is var wait && wait <= left:
                    left -= wait;
                    await Task.Delay(wait, clock, cancellationToken);
                    break;
                case TooFast<TReply>:
                    throw new ChatPlatformException("ratelimited", isTransient: true);
                case NotSent<TReply> unreachable:
                    throw new ChatPlatformException(unreachable.Error, isTransient: true);
                case Unanswered<TReply> unanswered:
                    throw new ChatPlatformException(unanswered.Error, isTransient: true);
            }
        }
    }
}
