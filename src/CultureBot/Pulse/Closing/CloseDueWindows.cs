using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace CultureBot.Pulse;

/// <summary>
/// At start what a close left to overwrite that was killed at its very end is overwritten. Then and every minute: windows whose last day has
/// passed are closed, however late, people are thanked a day later, and everybody is told of results whose hour has come. What fails is
/// tried again in the next minute; nodes that do the same at once do not get in each other's way.
/// </summary>
internal sealed partial class CloseDueWindows(
    Database database, CloseWindowHandler close, SayThanks thank, TellResults tell, TimeProvider clock, ILogger<CloseDueWindows> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>One whole pass.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var due = await database.ReadAsync(sql => ClosingStore.ListDueAsync(sql, clock.GetCurrentInstant()), cancellationToken);
        foreach (var window in due)
            await TryAsync(window, () => close.HandleAsync(new(window), cancellationToken), cancellationToken);
        var unthanked = await database.ReadAsync(sql => SayThanks.ListDueAsync(sql, clock.GetCurrentInstant()), cancellationToken);
        foreach (var window in unthanked)
            await TryAsync(window, () => thank.HandleAsync(window, cancellationToken), cancellationToken);
        var untold = await database.ReadAsync(sql => LedgerStore.ListUntoldAsync(sql, clock.GetCurrentInstant()), cancellationToken);
        foreach (var window in untold)
            await TryAsync(window, () => tell.HandleAsync(window, cancellationToken), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(() => database.ForgetDeletedAsync(CloseWindowHandler.Emptied, stoppingToken), stoppingToken);
        using var minute = new PeriodicTimer(Interval, clock);
        do
        {
            await TryAsync(() => RunOnceAsync(stoppingToken), stoppingToken);
        }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(Func<Task> step, CancellationToken stoppingToken)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.PassFailed(logger, exception);
        }
    }

    private async Task TryAsync(WindowId window, Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One window that cannot be closed must not hold up the others.
            Log.WindowFailed(logger, exception, window.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Window {Window} could not be closed or told of; it is tried again within a minute")]
        public static partial void WindowFailed(ILogger logger, Exception exception, Guid window);

        [LoggerMessage(Level = LogLevel.Error, Message = "Looking after windows failed; it is tried again within a minute")]
        public static partial void PassFailed(ILogger logger, Exception exception);
    }
}
