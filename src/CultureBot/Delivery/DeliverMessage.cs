using CultureBot.Chat;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>Brings one claimed message to its platform, and writes down what came of it.</summary>
internal sealed partial class DeliverMessage(
    RenderMessage renderer, ChatPlatforms platforms, DeliveryResults results, TimeProvider time, ILogger<DeliverMessage> logger)
{
    /// <summary>
    /// Never throws for a message's own trouble: a broken renderer or a refusing platform is logged, and tried again or
    /// ended. Cancelling leaves the message to whoever claims it when the lease ends.
    /// </summary>
    public async Task DeliverAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        var wait = claimed.Slot - Instant.FromDateTimeOffset(time.GetUtcNow());
        if (wait > Duration.Zero) await Task.Delay(wait.ToTimeSpan(), time, cancellationToken);

        ReadyMessage? ready;
        try
        {
            using var limit = new CancellationTokenSource(DeliveryRules.RenderLimit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            ready = await renderer.RenderAsync(claimed, either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.RenderingFailed(logger, e, claimed.Message.Kind, claimed.Message.Id.Value, claimed.Message.Attempts + 1);
            await results.RenderingFailedAsync(claimed, e.GetType().Name, cancellationToken);
            return;
        }

        if (ready is null)
        {
            Log.LeaseLost(logger, claimed.Message.Kind, claimed.Message.Id.Value);
            return;
        }

        if (ready.Rendered is RenderedAbsent && !claimed.Message.WasSent)
        {
            await results.CancelledAsync(claimed, ready.Revision, cancellationToken);
            return;
        }

        var result = await CallAsync(claimed, ready, cancellationToken);
        if (result is not Sent)
        {
            Log.NotSent(logger, claimed.Message.Kind, claimed.Message.Id.Value, result.GetType().Name, ErrorOf(result));
        }

        await results.WriteAsync(claimed, ready, result, cancellationToken);
    }

    internal static string ErrorOf(SendResult result) => result switch
    {
        TryAgain again => again.Error,
        Uncertain uncertain => uncertain.Error,
        GaveUp gaveUp => gaveUp.Error,
        _ => "",
    };

    /// <summary>A call that takes too long, or ends in a bug of the adapter, may have reached the platform.</summary>
    private async Task<SendResult> CallAsync(ClaimedMessage claimed, ReadyMessage ready, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(DeliveryRules.SendLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await CallPlatformAsync(claimed, ready, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Uncertain("timeout");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.AdapterFailed(logger, e, claimed.Message.Kind, claimed.Message.Id.Value);
            return new Uncertain(e.GetType().Name);
        }
    }

    private Task<SendResult> CallPlatformAsync(ClaimedMessage claimed, ReadyMessage ready, CancellationToken cancellationToken)
    {
        var message = claimed.Message;
        var workspace = claimed.Workspace.ExternalId;
        var platform = platforms.Find(claimed.Workspace)
            ?? throw new InvalidOperationException("A message was claimed for a platform that is not here.");
        return (message.WasSent, message.Posted, ready.Rendered) switch
        {
            (false, _, RenderedCard present) => platform.SendAsync(
                workspace,
                new(message.DestinationKind, message.Destination, present.Card, message.ParentPosted),
                cancellationToken),
            (true, { } posted, RenderedCard present) => platform.UpdateAsync(workspace, posted, present.Card, cancellationToken),
            (true, { } posted, _) => platform.DeleteAsync(workspace, posted, cancellationToken),
            // A reply that the platform gave no id stays as it is.
            _ => Task.FromResult<SendResult>(new Sent(null)),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Rendering {Kind} {Message} failed (attempt {Attempt})")]
        public static partial void RenderingFailed(ILogger logger, Exception exception, string kind, Guid message, long attempt);

        [LoggerMessage(LogLevel.Error, "The adapter failed while sending {Kind} {Message}; the platform may have it")]
        public static partial void AdapterFailed(ILogger logger, Exception exception, string kind, Guid message);

        [LoggerMessage(LogLevel.Warning, "{Kind} {Message} took longer than its lease; another process has it")]
        public static partial void LeaseLost(ILogger logger, string kind, Guid message);

        [LoggerMessage(LogLevel.Warning, "{Kind} {Message} was not sent: {Result} {Error}")]
        public static partial void NotSent(ILogger logger, string kind, Guid message, string result, string error);
    }
}
