using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Schedules;

/// <summary>
/// Two loops in the background: one plans (at start, every minute, and when a schedule changed), one runs what has been
/// claimed, four at a time, so that a slow work holds up neither the others nor the planning.
/// </summary>
internal sealed partial class SchedulesService(
    Reconciler reconciler, OccurrenceRunner runner, ScheduleTriggers triggers, SchedulesSignals signals, TimeProvider time,
    ILogger<SchedulesService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var minute = time.CreateTimer(_ => signals.Plan.Set(), null, TimeSpan.Zero, Interval);
        try
        {
            await Task.WhenAll(PlanAsync(stoppingToken), RunAsync(stoppingToken));
        }
        finally
        {
            await triggers.StopAsync(CancellationToken.None);
        }
    }

    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await signals.Plan.WaitAsync(cancellationToken);
            try
            {
                await reconciler.PlanOnceAsync(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.PassFailed(logger, exception);
            }

            signals.Run.Set();
        }
    }

    private Task RunAsync(CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            DueAsync(cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
            async (id, token) =>
            {
                try
                {
                    await runner.RunAsync(id, token);
                }
                catch (Exception exception) when (!token.IsCancellationRequested)
                {
                    Log.PassFailed(logger, exception);
                }
            });

    private async IAsyncEnumerable<OccurrenceId> DueAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await signals.Run.WaitAsync(cancellationToken);
            foreach (var id in await ListDueAsync(cancellationToken)) yield return id;
        }
    }

    private async Task<IReadOnlyList<OccurrenceId>> ListDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await runner.ListDueAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The next minute asks again.
            Log.PassFailed(logger, exception);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Looking after the schedules failed; it is tried again within a minute")]
        public static partial void PassFailed(ILogger logger, Exception exception);
    }
}
