using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Kudos;

/// <summary>Deletes the drafts that nobody came back to, every night at four.</summary>
internal sealed class KudosDraftsWork(Database database, TimeProvider clock) : IScheduledWork
{
    private const int FourInTheMorning = 4;

    public string Name => "forget-drafts";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - KudosDrafts.Kept;
        await database.WriteAsync(sql => KudosDraftStore.ForgetAsync(sql, before), WriteUrgency.Background, cancellationToken);
        return null;
    }
}
