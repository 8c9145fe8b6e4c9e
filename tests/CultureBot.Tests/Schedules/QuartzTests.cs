using CultureBot.Schedules;
using CultureBot.Testing.Databases;
using NodaTime;
using NodaTime.Extensions;
using Quartz;

namespace CultureBot.Tests.Schedules;

/// <summary>Quartz itself, on the real clock: in memory beside SQLite, clustered in PostgreSQL.</summary>
public sealed class QuartzTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task A_trigger_that_fires_runs_the_work_to_its_end(DatabaseKind kind)
    {
        var done = new TaskCompletionSource();
        var work = new RecordingWork("digest") { Chunks = 1 };
        work.BeforeChunk = (_, _) =>
        {
            done.TrySetResult();
            return Task.CompletedTask;
        };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, TimeProvider.System, Settings(database), work);
        await node.ConnectAsync(Cancellation);
        await node.Get<Reconciler>().PlanOnceAsync(Cancellation);
        var service = await node.StartAsync(Cancellation);

        await FireSoonAsync(node);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await service.StopAsync(Cancellation);

        Assert.Single(work.Seen);
    }

    [Theory]
    [DatabaseData]
    public async Task Registering_again_keeps_next_fire_times_and_a_change_moves_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, TimeProvider.System, Settings(database), new RecordingWork("digest"));
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        var schedule = Assert.Single(await node.SchedulesAsync(Cancellation));
        var first = await TriggerAsync(node, schedule.Id);

        await node.ReconcileAsync(Cancellation);
        var again = await TriggerAsync(node, schedule.Id);
        await node.Get<ChangeSchedule>().HandleAsync(new(schedule.Id, Timing.Weekly(3, 600, "Africa/Cairo")), Cancellation);
        await node.Get<Reconciler>().PlanOnceAsync(Cancellation);
        var moved = await TriggerAsync(node, schedule.Id);

        Assert.Equal((first.StartTimeUtc, first.NextFireTimeUtc), (again.StartTimeUtc, again.NextFireTimeUtc));
        Assert.Equal(("0 0 10 ? * WED", "Africa/Cairo"), (moved.CronExpressionString, moved.TimeZone.Id));
        Assert.Equal(CronTriggerMisfireInstruction.DoNothing, moved.MisfireInstruction);
        var changed = Assert.Single(await node.SchedulesAsync(Cancellation));
        Assert.Equal(
            LocalTimes.NextDue(changed, TimeProvider.System.GetCurrentInstant())!.Value.DueAt.ToDateTimeOffset(), moved.NextFireTimeUtc);
        Assert.True((await (await SchedulerAsync(node)).GetJobDetail(moved.JobKey, Cancellation))!.RequestsRecovery);
    }

    [Fact]
    public async Task A_restart_leaves_the_triggers_in_PostgreSQL_as_they_are()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres, Cancellation);
        ICronTrigger before;
        ScheduleId id;
        await using (var node = new SchedulesNode(database, TimeProvider.System, Settings(database), new RecordingWork("digest")))
        {
            await node.ConnectAsync(Cancellation);
            await node.ReconcileAsync(Cancellation);
            id = Assert.Single(await node.SchedulesAsync(Cancellation)).Id;
            before = await TriggerAsync(node, id);
            await node.Get<ScheduleTriggers>().StopAsync(Cancellation);
        }

        await using var restarted = new SchedulesNode(database, TimeProvider.System, Settings(database), new RecordingWork("digest"));
        await restarted.ReconcileAsync(Cancellation);
        var after = await TriggerAsync(restarted, id);

        Assert.Equal((before.StartTimeUtc, before.NextFireTimeUtc), (after.StartTimeUtc, after.NextFireTimeUtc));
    }

    /// <summary>Sets the schedule's trigger to fire in a second, for a period that is due then by the schedule too.</summary>
    private static async Task FireSoonAsync(SchedulesNode node)
    {
        var now = TimeProvider.System.GetCurrentInstant();
        var schedule = Assert.Single(await node.SchedulesAsync(Cancellation));
        await node.Database.WriteAsync(
            sql => SchedulesStore.ChangeAsync(
                sql,
                schedule with
                {
                    DayOfWeek = (int)now.InUtc().DayOfWeek,
                    MinuteOfDay = (now.InUtc().Hour * 60) + now.InUtc().Minute,
                    TimeZone = "UTC",
                    StartsAt = now - Duration.FromDays(30),
                },
                by: null,
                now),
            CultureBot.Storage.WriteUrgency.Background,
            Cancellation);
        var trigger = TriggerBuilder.Create()
            .WithIdentity("soon")
            .ForJob((await TriggerAsync(node, schedule.Id)).JobKey)
            .UsingJobData(ScheduleJob.ScheduleIdEntry, schedule.Id.Value.ToString())
            .WithCronSchedule("* * * * * ?")
            .Build();
        await (await SchedulerAsync(node)).ScheduleJob(trigger, cancellationToken: Cancellation);
    }

    private static async Task<ICronTrigger> TriggerAsync(SchedulesNode node, ScheduleId id) =>
        Assert.IsType<ICronTrigger>(
            await (await SchedulerAsync(node)).GetTrigger(ScheduleTriggers.KeyOf(id), Cancellation), exactMatch: false);

    private static ValueTask<IScheduler> SchedulerAsync(SchedulesNode node) =>
        node.Get<ISchedulerFactory>().GetScheduler(Cancellation);

    private static Dictionary<string, string?> Settings(TestDatabase database) =>
        new(StringComparer.Ordinal)
        {
            ["Database:Provider"] = database.Provider,
            ["Database:ConnectionString"] = database.ConnectionString,
        };
}
