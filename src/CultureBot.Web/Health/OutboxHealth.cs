using CultureBot.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Web.Health;

/// <summary>Sees a dispatcher that no longer looks at the outbox, as it otherwise does every few seconds.</summary>
internal sealed class OutboxHealth(Dispatcher dispatcher, TimeProvider time) : IHealthCheck
{
    private static readonly Duration LongestSilence = Duration.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(dispatcher.LookedAt is { } at && time.GetCurrentInstant() - at <= LongestSilence
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The outbox has not been looked at for two minutes."));
}
