using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>Runs the route of what came from Slack, whichever way it came, within Slack's three seconds.</summary>
internal sealed partial class SlackHandler(ChatRoutes routes, SlackDirectory directory, SlackAnswers answers, ILogger<SlackHandler> logger)
{
    // Slack waits three seconds of real time. A handler is told to stop in time for it to roll back, and for the answer to travel.
    private static readonly TimeSpan HandlerLimit = TimeSpan.FromSeconds(2.4);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2.7);
    private static readonly TimeSpan ChannelLimit = TimeSpan.FromSeconds(1.5);

    /// <param name="services">Of this request alone.</param>
    /// <param name="incoming">Verified and understood.</param>
    /// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
    public async Task<SlackAnswer> HandleAsync(IServiceProvider services, SlackIncoming incoming, CancellationToken gone)
    {
        if (incoming.Request is not { } request || !routes.Handles(request)) return SlackAnswer.Empty;
        var name = routes.NameForLogs(request);
        using var limit = new CancellationTokenSource(HandlerLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, gone);
        Task<ChatAnswer>? work = null;
        try
        {
            work = RunAsync(services, request, either.Token);
            // A handler that has committed while it was told to stop still tells so.
            var answer = await work.WaitAsync(LastWord, CancellationToken.None);
            return Named(await answers.OfAsync(incoming, answer, either.Token), name);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The unit of work saw the cancelled token and did not commit.
            Log.TookTooLong(logger, name);
            return Named(SlackAnswers.Apology(incoming, SlackWords.TookTooLong), name);
        }
        catch (TimeoutException) when (work is { IsCompleted: false })
        {
            // Cancelled but not back yet: whether it stored anything cannot be said.
            Log.DidNotStop(logger, name);
            _ = work.ContinueWith(
                ended => Log.Failed(logger, name, routes.ForLogs(request, ended.Exception)),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return Named(SlackAnswers.Apology(incoming, SlackWords.MayHaveWorked), name);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, name, routes.ForLogs(request, failure));
            return Named(SlackAnswers.Apology(incoming, SlackWords.WentWrong), name);
        }
    }

    /// <summary>A reply that comes later is named in logs as its request is.</summary>
    private static SlackAnswer Named(SlackAnswer answer, string name) =>
        answer.Afterwards is { } reply ? answer with { Afterwards = reply with { RequestKey = name } } : answer;

    private async Task<ChatAnswer> RunAsync(IServiceProvider services, ChatRequest request, CancellationToken cancellationToken)
    {
        if (request is ChannelChanged changed) request = changed with { Channel = await CurrentAsync(changed, cancellationToken) };
        return await routes.HandleAsync(services, request, cancellationToken);
    }

    /// <summary>The channel as it stands now; what the bot can no longer see it cannot post to.</summary>
    private async Task<PlatformChannel> CurrentAsync(ChannelChanged changed, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ChannelLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await directory.FindChannelAsync(changed.WorkspaceId, changed.Channel.ChannelId, either.Token) ?? changed.Channel;
        }
        catch (ChatPlatformException refused) when (!refused.IsTransient)
        {
            return changed.Channel;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "The Slack request {RequestKey} took too long and was cancelled")]
        public static partial void TookTooLong(ILogger logger, string requestKey);

        [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "The handler of the Slack request {RequestKey} did not stop when cancelled")]
        public static partial void DidNotStop(ILogger logger, string requestKey);

        [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "The Slack request {RequestKey} failed")]
        public static partial void Failed(ILogger logger, string requestKey, Exception? failure);
    }
}
