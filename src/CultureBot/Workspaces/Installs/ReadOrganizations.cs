using CultureBot.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Workspaces.Installs;

/// <summary>Reads the workspaces of each organization once an hour, since news of them may get lost.</summary>
internal sealed partial class ReadOrganizations(
    Database database, ReadOrganization read, TimeProvider time, ILogger<ReadOrganizations> logger) : BackgroundService
{
    private static readonly Duration StaysFresh = Duration.FromHours(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var since = time.GetCurrentInstant() - StaysFresh;
                foreach (var install in await database.ReadAsync(
                    sql => InstallsStore.ListOrganizationsToReadAsync(sql, since), stoppingToken))
                {
                    await read.TryRunAsync(install.Platform, install.ExternalId, stoppingToken);
                }
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
        [LoggerMessage(LogLevel.Error, "Could not see which organizations have new workspaces; trying again")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
