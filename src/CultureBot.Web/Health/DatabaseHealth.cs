using CultureBot.Storage;
using CultureBot.Web.Start;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CultureBot.Web.Health;

/// <summary>Ready only while the database answers.</summary>
internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.ReadAsync(InstallationStore.HoldsWorkspacesAsync, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
