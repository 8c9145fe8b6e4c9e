using CultureBot.Chat;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CultureBot.Workspaces;

/// <summary>A workspace whose token stands in the configuration (for Slack: <c>Slack:BotToken</c>).</summary>
public sealed class ConfiguredWorkspace(string platform, string token)
{
    public string Platform => platform;

    public string Token => token;
}

/// <summary>
/// Connects the configured workspaces beside the starting web application. While a platform is down it tries again
/// with growing pauses; workspaces that were connected before work meanwhile with what is stored.
/// </summary>
public sealed partial class ConnectAtStart(
    IEnumerable<ConfiguredWorkspace> configured, ConnectWorkspace connect, TimeProvider time, ILogger<ConnectAtStart> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(configured.Select(workspace => ConnectAsync(workspace, stoppingToken)));

    private async Task ConnectAsync(ConfiguredWorkspace workspace, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await connect.RunAsync(workspace.Platform, workspace.Token, cancellationToken);
                return;
            }
            catch (ChatPlatformException refused) when (!refused.IsTransient)
            {
                Log.Refused(logger, workspace.Platform, refused.Message);
                return;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, workspace.Platform, pause, failure);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Platform} refused the configured token ({Error}); correct it and start again")]
        public static partial void Refused(ILogger logger, string platform, string error);

        [LoggerMessage(LogLevel.Warning, "Could not connect to {Platform}; trying again in {Pause}")]
        public static partial void Failed(ILogger logger, string platform, TimeSpan pause, Exception failure);
    }
}
