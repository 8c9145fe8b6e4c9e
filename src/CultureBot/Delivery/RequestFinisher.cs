using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CultureBot.Delivery;

/// <summary>Finishes stored requests in the background, one after another; other nodes may do the same beside it.</summary>
internal sealed partial class RequestFinisher(
    Database database, FinishRequests finish, UnfinishedRequestsSignal signal, TimeProvider time, ILogger<RequestFinisher> logger)
    : BackgroundService
{
    private static readonly Duration Poll = Duration.FromSeconds(5);
    private static readonly Duration TidyEvery = Duration.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tidiedAt = Instant.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = signal.Next;
            try
            {
                while (await RunNextAsync(stoppingToken)) continue;

                var now = Instant.FromDateTimeOffset(time.GetUtcNow());
                if (tidiedAt == Instant.MinValue || now - tidiedAt >= TidyEvery)
                {
                    await finish.TidyAsync(stoppingToken);
                    tidiedAt = now;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LookFailed(logger, e);
                changed = new TaskCompletionSource().Task;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(Poll.ToTimeSpan(), time, either.Token));
            await either.CancelAsync();
        }
    }

    private async Task<bool> RunNextAsync(CancellationToken stoppingToken)
    {
        var earliest = await database.ReadAsync(UnfinishedRequestsStore.FindEarliestDueAsync, stoppingToken);
        return earliest <= Instant.FromDateTimeOffset(time.GetUtcNow()) && await finish.RunNextAsync(stoppingToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Looking for unfinished requests failed; trying again in a few seconds")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
