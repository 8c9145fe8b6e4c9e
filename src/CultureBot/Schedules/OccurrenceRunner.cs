using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>
/// Runs an occurrence chunk by chunk and stores after each how far it has come, so that whoever goes on goes on from
/// there. A chunk may run twice (a crash between it and its cursor) and then changes nothing.
/// </summary>
internal sealed partial class OccurrenceRunner(
    Database database, ScheduledWorks works, TimeProvider time, ILogger<OccurrenceRunner> logger)
{
    private static readonly Duration FirstPause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    /// <summary>Runs what is due or to be tried again, one after another; what fails is put off.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await ListDueAsync(cancellationToken)) await RunAsync(id, cancellationToken);
    }

    public Task<IReadOnlyList<OccurrenceId>> ListDueAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(sql => OccurrencesStore.ListDueAsync(sql, time.GetCurrentInstant()), cancellationToken);

    /// <summary>Runs one occurrence to its end, unless another node does or it is not its time.</summary>
    public async Task RunAsync(OccurrenceId id, CancellationToken cancellationToken)
    {
        if (await Lease.TakeAsync(database, time, id, logger, cancellationToken) is not { } lease) return;

        try
        {
            await RunChunksAsync(lease, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await lease.ReleaseAsync(CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            var pause = PauseAfter(lease.Attempts);
            Log.ChunkFailed(logger, exception, lease.Occurrence.Work, lease.Occurrence.Period, lease.Attempts, pause.TotalSeconds);
            await lease.FailAsync(exception.GetType().Name, pause, cancellationToken);
        }
    }

    /// <summary>1, 2, 4 … minutes, an hour at most.</summary>
    internal static Duration PauseAfter(int attempts) =>
        Duration.Min(FirstPause * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10)), LongestPause);

    private async Task RunChunksAsync(Lease lease, CancellationToken cancellationToken)
    {
        var occurrence = lease.Occurrence;
        var work = works.Find(occurrence.Work)
            ?? throw new InvalidOperationException($"No scheduled work is registered under the name '{occurrence.Work}'.");
        while (await lease.HoldWhileAsync(token => work.RunChunkAsync(occurrence, token), cancellationToken) is { } cursor)
        {
            occurrence = occurrence with { Cursor = cursor };
            if (!await lease.AdvanceAsync(cursor, cancellationToken))
            {
                Log.TakenOver(logger, occurrence.Work, occurrence.Period);
                return;
            }
        }

        if (await lease.FinishAsync(cancellationToken)) Log.Done(logger, occurrence.Work, occurrence.Period);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Work} {Period} is done")]
        public static partial void Done(ILogger logger, string work, string period);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} {Period} was taken over by another node")]
        public static partial void TakenOver(ILogger logger, string work, string period);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Work} {Period} failed on attempt {Attempt}; next in {Seconds} s")]
        public static partial void ChunkFailed(
            ILogger logger, Exception exception, string work, string period, int attempt, double seconds);
    }
}
