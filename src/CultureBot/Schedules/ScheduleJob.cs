using NodaTime;
using Quartz;

namespace CultureBot.Schedules;

/// <summary>What Quartz fires: the period is claimed and left to the runner, so that a job is over at once and may run twice.</summary>
internal sealed class ScheduleJob(ClaimDue claims, SchedulesSignals signals) : IJob
{
    /// <summary>The entry of a trigger's data that names its schedule; a recovered trigger keeps it.</summary>
    public const string ScheduleIdEntry = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var schedule = new ScheduleId(Guid.Parse(context.MergedJobDataMap.GetString(ScheduleIdEntry)!));
        var firedFor = context.ScheduledFireTimeUtc is { } at ? Instant.FromDateTimeOffset(at) : (Instant?)null;
        if (await claims.HandleAsync(schedule, firedFor, cancellationToken)) signals.Run.Set();
    }
}
