using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Storage.Secrets;

/// <summary>
/// While <c>Secrets:PreviousKeys</c> are configured, wraps everything under the present key: at start, and each hour, since a
/// node that has not been restarted yet may still write under the old one. Says when the old key is no longer needed.
/// </summary>
internal sealed partial class RewrapService(
    RewrapSecrets rewrap, SecretBox secrets, TimeProvider time, ILogger<RewrapService> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (secrets.HasPreviousKeys)
        {
            try
            {
                var (rewrapped, unreadable) = await rewrap.RunAsync(stoppingToken);
                if (unreadable > 0) Log.Unreadable(logger, rewrapped, unreadable);
                else Log.Done(logger, rewrapped);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, failure);
            }

            await Task.Delay(LookEvery, time, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Wrapped {Count} secrets under Secrets:Key; once every node runs with it, Secrets:PreviousKeys is no longer needed")]
        public static partial void Done(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Wrapped {Count} secrets under Secrets:Key, but {Unreadable} open with no configured key: add theirs to Secrets:PreviousKeys")]
        public static partial void Unreadable(ILogger logger, int count, int unreadable);

        [LoggerMessage(LogLevel.Error, "Wrapping secrets under the new key failed; trying again in an hour. Keep Secrets:PreviousKeys until it is done")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
