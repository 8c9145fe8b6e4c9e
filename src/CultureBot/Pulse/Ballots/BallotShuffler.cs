using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Pulse;

/// <summary>Shuffles once an hour; on several nodes each does, and none waits for another.</summary>
internal sealed partial class BallotShuffler(ShuffleBallots shuffle, TimeProvider clock, ILogger<BallotShuffler> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!shuffle.IsNeeded) return;
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await shuffle.HandleAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Ballots could not be shuffled; the next try is in an hour")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
