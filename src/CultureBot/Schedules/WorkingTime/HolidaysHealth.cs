using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CultureBot.Schedules.WorkingTime;

/// <summary>A holiday file that cannot be read degrades, and names itself; the product goes on with what could be read.</summary>
internal sealed class HolidaysHealth(ReadHolidays read) : IHealthCheck
{
    private const int MostNamed = 5;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = read.Problems;
        return Task.FromResult(
            problems.IsEmpty
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(string.Join(" ", problems.Take(MostNamed).Select(problem => problem.ToString()))));
    }
}
