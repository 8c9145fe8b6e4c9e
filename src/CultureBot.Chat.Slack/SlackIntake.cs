using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CultureBot.Chat.Slack;

/// <summary>Verifies what arrives, translates it, runs its route and answers within Slack's three seconds.</summary>
internal sealed partial class SlackIntake(
    SlackSignature signature, ChatRoutes routes, SlackDirectory directory, SlackAnswers answers, ILogger<SlackIntake> logger)
{
    /// <summary>Slack sends far less; a view with all its state is at most 250 KB by Slack's own limit.</summary>
    public const int LargestBody = 256 * 1024;

    // Slack waits three seconds of real time. A handler is told to stop in time for it to roll back, and for the answer to travel.
    private static readonly TimeSpan HandlerLimit = TimeSpan.FromSeconds(2.4);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2.7);
    private static readonly TimeSpan ChannelLimit = TimeSpan.FromSeconds(1.5);

    public async Task ReceiveAsync(HttpContext context)
    {
        var (status, incoming) = await ReadAsync(context.Request, context.RequestAborted);
        context.Response.StatusCode = status;
        if (incoming is null) return;
        if (incoming.Challenge is { } challenge) await SlackAnswers.WriteAsync(context.Response, new() { ["challenge"] = challenge });
        else if (incoming.Request is not null) await HandleAsync(context, incoming);
    }

    private async ValueTask<(int Status, SlackIncoming? Incoming)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody) return (StatusCodes.Status413PayloadTooLarge, null);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var body = read.Buffer;
            if (body.Length > LargestBody)
            {
                reader.AdvanceTo(body.End);
                return (StatusCodes.Status413PayloadTooLarge, null);
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(body.Start, body.End);
                continue;
            }

            // Most bodies arrive in one piece and are read where they lie.
            var result = body.IsSingleSegment ? Verify(request, body.FirstSpan) : Verify(request, body.ToArray());
            reader.AdvanceTo(body.End);
            return result;
        }
    }

    private (int Status, SlackIncoming? Incoming) Verify(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var isForm = IsOfType(request.ContentType, "application/x-www-form-urlencoded");
        if (!signature.IsValid(request.Headers, body))
        {
            // Slack's certificate check is not signed (Bolt answers it first, too) and gets nothing but a 200.
            return isForm && SlackCommandReader.IsCertificateCheck(body)
                ? (StatusCodes.Status200OK, null)
                : (StatusCodes.Status401Unauthorized, null);
        }

        try
        {
            var incoming = isForm ? SlackCommandReader.Read(body)
                : IsOfType(request.ContentType, "application/json") ? SlackEventReader.Read(body)
                : SlackIncoming.Malformed;
            return incoming.IsMalformed ? (StatusCodes.Status400BadRequest, null) : (StatusCodes.Status200OK, incoming);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a JSON string with half a surrogate pair.
            return (StatusCodes.Status400BadRequest, null);
        }
    }

    private async Task HandleAsync(HttpContext context, SlackIncoming incoming)
    {
        var request = incoming.Request!;
        if (!routes.Handles(request)) return;
        using var limit = new CancellationTokenSource(HandlerLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        Task<ChatAnswer>? work = null;
        try
        {
            work = RunAsync(context.RequestServices, request, either.Token);
            // A handler that has committed while it was told to stop still tells so.
            var answer = await work.WaitAsync(LastWord, CancellationToken.None);
            await answers.GiveAsync(context, incoming, answer, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The unit of work saw the cancelled token and did not commit.
            Log.TookTooLong(logger, request.RequestKey);
            await answers.ApologizeAsync(context, incoming, () => SlackWords.TookTooLong);
        }
        catch (TimeoutException) when (work is { IsCompleted: false })
        {
            // Cancelled but not back yet: whether it stored anything cannot be said.
            Log.DidNotStop(logger, request.RequestKey);
            _ = work.ContinueWith(
                ended => Log.Failed(logger, request.RequestKey, ended.Exception),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            await answers.ApologizeAsync(context, incoming, () => SlackWords.MayHaveWorked);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, request.RequestKey, failure);
            await answers.ApologizeAsync(context, incoming, () => SlackWords.WentWrong);
        }
    }

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

    private static bool IsOfType(string? contentType, string type) =>
        contentType is not null && contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == type.Length || contentType[type.Length] is ';' or ' ');

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
