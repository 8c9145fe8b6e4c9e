using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>Sees a scheduler that has died silently: no pass of the reconciler for five minutes, or triggers that do not fire.</summary>
internal sealed class SchedulesHealth(SchedulesHeartbeat heartbeat, TimeProvider time) : IHealthCheck
{
    private static readonly Duration LongestSilence = Duration.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var last = heartbeat.Last;
        var silence = time.GetCurrentInstant() - last.At;
        return Task.FromResult(
            silence > LongestSilence ? HealthCheckResult.Unhealthy($"Schedules were last looked after {last.At}.")
            : last.Problem is { } problem ? HealthCheckResult.Unhealthy(problem)
            : HealthCheckResult.Healthy());
    }
}
