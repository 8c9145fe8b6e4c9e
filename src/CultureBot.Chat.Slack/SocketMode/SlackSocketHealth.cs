using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CultureBot.Chat.Slack;

/// <summary>Without an open socket nothing that people do in Slack arrives.</summary>
internal sealed class SlackSocketHealth(SlackSocketStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status.Open > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No socket to Slack is open."));
}
