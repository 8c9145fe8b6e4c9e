using CultureBot.Schedules;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>What operators and HR do with schedules.</summary>
public sealed class JobsTests
{
    private readonly RecordingWork _digest = new("digest") { Chunks = 1 };
    private readonly TestClock _clock = new(SchedulesNode.Wednesday);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task Jobs_are_named_by_their_work_and_by_workspace_when_there_are_several(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest, new RecordingWork("cleaning") { IsOrganizations = true });
        await node.ConnectAsync(Cancellation, "T1");
        await node.ReconcileAsync(Cancellation);
        Assert.Equal("cleaning digest", await NamesAsync(node));
        Assert.NotNull(await node.Get<Jobs>().RunAsync("digest@T1", again: false, Cancellation));

        await node.ConnectAsync(Cancellation, "T2");
        await node.ReconcileAsync(Cancellation);

        Assert.Equal("cleaning digest@T1 digest@T2", await NamesAsync(node));
        Assert.Null(await node.Get<Jobs>().RunAsync("digest", again: false, Cancellation));
        Assert.Null(await node.Get<Jobs>().RunAsync("digest@T3", again: false, Cancellation));
        Assert.Equal("digest", (await node.Get<Jobs>().RunAsync("digest@T2", again: false, Cancellation))!.Occurrence.Work);
    }

    [Theory]
    [DatabaseData]
    public async Task A_job_shows_its_next_and_last_run(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);

        var before = Assert.Single(await node.Get<Jobs>().ListAsync(Cancellation));
        await node.Get<Jobs>().RunAsync("digest", again: false, Cancellation);
        await node.ReconcileAsync(Cancellation);
        var after = Assert.Single(await node.Get<Jobs>().ListAsync(Cancellation));

        Assert.Equal(("0 0 16 ? * FRI", "America/Los_Angeles"), (before.Cron, before.CronTimeZone));
        Assert.Equal((SchedulesNode.FridayHour, null), (before.NextAt, before.Last));
        Assert.Equal(SchedulesNode.FridayHour + Duration.FromDays(7), after.NextAt);
        Assert.Equal(("2026-W47", OccurrenceState.Done), (after.Last!.Period, after.Last.State));
    }

    [Theory]
    [DatabaseData]
    public async Task Running_again_counts_up_and_without_again_returns_what_is_there(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        var jobs = node.Get<Jobs>();

        var first = await jobs.RunAsync("digest", again: false, Cancellation);
        var same = await jobs.RunAsync("digest", again: false, Cancellation);
        var second = await jobs.RunAsync("digest", again: true, Cancellation);
        var third = await jobs.RunAsync("digest", again: true, Cancellation);
        await node.ReconcileAsync(Cancellation);

        Assert.Equal((first!.Occurrence.Id, false), (same!.Occurrence.Id, same.IsNew));
        Assert.Equal(("2026-W47#2", true), (second!.Occurrence.Period, second.IsNew));
        Assert.Equal("2026-W47#3", third!.Occurrence.Period);
        Assert.Equal(["2026-W47 Done", "2026-W47#2 Done", "2026-W47#3 Done"], await node.LedgerAsync(Cancellation));
    }

    [Theory]
    [DatabaseData(8, 960, "Europe/Berlin", ScheduleRefusal.Day)]
    [DatabaseData(0, 960, "Europe/Berlin", ScheduleRefusal.Day)]
    [DatabaseData(5, 1440, "Europe/Berlin", ScheduleRefusal.Minute)]
    [DatabaseData(5, -1, "Europe/Berlin", ScheduleRefusal.Minute)]
    [DatabaseData(5, 960, "Europe/Atlantis", ScheduleRefusal.TimeZone)]
    [DatabaseData(5, 960, "UTC+03:00", ScheduleRefusal.TimeZone)]
    public async Task What_no_schedule_can_be_is_refused_and_changes_nothing(
        DatabaseKind kind, int day, int minute, string zone, ScheduleRefusal refusal)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        var before = await node.SchedulesAsync(Cancellation);

        var change = await node.Get<ChangeSchedule>().HandleAsync(new(before[0].Id, Timing.Weekly(day, minute, zone)), Cancellation);

        Assert.Equal(refusal, change.Refusal);
        Assert.Equal(before, await node.SchedulesAsync(Cancellation));
    }

    [Fact]
    public async Task Readiness_sees_that_nobody_looks_after_the_schedules()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        var health = node.Get<HealthCheckService>();

        await node.ReconcileAsync(Cancellation);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancellation)).Status);
        _clock.Advance(Duration.FromMinutes(6));
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(Cancellation)).Status);
        await node.ReconcileAsync(Cancellation);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancellation)).Status);
        await node.Get<ScheduleTriggers>().StopAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(Cancellation)).Status);
    }

    private static async Task<string> NamesAsync(SchedulesNode node) =>
        string.Join(' ', (await node.Get<Jobs>().ListAsync(Cancellation)).Select(job => job.Name).Order(StringComparer.Ordinal));
}
