using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CultureBot.Web.Health;

/// <summary>Liveness: the process answers. Readiness: what it needs to do its work answers too.</summary>
internal static class HealthEndpoints
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<OutboxHealth>("outbox");

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            // The names of the checks and how each is; never an exception's words.
            ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(
                new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString(), StringComparer.Ordinal) },
                context.RequestAborted),
        });
    }
}
