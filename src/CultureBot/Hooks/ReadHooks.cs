using System.Collections.Immutable;
using CultureBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>An endpoint as administrators see it.</summary>
public sealed record ShownHook
{
    public required HookId Id { get; init; }

    /// <summary>Null when it was wrapped with a key that is gone: only deleting helps.</summary>
    public Uri? Address { get; init; }

    public required ImmutableArray<string> Events { get; init; }

    public Instant? PausedAt { get; init; }

    public HookPause? PauseReason { get; init; }

    public Instant? FailingSince { get; init; }

    /// <summary>Until when the secret before signs as well; null when none does.</summary>
    public Instant? PreviousUntil { get; init; }

    public required long Waiting { get; init; }

    public required long Failed { get; init; }

    /// <summary>The latest first; at most twenty.</summary>
    public required ImmutableArray<HookDelivery> Latest { get; init; }
}

/// <param name="Names">What an endpoint may be told of.</param>
/// <param name="Hooks">In the order in which they were added.</param>
public sealed record HooksView(ImmutableArray<string> Names, ImmutableArray<ShownHook> Hooks);

/// <summary>Reads the page of endpoints.</summary>
public sealed class ReadHooks
{
    private const int MostShown = 20;

    private readonly Database _database;
    private readonly HookSecrets _secrets;
    private readonly RenderHookEvent _events;
    private readonly TimeProvider _clock;

    internal ReadHooks(Database database, HookSecrets secrets, RenderHookEvent events, TimeProvider clock) =>
        (_database, _secrets, _events, _clock) = (database, secrets, events, clock);

    public Task<HooksView> HandleAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetCurrentInstant();
        return _database.ReadAsync(
            async sql =>
            {
                var subscriptions = await HooksStore.ListEventsAsync(sql);
                var shown = ImmutableArray.CreateBuilder<ShownHook>();
                foreach (var hook in await HooksStore.ListAsync(sql)) shown.Add(await ShowAsync(sql, hook, subscriptions[hook.Id], now));
                return new HooksView(_events.Names, shown.ToImmutable());
            },
            cancellationToken);
    }

    private async Task<ShownHook> ShowAsync(SqlSession sql, Hook hook, IEnumerable<string> events, Instant now) => new()
    {
        Id = hook.Id,
        Address = _secrets.FindAddress(hook),
        Events = [.. events],
        PausedAt = hook.PausedAt,
        PauseReason = hook.PauseReason,
        FailingSince = hook.FailingSince,
        PreviousUntil = hook.PreviousUntil > now ? hook.PreviousUntil : null,
        Waiting = await HookDeliveriesStore.CountAsync(sql, hook.Id, HookDeliveryState.Waiting, now),
        Failed = await HookDeliveriesStore.CountAsync(sql, hook.Id, HookDeliveryState.Failed, now),
        Latest = [.. await HookDeliveriesStore.ListLatestAsync(sql, hook.Id, now, MostShown)],
    };
}
