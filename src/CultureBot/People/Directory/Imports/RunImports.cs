using System.Threading.Channels;
using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.People.Directory.Imports;

/// <summary>
/// Imports and undoes one after the other, aside from requests: nobody's browser waits for a hundred thousand rows. It forgets files that
/// have waited for their hour, too.
/// </summary>
public sealed partial class RunImports(
    Database database, WaitingFiles waiting, ImportPeopleHandler import, UndoImportHandler undo, TimeProvider time, ILogger<RunImports> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly Duration Sweep = Duration.FromMinutes(5);

    private readonly Channel<(Func<CancellationToken, Task<object?>> Work, TaskCompletionSource<object?> Ended)> _wanted =
        Channel.CreateUnbounded<(Func<CancellationToken, Task<object?>>, TaskCompletionSource<object?>)>();

    /// <summary>Imports a waiting file as it was shown. What comes of it stands in the list of imports.</summary>
    /// <returns>What came of it, or null when it takes longer than a few seconds, or the file waits no more.</returns>
    public Task<ImportPeopleResult?> ImportAsync(AccountId by, WaitingFileId file, string shown, CancellationToken cancellationToken) =>
        EnqueueAsync<ImportPeopleResult>(
            async stopping =>
            {
                if (await waiting.ReadAsync(by, file, stopping) is not { } request) return null;
                var result = await import.HandleAsync(request with { Shown = shown }, stopping);
                if (result is PeopleImported) await waiting.ForgetAsync(file, stopping);
                return result;
            },
            cancellationToken);

    /// <summary>Undoes the last import, if it is this one.</summary>
    /// <returns>What came of it, or null when it takes longer than a few seconds.</returns>
    public Task<UndoResult?> UndoAsync(AccountId by, ImportId last, CancellationToken cancellationToken) =>
        EnqueueAsync<UndoResult>(async stopping => await undo.HandleAsync(last, by, stopping), cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(WorkAsync(stoppingToken), SweepAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _wanted.Writer.TryComplete();
            while (_wanted.Reader.TryRead(out var left)) left.Ended.TrySetCanceled(stoppingToken);
        }
    }

    private async Task<T?> EnqueueAsync<T>(Func<CancellationToken, Task<object?>> work, CancellationToken cancellationToken) where T : class
    {
        var ended = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _wanted.Writer.WriteAsync((work, ended), cancellationToken);
        try
        {
            return (T?)await ended.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        await foreach (var (work, ended) in _wanted.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                ended.TrySetResult(await work(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                ended.TrySetCanceled(stoppingToken);
            }
            catch (Exception e)
            {
                Log.Failed(logger, e);
                ended.TrySetException(e);
            }
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await database.WriteAsync(sql => WaitingFilesStore.ForgetExpiredAsync(sql, time.GetCurrentInstant()), WriteUrgency.Background, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SweepFailed(logger, e);
            }

            await Task.Delay(Sweep.ToTimeSpan(), time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An import of people or its undoing failed; what is stored of it is right, and asking again goes on")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "Forgetting files that waited for an import failed; trying again in some minutes")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
