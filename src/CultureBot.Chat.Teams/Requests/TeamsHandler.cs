using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Teams;

/// <summary>Runs the routes of what came from Teams, for as long as Teams waits.</summary>
internal sealed partial class TeamsHandler(
    ChatRoutes routes,
    TeamsActivityReader reader,
    TeamsDetails details,
    TeamsAnswers answers,
    TeamsApologies apologies,
    TeamsSurroundings surroundings,
    TeamsSeen seen,
    ILogger<TeamsHandler> logger)
{
    // Real time. An invoke has to be answered within five seconds, a message within fifteen; a handler is told to stop in time
    // for it to roll back, and for the answer to travel.
    private static readonly TimeSpan InvokeLimit = TimeSpan.FromSeconds(3.7);
    private static readonly TimeSpan MessageLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.4);

    /// <param name="services">Of this request alone.</param>
    /// <param name="activity">Verified.</param>
    /// <param name="gone">Cancelled when nobody waits for the answer any more.</param>
    public async Task<TeamsAnswer> HandleAsync(IServiceProvider services, TeamsActivity activity, CancellationToken gone)
    {
        var incoming = reader.Read(activity);
        if (incoming.IsMalformed) return TeamsAnswer.Malformed;
        if (incoming.IsUnknown) return TeamsAnswer.Unknown;

        var origin = new TeamsOrigin(activity);
        // An invoke that comes again waits for its answer again; handlers can run twice.
        var isOnce = incoming.Way is TeamsWay.Event or TeamsWay.Message;
        if (isOnce && !seen.IsNew(origin.Key)) return TeamsAnswer.Empty;
        var answer = await AnswerAsync(services, origin, incoming, gone);
        if (isOnce && answer == TeamsAnswer.Later) seen.Forget(origin.Key);
        return answer;
    }

    private async Task<TeamsAnswer> AnswerAsync(IServiceProvider services, TeamsOrigin origin, TeamsIncoming incoming, CancellationToken gone)
    {
        var span = incoming.Way is TeamsWay.Event or TeamsWay.Message ? MessageLimit : InvokeLimit;
        using var limit = new CancellationTokenSource(span);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, gone);
        // One that tells of a confidential request is confidential as a whole.
        var confidential = incoming.Requests.FirstOrDefault(routes.IsConfidential);
        var name = confidential is null ? origin.Key : routes.NameForLogs(confidential);
        Task<ChatAnswer?>? work = null;
        try
        {
            work = RunAsync(services, origin, incoming, either.Token);
            // A handler that has committed while it was told to stop still tells so.
            var answer = await work.WaitAsync(span + Grace, CancellationToken.None);
            return answer is null ? TeamsAnswers.Unknown(incoming) : await answers.OfAsync(origin, incoming, answer, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The unit of work saw the cancelled token and did not commit.
            Log.TookTooLong(logger, name);
            return apologies.Of(origin, incoming, TeamsWords.TookTooLong);
        }
        catch (TimeoutException) when (work is { IsCompleted: false })
        {
            // Cancelled but not back yet: whether it stored anything cannot be said.
            Log.DidNotStop(logger, name);
            _ = work.ContinueWith(
                ended => Log.Failed(logger, name, ForLogs(ended.Exception)),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return apologies.Of(origin, incoming, TeamsWords.MayHaveWorked);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, name, ForLogs(failure));
            return apologies.Of(origin, incoming, TeamsWords.WentWrong);
        }

        Exception? ForLogs(Exception? failure) => confidential is null ? failure : routes.ForLogs(confidential, failure);
    }

    /// <summary>The last answer that says something; null when nobody handles any of it.</summary>
    private async Task<ChatAnswer?> RunAsync(IServiceProvider services, TeamsOrigin origin, TeamsIncoming incoming, CancellationToken cancellationToken)
    {
        // Where a confidential request came from was known before: its card was sent there. A row written now would tell when it came.
        var isRemembered = !incoming.IsFarewell && !incoming.Requests.Any(routes.IsConfidential);
        if (isRemembered) await surroundings.RememberAsync(origin.News, cancellationToken);
        ChatAnswer? said = null;
        foreach (var request in await details.CompleteAsync(origin, incoming, cancellationToken))
        {
            if (!routes.Handles(request)) continue;
            var answer = await routes.HandleAsync(services, request, cancellationToken);
            if (said is null || answer is not NothingAnswer) said = answer;
        }

        // Last, since the news is told by what was known of the place.
        if (incoming.IsFarewell) await surroundings.ForgetAsync(origin.Activity, cancellationToken);
        return said;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3011, Level = LogLevel.Warning, Message = "The Teams request {RequestKey} took too long and was cancelled")]
        public static partial void TookTooLong(ILogger logger, string requestKey);

        [LoggerMessage(EventId = 3012, Level = LogLevel.Error, Message = "The handler of the Teams request {RequestKey} did not stop when cancelled")]
        public static partial void DidNotStop(ILogger logger, string requestKey);

        [LoggerMessage(EventId = 3013, Level = LogLevel.Error, Message = "The Teams request {RequestKey} failed")]
        public static partial void Failed(ILogger logger, string requestKey, Exception? failure);
    }
}
