using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Privacy.Sealing;

/// <summary>Shuffles once an hour; on several nodes each does, and none waits for another.</summary>
internal sealed partial class BallotShuffler(
    Database database, IEnumerable<IShuffledBallots> ballots, TimeProvider clock, ILogger<BallotShuffler> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.Dialect.TellsWhenRowsWereWritten) return;
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var open in ballots) await open.HandleAsync(stoppingToken);
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
