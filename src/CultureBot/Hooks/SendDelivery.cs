using System.Net.Http.Headers;
using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>Brings one claimed event to its endpoint, signed, and writes down what came of it.</summary>
internal sealed partial class SendDelivery(
    Database database, RenderHookEvent renderer, HookSecrets secrets, HookResults results, IHttpClientFactory clients, TimeProvider clock, ILogger<SendDelivery> logger)
{
    /// <summary>The client for endpoints; its connections are looked at by <see cref="HookConnection"/>.</summary>
    public const string HttpClientName = "hooks";

    /// <summary>Never throws for the receiver's trouble. Cancelling leaves the event to whoever claims it when the lease ends.</summary>
    public async Task HandleAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(sql => HookDeliveriesStore.FindTargetAsync(sql, claimed), cancellationToken) is not { } hook) return;

        HttpRequestMessage? request;
        try
        {
            request = await WriteAsync(claimed, hook, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unwritten(logger, e, claimed.Event, claimed.Id.Value);
            await results.WriteAsync(claimed, HookAttempt.Failed(HookAttempt.Unwritten), cancellationToken);
            return;
        }

        if (request is null)
        {
            await results.CancelAsync(claimed, cancellationToken);
            return;
        }

        using (request)
        {
            var attempt = await PostAsync(request, cancellationToken);
            if (!attempt.IsDelivered) Log.NotDelivered(logger, claimed.Event, claimed.Id.Value, attempt.Status, attempt.Error);
            if (!await results.WriteAsync(claimed, attempt, cancellationToken)) Log.LeaseLost(logger, claimed.Event, claimed.Id.Value);
        }
    }

    private async Task<HttpRequestMessage?> WriteAsync(ClaimedDelivery claimed, Hook hook, CancellationToken cancellationToken)
    {
        if (await renderer.HandleAsync(claimed, cancellationToken) is not { } body) return null;
        var now = clock.GetCurrentInstant();
        var timestamp = HookSignature.Timestamp(now);
        var request = new HttpRequestMessage(HttpMethod.Post, secrets.AddressOf(hook)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("webhook-id", claimed.Id.Header);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", HookSignature.Of(secrets.KeysOf(hook, now), claimed.Id.Header, timestamp, body));
        return request;
    }

    private async Task<HookAttempt> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(HookRules.SendLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new((int)response.StatusCode, null, RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HookAttempt.Failed(HookAttempt.Timeout);
        }
        catch (HttpRequestException e)
        {
            return HookAttempt.Failed(e.InnerException is TargetRefusedException ? HookAttempt.Refused : HookAttempt.Unreachable);
        }
    }

    private Duration? RetryAfter(RetryConditionHeaderValue? asked) =>
        (asked?.Delta ?? asked?.Date - clock.GetUtcNow()) is { } pause && pause > TimeSpan.Zero ? Duration.FromTimeSpan(pause) : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The event {Event} {Delivery} could not be written or signed")]
        public static partial void Unwritten(ILogger logger, Exception exception, string @event, Guid delivery);

        [LoggerMessage(LogLevel.Warning, "The event {Event} {Delivery} was not delivered: {Status} {Error}")]
        public static partial void NotDelivered(ILogger logger, string @event, Guid delivery, int? status, string? error);

        [LoggerMessage(LogLevel.Warning, "The event {Event} {Delivery} took longer than its lease; another process has it")]
        public static partial void LeaseLost(ILogger logger, string @event, Guid delivery);
    }
}
