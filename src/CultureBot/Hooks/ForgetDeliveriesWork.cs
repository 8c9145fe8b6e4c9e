using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Hooks;

/// <summary>Deletes deliveries that are older than thirty days, every night at four, those of paused endpoints as well.</summary>
internal sealed class ForgetDeliveriesWork(Database database, TimeProvider clock) : IScheduledWork
{
    private const int FourInTheMorning = 4;

    public string Name => "forget-deliveries";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - HookRules.Kept;
        await database.WriteAsync(sql => HookDeliveriesStore.ForgetAsync(sql, before), WriteUrgency.Background, cancellationToken);
        return null;
    }
}
