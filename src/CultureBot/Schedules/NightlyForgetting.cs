using CultureBot.Storage;
using CultureBot.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Schedules;

/// <summary>Deletes what a slice has kept for its time, every night at four.</summary>
/// <param name="name">The work's.</param>
/// <param name="kept">How long.</param>
/// <param name="forget">Deletes what is older than a moment, or as much of it as one unit of work should hold, and says how many rows that were: it goes on until there are none.</param>
/// <param name="database">Where it is.</param>
/// <param name="clock">Tells when that moment was.</param>
internal sealed class NightlyForgetting(string name, Duration kept, Func<SqlSession, Instant, Task<int>> forget, Database database, TimeProvider clock) : IScheduledWork
{
    private const int FourInTheMorning = 4;

    public string Name => name;

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - kept;
        while (await database.WriteAsync(sql => forget(sql, before), WriteUrgency.Background, cancellationToken) > 0)
        {
        }

        return null;
    }
}

internal static class NightlyForgettingServices
{
    public static IServiceCollection AddNightlyForgetting(
        this IServiceCollection services, string name, Duration kept, Func<SqlSession, Instant, Task<int>> forget) =>
        services.AddSingleton<IScheduledWork>(provider => new NightlyForgetting(
            name, kept, forget, provider.GetRequiredService<Database>(), provider.GetRequiredService<TimeProvider>()));
}
