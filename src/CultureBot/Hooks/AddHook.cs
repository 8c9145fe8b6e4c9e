using System.Collections.Immutable;
using CultureBot.People;
using CultureBot.Privacy;
using CultureBot.Storage;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>An administrator adds an endpoint.</summary>
/// <param name="By">Who.</param>
/// <param name="Address">As it was typed.</param>
/// <param name="Events">What it is to be told of; names that nobody offers are left out.</param>
public sealed record AddHook(AccountId By, string Address, ImmutableArray<string> Events);

/// <param name="Refusal">Why it is not kept; null when it is.</param>
/// <param name="Secret">The key of its signatures, which nothing shows a second time.</param>
public sealed record AddHookResult(HookRefusal? Refusal, string? Secret);

/// <summary>Keeps an endpoint; what happens from now on is told there.</summary>
public sealed class AddHookHandler
{
    private readonly Database _database;
    private readonly HookSecrets _secrets;
    private readonly RenderHookEvent _events;
    private readonly HookOptions _options;
    private readonly TimeProvider _clock;

    internal AddHookHandler(Database database, HookSecrets secrets, RenderHookEvent events, HookOptions options, TimeProvider clock) =>
        (_database, _secrets, _events, _options, _clock) = (database, secrets, events, options, clock);

    public async Task<AddHookResult> HandleAsync(AddHook request, CancellationToken cancellationToken)
    {
        if (HookAddress.Read(request.Address, _options, out var address) is { } refusal) return new(refusal, null);
        var events = request.Events.Intersect(_events.Names, StringComparer.Ordinal).ToImmutableArray();
        if (events.IsEmpty) return new(HookRefusal.NoEvents, null);

        var now = _clock.GetCurrentInstant();
        var (secret, wrapped) = _secrets.Create();
        var hook = new Hook { Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())), Address = _secrets.Wrap(address!), Secret = wrapped, AddedAt = now };
        return await _database.WriteAsync(KeepAsync, WriteUrgency.Acknowledgement, cancellationToken);

        async Task<AddHookResult> KeepAsync(SqlSession sql)
        {
            if ((await HooksStore.ListAsync(sql)).Count >= HookRules.MostHooks) return new(HookRefusal.TooMany, null);
            await HooksStore.AddAsync(sql, hook);
            await HooksStore.SubscribeAsync(sql, hook.Id, events);
            await AuditStore.AddAsync(
                sql, new() { At = now, AccountId = request.By, Action = "hook.added", Subject = hook.Id.Subject, Details = string.Join(' ', events) });
            return new(null, secret);
        }
    }
}
