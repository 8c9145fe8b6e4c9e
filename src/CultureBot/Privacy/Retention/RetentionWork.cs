using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Workspaces;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Privacy.Retention;

/// <summary>Every night at three: what has been kept for its time goes.</summary>
internal sealed class RetentionWork(Database database, IEnumerable<IRetained> retained, ReadRetention times, TimeProvider clock) : IScheduledWork
{
    private const int ThreeInTheMorning = 3;

    public string Name => "retention";

    public MissedRule Missed => MissedRule.Latest;

    public Schedule? DefaultFor(Workspace workspace, Instant now) => null;

    public Schedule? DefaultForOrganization(Instant now) => Schedule.Nightly(Name, ThreeInTheMorning, now);

    /// <summary>The next time that it is three o'clock by UTC.</summary>
    public static Instant NightAfter(Instant now)
    {
        var night = now.InUtc().Date.At(new LocalTime(ThreeInTheMorning, 0)).InUtc().ToInstant();
        return night > now ? night : night + Duration.FromDays(1);
    }

    public async Task<string?> RunChunkAsync(Occurrence occurrence, CancellationToken cancellationToken)
    {
        var days = await times.HandleAsync(cancellationToken);
        foreach (var kept in retained)
        {
            var before = clock.GetCurrentInstant() - days[kept.What];
            while (await database.WriteAsync(sql => kept.ForgetAsync(sql, before), WriteUrgency.Background, cancellationToken))
            {
            }
        }

        return null;
    }
}
