using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Delivery;

/// <summary>
/// Forgets the paces of places to which nothing was sent for a day, every night at four: far longer than any span that a platform counts in. A row of somebody's
/// direct messages says that something was sent to them, and when.
/// </summary>
internal sealed class ForgetPacesWork(Database database, TimeProvider clock) : IScheduledWork
{
    private const int FourInTheMorning = 4;
    private const int AtOnce = 500;
    private static readonly Duration Kept = Duration.FromDays(1);

    public string Name => "forget-paces";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, FourInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - Kept;
        while (await database.WriteAsync(sql => PacingStore.ForgetBeforeAsync(sql, before, AtOnce), WriteUrgency.Background, cancellationToken))
        {
        }

        return null;
    }
}
