using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Privacy.Retention;

/// <summary>Every night at three: what has been kept for its time goes.</summary>
internal sealed class RetentionWork(Database database, IEnumerable<IRetained> retained, RetentionOptions options, TimeProvider clock) : IScheduledWork
{
    private const int ThreeInTheMorning = 3;

    public string Name => "retention";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, ThreeInTheMorning, now);

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        foreach (var kept in retained)
        {
            var before = clock.GetCurrentInstant() - options[kept.What];
            while (await database.WriteAsync(sql => kept.ForgetAsync(sql, before), WriteUrgency.Background, cancellationToken))
            {
            }
        }

        return null;
    }
}
