using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>Writes down what came of sending an event, and pauses an endpoint that wants no more or has answered to nothing for days.</summary>
internal sealed class HookResults(Database database, TimeProvider clock, Random random)
{
    /// <returns>False when another process has it by now.</returns>
    public Task<bool> WriteAsync(ClaimedDelivery claimed, HookAttempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var outcome = Judge(claimed, attempt, now);
        return database.WriteAsync(
            async sql =>
            {
                await HooksStore.LockAsync(sql, claimed.EndpointId);
                if (!await HookDeliveriesStore.WriteAsync(sql, claimed, outcome)) return false;
                if (attempt.IsDelivered) await HooksStore.ArrivedAsync(sql, claimed.EndpointId);
                else if (attempt.IsTheirs) await FailedAsync(sql, claimed.EndpointId, attempt, now);
                return true;
            },
            WriteUrgency.Background,
            cancellationToken);
    }

    /// <summary>There is nothing to tell any more.</summary>
    public Task<bool> CancelAsync(ClaimedDelivery claimed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            sql => HookDeliveriesStore.WriteAsync(sql, claimed, new(HookDeliveryState.Cancelled, null, claimed.Attempts, null, null, null)),
            WriteUrgency.Background,
            cancellationToken);

    private HookOutcome Judge(ClaimedDelivery claimed, HookAttempt attempt, Instant now)
    {
        if (attempt.IsDelivered) return new(HookDeliveryState.Delivered, null, claimed.Attempts, now, attempt.Status, null);
        var attempts = claimed.Attempts + 1;
        var pause = attempt.IsGone ? null : HookRules.PauseAfter(attempts, attempt.RetryAfter, random);
        return new(pause is null ? HookDeliveryState.Failed : HookDeliveryState.Waiting, now + pause, attempts, now, attempt.Status, attempt.Error);
    }

    private static async Task FailedAsync(SqlSession sql, HookId id, HookAttempt attempt, Instant now)
    {
        var since = await HooksStore.FailedAsync(sql, id, now);
        if (!attempt.IsGone && now - since < HookRules.LongestFailing) return;
        var reason = attempt.IsGone ? HookPause.Gone : HookPause.Failing;
        if (await HooksStore.PauseAsync(sql, id, reason, now))
            await AuditStore.AddAsync(sql, new() { At = now, Action = "hook.paused", Subject = id.Subject, Details = reason.ToString() });
    }
}
