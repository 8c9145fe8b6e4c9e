using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>Reads the holiday files at start, in the background: the start waits for nobody's calendar.</summary>
internal sealed partial class FirstHolidays(ReadHolidays read, ILogger<FirstHolidays> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await read.HandleAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            Log.Failed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The holiday files could not be read at start; the nightly reading tries again")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
