using System.Collections.Immutable;
using CultureBot.Delivery;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>What an administrator changes about an endpoint; each change is in the audit, and false says that there was nothing to change.</summary>
public sealed class ChangeHook
{
    private readonly Database _database;
    private readonly HookSecrets _secrets;
    private readonly RenderHookEvent _events;
    private readonly OutboxSignal _outbox;
    private readonly TimeProvider _clock;

    internal ChangeHook(Database database, HookSecrets secrets, RenderHookEvent events, OutboxSignal outbox, TimeProvider clock) =>
        (_database, _secrets, _events, _outbox, _clock) = (database, secrets, events, outbox, clock);

    /// <summary>A new secret, shown once; the one before signs beside it for a day. Null when there is no such endpoint.</summary>
    public async Task<string?> RotateAsync(AccountId by, HookId id, CancellationToken cancellationToken)
    {
        var (secret, wrapped) = _secrets.Create();
        return await ChangeAsync(by, id, "hook.rotated", (sql, now) => HooksStore.RotateAsync(sql, id, wrapped, now + HookRules.PreviousSecret), cancellationToken)
            ? secret
            : null;
    }

    /// <summary>What happens from now on waits, for thirty days at most.</summary>
    public Task<bool> PauseAsync(AccountId by, HookId id, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, "hook.paused", (sql, now) => HooksStore.PauseAsync(sql, id, HookPause.Administrator, now), cancellationToken);

    /// <summary>What waited is sent.</summary>
    public Task<bool> ResumeAsync(AccountId by, HookId id, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, "hook.resumed", (sql, _) => HooksStore.ResumeAsync(sql, id), cancellationToken);

    public Task<bool> DeleteAsync(AccountId by, HookId id, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, "hook.deleted", (sql, _) => HooksStore.DeleteAsync(sql, id), cancellationToken);

    /// <summary>Is told of these from now on; false, too, when none of them is offered.</summary>
    public async Task<bool> SubscribeAsync(AccountId by, HookId id, ImmutableArray<string> events, CancellationToken cancellationToken)
    {
        var offered = events.Intersect(_events.Names, StringComparer.Ordinal).ToImmutableArray();
        return offered.Length > 0 && await ChangeAsync(by, id, "hook.subscribed", SaveAsync, cancellationToken, string.Join(' ', offered));

        async Task<bool> SaveAsync(SqlSession sql, Instant now)
        {
            await HooksStore.LockAsync(sql, id);
            if (await HooksStore.FindAsync(sql, id) is null) return false;
            await HooksStore.SubscribeAsync(sql, id, offered);
            return true;
        }
    }

    private async Task<bool> ChangeAsync(
        AccountId by, HookId id, string action, Func<SqlSession, Instant, Task<bool>> change, CancellationToken cancellationToken, string details = "")
    {
        var now = _clock.GetCurrentInstant();
        var changed = await _database.WriteAsync(
            async sql =>
            {
                if (!await change(sql, now)) return false;
                await AuditStore.AddAsync(sql, new() { At = now, AccountId = by, Action = action, Subject = id.Subject, Details = details });
                return true;
            },
            WriteUrgency.Acknowledgement,
            cancellationToken);
        _outbox.Notify();
        return changed;
    }
}
