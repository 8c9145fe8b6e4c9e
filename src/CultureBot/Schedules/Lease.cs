using CultureBot.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>One node's right to run an occurrence: for a minute, renewed while a chunk runs.</summary>
internal sealed partial class Lease
{
    private static readonly Duration Length = Duration.FromMinutes(1);
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(20);

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Guid _id;

    private Lease(Database database, TimeProvider time, ILogger logger, Guid id, Occurrence occurrence, int attempts)
    {
        _database = database;
        _time = time;
        _logger = logger;
        _id = id;
        Occurrence = occurrence;
        Attempts = attempts;
    }

    public Occurrence Occurrence { get; }

    /// <summary>How many times in a row it has been tried without getting on, this one included.</summary>
    public int Attempts { get; private set; }

    /// <summary>Null when another node has it, or it is over, or not due yet.</summary>
    public static async Task<Lease?> TakeAsync(
        Database database, TimeProvider time, OccurrenceId id, ILogger logger, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var lease = Guid.CreateVersion7(time.GetUtcNow());
        var (occurrence, attempts) = await database.WriteAsync(
            async sql => await LeasesStore.TakeAsync(sql, id, lease, now, now + Length) is { } attempts
                ? (await OccurrencesStore.FindAsync(sql, id), attempts)
                : (null, 0),
            WriteUrgency.Background,
            cancellationToken);
        return occurrence is null ? null : new Lease(database, time, logger, lease, occurrence, attempts);
    }

    /// <summary>Runs a chunk and renews the lease meanwhile; a chunk whose lease is lost is cancelled.</summary>
    public async Task<string?> HoldWhileAsync(Func<CancellationToken, Task<string?>> chunk, CancellationToken cancellationToken)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(held);
        try
        {
            return await chunk(held.Token);
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
        }
    }

    /// <summary>False when it has been taken over: then nothing was stored.</summary>
    public async Task<bool> AdvanceAsync(string cursor, CancellationToken cancellationToken)
    {
        Attempts = 1;
        return await WriteAsync(
            sql => LeasesStore.AdvanceAsync(sql, Occurrence.Id, _id, cursor, _time.GetCurrentInstant() + Length), cancellationToken);
    }

    public Task<bool> FinishAsync(CancellationToken cancellationToken) =>
        WriteAsync(sql => LeasesStore.FinishAsync(sql, Occurrence.Id, _id, _time.GetCurrentInstant()), cancellationToken);

    public Task<bool> FailAsync(string error, Duration pause, CancellationToken cancellationToken) =>
        WriteAsync(
            sql => LeasesStore.FailAsync(sql, Occurrence.Id, _id, error, _time.GetCurrentInstant() + pause), cancellationToken);

    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(
            sql => LeasesStore.ReleaseAsync(sql, Occurrence.Id, _id, _time.GetCurrentInstant()),
            WriteUrgency.Background,
            cancellationToken);

    private async Task RenewAsync(CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(RenewalInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                var until = _time.GetCurrentInstant() + Length;
                if (await WriteAsync(sql => LeasesStore.RenewAsync(sql, Occurrence.Id, _id, until), held.Token)) continue;

                await held.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // The chunk is over.
        }
        catch (Exception exception)
        {
            // Not renewed, the lease runs out; whoever takes it over fences this one off.
            Log.NotRenewed(_logger, exception, Occurrence.Work, Occurrence.Period);
        }
    }

    private Task<bool> WriteAsync(Func<SqlSession, Task<bool>> unit, CancellationToken cancellationToken) =>
        _database.WriteAsync(unit, WriteUrgency.Background, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on {Work} {Period} could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception exception, string work, string period);
    }
}
