using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Teams;

/// <summary>
/// Gives answers after the request has been acknowledged, in the background; the process waits for them when it stops. What they
/// tell of is stored already, so a reply lost in a crash costs one line of comfort, not a fact.
/// </summary>
internal sealed partial class TeamsReplies(TeamsSending sending, TeamsConversations conversations, TimeProvider clock, ILogger<TeamsReplies> logger)
    : BackgroundService
{
    private const int Capacity = 1000;
    private const int Attempts = 4;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Channel<Reply> _replies = Channel.CreateBounded<Reply>(Capacity);
    private readonly CancellationTokenSource _givingUp = new();

    /// <summary>Shows a card at the place, again after a time-out or a "slower" for as long as somebody waits for it.</summary>
    public void Add(string tenantId, TeamsReplyPlace place, Card card) =>
        Add(new(tenantId, place, _ => Task.FromResult(TeamsContent.Of(card))));

    /// <summary>Shows a form with inputs on a card at the place, for where no dialog can be opened.</summary>
    public void Add(string tenantId, TeamsReplyPlace place, Form form) => Add(new(
        tenantId,
        place,
        async cancellationToken => TeamsContent.Of(form, await conversations.SuggestAsync(tenantId, place.ConversationId, cancellationToken))));

    /// <summary>Takes no more, and gives what is waiting as much time as the process has.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _replies.Writer.TryComplete();
        await using var registration = cancellationToken.Register(_givingUp.Cancel);
        if (ExecuteTask is { } execution) await Task.WhenAny(execution);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _givingUp.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _replies.Reader.ReadAllAsync(_givingUp.Token),
        new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = _givingUp.Token },
        SendAsync);

    private void Add(Reply reply)
    {
        if (!_replies.Writer.TryWrite(reply)) Log.Full(logger);
    }

    private async ValueTask SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        try
        {
            var content = await reply.Content(cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                var result = await sending.ToReplyPlaceAsync(reply.Tenant, reply.Place, content, cancellationToken);
                if (result is Sent) return;
                if (attempt < Attempts && Pause(result, attempt) is { } pause && pause <= LongestWait)
                {
                    await Task.Delay(pause, clock, cancellationToken);
                    continue;
                }

                Log.NotDelivered(logger, result.GetType().Name, (result as GaveUp)?.Error ?? (result as TryAgain)?.Error ?? "");
                return;
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // One answer that cannot be made must not keep the others.
            Log.Failed(logger, failure);
        }
    }

    /// <summary>Null when trying again cannot help. An answer that its reader sees twice does no harm.</summary>
    private static TimeSpan? Pause(SendResult result, int attempt) => result switch
    {
        TryAgain { After: { } after } => after,
        TryAgain or Uncertain => TimeSpan.FromSeconds(1 << (attempt - 1)),
        _ => null,
    };

    private sealed record Reply(string Tenant, TeamsReplyPlace Place, Func<CancellationToken, Task<TeamsContent>> Content);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3022, Level = LogLevel.Warning, Message = "A reply in Teams was dropped: too many wait")]
        public static partial void Full(ILogger logger);

        [LoggerMessage(EventId = 3023, Level = LogLevel.Warning, Message = "A reply in Teams was not delivered: {Outcome} {Error}")]
        public static partial void NotDelivered(ILogger logger, string outcome, string error);

        [LoggerMessage(EventId = 3024, Level = LogLevel.Error, Message = "A reply in Teams could not be made")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
