using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>
/// Sends what the outbox wants. It wakes when a unit of this process wanted something, when something falls due, and
/// every few seconds for what other nodes wanted. Several nodes may run one each.
/// </summary>
public sealed partial class Dispatcher : BackgroundService
{
    private const int MostInFlight = 8;
    private static readonly Duration Poll = Duration.FromSeconds(2);
    private static readonly Duration Breath = Duration.FromMilliseconds(20);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Database _database;
    private readonly ClaimDueMessages _claims;
    private readonly DeliverMessage _delivery;
    private readonly OutboxSignal _signal;
    private readonly TimeProvider _time;
    private readonly ILogger<Dispatcher> _logger;
    private readonly List<Task> _inFlight = [];
    private long _lookedAt;

    internal Dispatcher(
        Database database, ClaimDueMessages claims, DeliverMessage delivery, OutboxSignal signal, TimeProvider time, ILogger<Dispatcher> logger)
    {
        _database = database;
        _claims = claims;
        _delivery = delivery;
        _signal = signal;
        _time = time;
        _logger = logger;
    }

    /// <summary>When the outbox was last looked at without trouble; null before the first time. A healthy dispatcher looks every few seconds.</summary>
    public Instant? LookedAt => Interlocked.Read(ref _lookedAt) is > 0 and var at ? Instant.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Claims and sends what is due now; returns how many messages that were. For tests that set the clock: waits for no turn.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var claimed = await _claims.ClaimAsync(MostInFlight, Duration.Zero, cancellationToken);
        await Task.WhenAll(claimed.Select(c => _delivery.DeliverAsync(c, cancellationToken)));
        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is in flight when the host stops may finish: a call to a platform that is cut off is uncertain.
        using var hardStop = new CancellationTokenSource();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var changed = _signal.Next;
                var pause = await StartWhatIsDueAsync(stoppingToken, hardStop.Token);
                Interlocked.Exchange(ref _lookedAt, _time.GetUtcNow().ToUnixTimeMilliseconds());
                await WaitAsync(changed, pause.ToTimeSpan(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Log.LookFailed(_logger, e);
                await WaitAsync(new TaskCompletionSource().Task, AfterTrouble, stoppingToken);
            }
        }

        hardStop.CancelAfter(StopLimit);
        await Task.WhenAll(_inFlight);
    }

    /// <summary>Returns how long there is nothing to do, unless something happens.</summary>
    private async Task<Duration> StartWhatIsDueAsync(CancellationToken stoppingToken, CancellationToken hardStop)
    {
        _inFlight.RemoveAll(t => t.IsCompleted);
        var room = MostInFlight - _inFlight.Count;
        if (room == 0) return Poll;

        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        var earliest = await _database.ReadAsync(OutboxStore.FindEarliestDueAsync, stoppingToken);
        if (earliest is null) return Poll;
        if (earliest > now) return Duration.Min(Poll, earliest.Value - now);

        var claims = await _claims.ClaimAsync(room, Pacing.Patience, stoppingToken);
        foreach (var claimed in claims) _inFlight.Add(DeliverAsync(claimed, hardStop));
        // Nothing claimed: put off, or another node is just claiming it.
        return claims.Count > 0 ? Duration.Zero : Breath;
    }

    private async Task DeliverAsync(ClaimedMessage claimed, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            await _delivery.DeliverAsync(claimed, cancellationToken);
        }
        catch (Exception e)
        {
            // The lease ends by itself, and the kind's own rule decides what then happens.
            Log.Abandoned(_logger, e, claimed.Message.Kind, claimed.Message.Id.Value);
        }
        finally
        {
            _signal.Notify();
        }
    }

    private async Task WaitAsync(Task changed, TimeSpan longest, CancellationToken stoppingToken)
    {
        if (longest <= TimeSpan.Zero) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny(changed, Task.Delay(longest, _time, either.Token));
        await either.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Looking at the outbox failed; trying again in a few seconds")]
        public static partial void LookFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "{Kind} {Message} was left to the end of its lease")]
        public static partial void Abandoned(ILogger logger, Exception exception, string kind, Guid message);
    }
}
