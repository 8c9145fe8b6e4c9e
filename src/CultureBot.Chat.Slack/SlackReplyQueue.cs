using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>A card for the place that a request named for its answers, once it is acknowledged: a response_url or a whisper.</summary>
internal sealed record SlackLateReply(string WorkspaceId, string ResponseUrl, JsonObject Body, string RequestKey);

/// <summary>
/// Sends the answers that Slack takes only after its request is acknowledged. What they tell of is stored already, and what nobody can
/// make again, as the code in a receipt, answers the request as well, so a reply lost in a crash costs one line of comfort, not a fact.
/// </summary>
internal sealed partial class SlackReplyQueue(SlackClient client, TimeProvider clock, ILogger<SlackReplyQueue> logger) : BackgroundService
{
    private const int Capacity = 1000;
    private const int Attempts = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Channel<SlackLateReply> _replies = Channel.CreateBounded<SlackLateReply>(Capacity);

    public void Add(SlackLateReply reply)
    {
        if (!_replies.Writer.TryWrite(reply)) Log.Full(logger, reply.RequestKey);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _replies.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken },
        SendAsync);

    private async ValueTask SendAsync(SlackLateReply reply, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var outcome = await client.RespondAsync(reply.WorkspaceId, reply.ResponseUrl, reply.Body, cancellationToken);
            TimeSpan? again = outcome switch
            {
                TooFast<SlackReply> slower => slower.After ?? TimeSpan.FromSeconds(1),
                NotSent<SlackReply> unreachable => unreachable.After ?? TimeSpan.FromSeconds(1),
                // An answer that its reader sees twice does no harm.
                Unanswered<SlackReply> => TimeSpan.FromSeconds(1),
                RefusedCall<SlackReply> refused when SlackErrors.IsTransient(refused.Method, refused.Error) => TimeSpan.FromSeconds(1),
                _ => null,
            };
            if (again is { } wait && wait <= LongestWait && attempt < Attempts)
            {
                await Task.Delay(wait, clock, cancellationToken);
                continue;
            }

            if (outcome is not Answered<SlackReply>) Log.NotDelivered(logger, reply.RequestKey, outcome.GetType().Name);
            return;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2011, Level = LogLevel.Warning, Message = "The reply to the Slack request {RequestKey} was dropped: too many wait")]
        public static partial void Full(ILogger logger, string requestKey);

        [LoggerMessage(EventId = 2012, Level = LogLevel.Warning, Message = "The reply to the Slack request {RequestKey} was not delivered: {Outcome}")]
        public static partial void NotDelivered(ILogger logger, string requestKey, string outcome);
    }
}
