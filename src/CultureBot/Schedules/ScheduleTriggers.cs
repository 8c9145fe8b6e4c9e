using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;
using Quartz;

namespace CultureBot.Schedules;

/// <summary>
/// Keeps one Quartz trigger a schedule. A trigger that is as it should be is left alone, with its next fire time; one
/// that is stuck is set anew (a clock set back leaves triggers far in the future, Quartz #1440; a scheduler may die
/// silently, #320 and #713). Nothing is lost by that: what a trigger misses the reconciler claims.
/// </summary>
internal sealed partial class ScheduleTriggers(ISchedulerFactory factory, TimeProvider time, ILogger<ScheduleTriggers> logger)
{
    private const string Group = "schedules";

    private static readonly JobKey Job = new("schedule", Group);
    private static readonly Duration Overdue = Duration.FromMinutes(5);

    private bool _isStopped;

    /// <summary>Makes the triggers match, and starts the scheduler when it is not running yet.</summary>
    /// <returns>What is wrong with the scheduler, in English for the operator; null when it is well.</returns>
    public async Task<string?> SyncAsync(IEnumerable<Schedule> schedules, CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        var isFirst = scheduler.Status == SchedulerStatus.Created;
        if (isFirst)
        {
            // Durable by itself, and asked for again when its node dies in the middle of it.
            var job = JobBuilder.Create<ScheduleJob>().WithIdentity(Job).StoreDurably().RequestRecovery(true).Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
        }

        var wanted = schedules.Where(schedule => !schedule.IsPaused).ToDictionary(schedule => KeyOf(schedule.Id));
        var stored = await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(Group), cancellationToken);
        foreach (var key in stored.Where(key => !wanted.ContainsKey(key))) await scheduler.UnscheduleJob(key, cancellationToken);

        var stuck = 0;
        foreach (var (key, schedule) in wanted)
        {
            if (await SyncAsync(scheduler, key, schedule, cancellationToken)) stuck++;
        }

        if (isFirst) await scheduler.Start(cancellationToken);
        return scheduler.Status != SchedulerStatus.Running ? $"The scheduler is {scheduler.Status}."
            : stuck > 0 && !isFirst ? $"{stuck} triggers were overdue by more than five minutes."
            : null;
    }

    /// <summary>Lets running jobs end; called again, does nothing; on PostgreSQL the other nodes go on at once.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A factory whose scheduler was shut down throws when it is asked for it again.
        if (Interlocked.Exchange(ref _isStopped, true)) return;

        var scheduler = await factory.GetScheduler(cancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    internal static TriggerKey KeyOf(ScheduleId id) => new(id.Value.ToString("D"), Group);

    /// <summary>Returns whether the trigger should have fired and has not.</summary>
    private async Task<bool> SyncAsync(IScheduler scheduler, TriggerKey key, Schedule schedule, CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        var due = LocalTimes.NextDue(schedule, now)?.DueAt;
        var existing = await scheduler.GetTrigger(key, cancellationToken);
        var next = existing?.NextFireTimeUtc is { } at ? Instant.FromDateTimeOffset(at) : Instant.MaxValue;
        if (WantedTrigger(key, schedule, due) is not { } wanted) return false;

        var isOverdue = next < now - Overdue;
        var isSame = IsSame(existing, wanted);
        if (isSame && !isOverdue && next <= (due ?? Instant.MaxValue)) return false;

        if (existing is null) await AddAsync(scheduler, wanted, cancellationToken);
        else await scheduler.RescheduleJob(key, wanted, cancellationToken);
        return isSame && isOverdue;
    }

    /// <summary>One that cron can say keeps its trigger from period to period; others have one for the next period only.</summary>
    /// <returns>Null when nothing is to come, or this machine does not know the zone.</returns>
    private ITrigger? WantedTrigger(TriggerKey key, Schedule schedule, Instant? due)
    {
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(key)
            .ForJob(Job)
            .UsingJobData(ScheduleJob.ScheduleIdEntry, schedule.Id.Value.ToString("D"));
        if (schedule.Cadence is not (Cadence.Daily or Cadence.Weekly))
        {
            return due is { } at
                ? trigger
                    .WithSimpleSchedule(once => once.WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
                    .StartAt(at.ToDateTimeOffset())
                    .Build()
                : null;
        }

        return FindZone(ScheduleCron.ZoneOf(schedule)) is { } zone
            ? trigger
                .WithCronSchedule(
                    ScheduleCron.Of(schedule)!, at => at.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
                .StartAt(time.GetUtcNow())
                .Build()
            : null;
    }

    private static bool IsSame(ITrigger? existing, ITrigger wanted) => (existing, wanted) switch
    {
        (ICronTrigger present, ICronTrigger other) => present.CronExpressionString == other.CronExpressionString
            && present.TimeZone.Id == other.TimeZone.Id
            && present.MisfireInstruction == other.MisfireInstruction,
        (ISimpleTrigger present, ISimpleTrigger other) => present.StartTimeUtc == other.StartTimeUtc,
        _ => false,
    };

    private static async Task AddAsync(IScheduler scheduler, ITrigger trigger, CancellationToken cancellationToken)
    {
        try
        {
            await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another node was quicker with the same trigger.
        }
    }

    private TimeZoneInfo? FindZone(string id)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return zone;

        // The reconciler goes by its own zone data, so the schedule still runs, up to a minute late.
        Log.ZoneNotFound(logger, id);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "This machine does not know the time zone {Zone}")]
        public static partial void ZoneNotFound(ILogger logger, string zone);
    }
}
