using System.Globalization;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>Sends events by hand: a test, one again, or all that failed. Each keeps its id, so that receivers know what they have.</summary>
public sealed class ResendDeliveries(Database database, OutboxSignal outbox, TimeProvider clock)
{
    /// <summary>False when there is no such event, or it is being sent just now.</summary>
    public Task<bool> OneAsync(AccountId by, HookDeliveryId id, CancellationToken cancellationToken) =>
        WriteAsync(
            async (sql, now) =>
            {
                if (await HookDeliveriesStore.ResendAsync(sql, id, now) is not { } hook) return false;
                await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "hook.resent", Subject = hook.Subject, Details = id.Header });
                return true;
            },
            cancellationToken);

    /// <summary>All of an endpoint that failed since then; returns how many.</summary>
    public Task<int> FailedAsync(AccountId by, HookId hook, Instant since, CancellationToken cancellationToken) =>
        WriteAsync(
            async (sql, now) =>
            {
                var count = await HookDeliveriesStore.ResendFailedAsync(sql, hook, since, now);
                var details = count.ToString(CultureInfo.InvariantCulture);
                if (count > 0) await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "hook.resent", Subject = hook.Subject, Details = details });
                return count;
            },
            cancellationToken);

    /// <summary>An event that says nothing but that everything works; false when the endpoint is paused or not there.</summary>
    public Task<bool> TestAsync(AccountId by, HookId hook, CancellationToken cancellationToken) =>
        WriteAsync(
            async (sql, now) =>
            {
                await HooksStore.LockAsync(sql, hook);
                if (await HooksStore.FindAsync(sql, hook) is not { PausedAt: null }) return false;
                var id = new HookDeliveryId(Guid.CreateVersion7(now.ToDateTimeOffset()));
                await HookDeliveriesStore.AddAsync(sql, id, hook, new(RenderHookEvent.Test, hook.Subject, now));
                await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = "hook.tested", Subject = hook.Subject });
                return true;
            },
            cancellationToken);

    private async Task<T> WriteAsync<T>(Func<SqlSession, Instant, Task<T>> unit, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var result = await database.WriteAsync(sql => unit(sql, now), WriteUrgency.Acknowledgement, cancellationToken);
        outbox.Notify();
        return result;
    }
}
