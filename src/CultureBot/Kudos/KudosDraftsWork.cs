using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Kudos;

/// <summary>Deletes the drafts that nobody came back to, every night at four.</summary>
internal sealed class KudosDraftsWork(Database database, TimeProvider clock) : IScheduledWork
{
    private const int FourInTheMorning = 4 * 60;

    public string Name => "forget-drafts";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        Work = Name,
        Cadence = Cadence.Daily,
        MinuteOfDay = FourInTheMorning,
        TimeZone = "UTC",
        StartsAt = now,
    };

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - KudosDrafts.Kept;
        await database.WriteAsync(sql => KudosDraftStore.ForgetAsync(sql, before), WriteUrgency.Background, cancellationToken);
        return null;
    }
}
