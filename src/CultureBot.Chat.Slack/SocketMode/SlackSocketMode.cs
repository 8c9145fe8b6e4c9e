using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CultureBot.Chat.Slack;

/// <summary>Socket Mode: Slack's requests come over connections that we open, so that no public address is needed.</summary>
internal sealed class SlackSocketMode(
    SlackSocketOpener opener, SlackSocketStatus status, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackConnection> logger)
    : BackgroundService
{
    // Slack sends each envelope over any one of the connections; with several, one may be replaced without a gap.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Enumerable.Range(0, options.Value.SocketConnections)
            .Select(_ => new SlackConnection(opener, status, Random.Shared, clock, logger).RunAsync(stoppingToken)));
}
