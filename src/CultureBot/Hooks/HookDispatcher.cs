using System.Collections.Concurrent;
using CultureBot.Delivery;
using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>
/// Sends what endpoints are to be told, aside from chat: one that hangs keeps neither messages nor other endpoints waiting. It wakes
/// when a unit of this process wanted something, when something falls due, and every few seconds. Several nodes may run one each.
/// </summary>
internal sealed partial class HookDispatcher(
    Database database, SendDelivery send, OutboxSignal outbox, TimeProvider clock, ILogger<HookDispatcher> logger) : BackgroundService
{
    private static readonly Duration Poll = Duration.FromSeconds(2);
    private static readonly Duration Breath = Duration.FromMilliseconds(50);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    private readonly OutboxSignal _ended = new();
    private readonly ConcurrentDictionary<HookDeliveryId, HookId> _inFlight = [];
    private readonly List<Task> _sending = [];

    /// <summary>Claims and sends what is due now; returns how many events that were. For tests that set the clock.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var hook in await database.ReadAsync(HookDeliveriesStore.ListDueHooksAsync, cancellationToken))
        {
            var claimed = await ClaimAsync(hook.Id, HookRules.MostInFlight, cancellationToken);
            await Task.WhenAll(claimed.Select(one => send.HandleAsync(one, cancellationToken)));
            sent += claimed.Count;
        }

        return sent;
    }

    /// <summary>Takes what is due for one endpoint.</summary>
    internal Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(HookId endpoint, int limit, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var lease = new LeaseId(Guid.CreateVersion7(now.ToDateTimeOffset()));
        return database.WriteAsync(sql => HookDeliveriesStore.ClaimAsync(sql, endpoint, lease, now, limit), WriteUrgency.Background, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (wanted, ended) = (outbox.Next, _ended.Next);
                var pause = await StartWhatIsDueAsync(stoppingToken);
                await WaitAsync(pause.ToTimeSpan(), stoppingToken, wanted, ended);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.LookFailed(logger, e);
                await WaitAsync(AfterTrouble, stoppingToken);
            }
        }

        // Receivers drop what comes twice, so what is cut off is sent again when its lease ends.
        await Task.WhenAll(_sending);
    }

    /// <summary>Returns how long there is nothing to do, unless something happens.</summary>
    private async Task<Duration> StartWhatIsDueAsync(CancellationToken stoppingToken)
    {
        var (pause, now) = (Poll, clock.GetCurrentInstant());
        foreach (var hook in await database.ReadAsync(HookDeliveriesStore.ListDueHooksAsync, stoppingToken))
        {
            if (hook.DueAt > now)
            {
                pause = Duration.Min(pause, hook.DueAt - now);
                continue;
            }

            var room = HookRules.MostInFlight - _inFlight.Values.Count(id => id == hook.Id);
            if (room == 0) continue;
            foreach (var claimed in await ClaimAsync(hook.Id, room, stoppingToken)) Start(claimed, stoppingToken);
            pause = Breath;
        }

        return pause;
    }

    private void Start(ClaimedDelivery claimed, CancellationToken stoppingToken)
    {
        _sending.RemoveAll(one => one.IsCompleted);
        _inFlight[claimed.Id] = claimed.EndpointId;
        _sending.Add(SendAsync(claimed, stoppingToken));
    }

    private async Task SendAsync(ClaimedDelivery claimed, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            await send.HandleAsync(claimed, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.CutOff(logger, claimed.Event, claimed.Id.Value);
        }
        catch (Exception e)
        {
            Log.Abandoned(logger, e, claimed.Event, claimed.Id.Value);
        }
        finally
        {
            _inFlight.TryRemove(claimed.Id, out _);
            _ended.Notify();
        }
    }

    private async Task WaitAsync(TimeSpan longest, CancellationToken stoppingToken, params IEnumerable<Task> changes)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny([.. changes, Task.Delay(longest, clock, either.Token)]);
        await either.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Looking for events to send failed; trying again in a few seconds")]
        public static partial void LookFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The event {Event} {Delivery} was cut off and is sent again by whoever looks next")]
        public static partial void CutOff(ILogger logger, string @event, Guid delivery);

        [LoggerMessage(LogLevel.Error, "The event {Event} {Delivery} was left to the end of its lease")]
        public static partial void Abandoned(ILogger logger, Exception exception, string @event, Guid delivery);
    }
}
