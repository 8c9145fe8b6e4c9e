using CultureBot.Schedules;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>A week has its occurrence once, whatever happens around its hour.</summary>
public sealed class OnceTests
{
    private readonly RecordingWork _digest = new("digest");
    private readonly TestClock _clock = new(SchedulesNode.Wednesday);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task A_workspace_gets_its_default_schedule_and_each_Friday_its_digest(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);

        await node.ReconcileAsync(Cancellation);
        Assert.Equal((5, 960, "America/Los_Angeles"), Settings(Assert.Single(await node.SchedulesAsync(Cancellation))));
        Assert.Empty(await node.LedgerAsync(Cancellation));

        _clock.SetTo(SchedulesNode.FridayHour);
        await node.ReconcileAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        _clock.Advance(Duration.FromDays(7));
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47 Done", "2026-W48 Done"], await node.LedgerAsync(Cancellation));
        Assert.Equal(
            ["2026-W47/1", "2026-W47/2", "2026-W47/3", "2026-W48/1", "2026-W48/2", "2026-W48/3"], _digest.Done);
        Assert.Equal(SchedulesNode.FridayHour, _digest.Seen.First().DueAt);
    }

    [Theory]
    [DatabaseData("Europe/Berlin", "2026-03-13T15:00:00Z", "2026-03-20T15:00:00Z", "2026-03-27T15:00:00Z", "2026-04-03T14:00:00Z")]
    [DatabaseData("Europe/Berlin", "2026-10-16T14:00:00Z", "2026-10-23T14:00:00Z", "2026-10-30T15:00:00Z", "2026-11-06T15:00:00Z")]
    public async Task Across_clock_changes_each_week_has_one_at_the_local_hour(DatabaseKind kind, string zone, params string[] hours)
    {
        Instant[] due = [.. hours.Select(hour => NodaTime.Text.InstantPattern.General.Parse(hour).Value)];
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        var clock = new TestClock(due[0] - Duration.FromDays(1));
        await using var node = new SchedulesNode(database, clock, _digest);
        await node.ConnectAsync(Cancellation, timeZone: zone);

        await node.ReconcileAsync(Cancellation);
        foreach (var hour in due)
        {
            clock.SetTo(hour - Duration.FromSeconds(1));
            var before = _digest.Done.Count;
            await node.ReconcileAsync(Cancellation);
            Assert.Equal(before, _digest.Done.Count);
            clock.SetTo(hour);
            await node.ReconcileAsync(Cancellation);
            Assert.Equal(before + 3, _digest.Done.Count);
        }

        Assert.Equal(due, _digest.Seen.Select(occurrence => occurrence.DueAt).Distinct());
    }

    [Theory]
    [DatabaseData(17)]
    [DatabaseData(15)]
    public async Task Moving_the_hour_after_it_ran_that_day_runs_nothing_again(DatabaseKind kind, int hour)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        _clock.SetTo(SchedulesNode.FridayHour);
        await node.ReconcileAsync(Cancellation);

        var change = await MoveAsync(node, hour);
        _clock.Advance(Duration.FromHours(30));
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
        Assert.Equal(3, _digest.Done.Count);
        Assert.Equal(SchedulesNode.FridayHour + Duration.FromDays(7) + Duration.FromHours(hour - 16), change.Next[0]);
    }

    [Theory]
    [DatabaseData]
    public async Task Moving_the_hour_later_that_day_before_it_ran_waits_for_the_new_hour(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        _clock.SetTo(SchedulesNode.FridayHour - Duration.FromHours(1));

        var change = await MoveAsync(node, 17);
        _clock.SetTo(SchedulesNode.FridayHour);
        await node.ReconcileAsync(Cancellation);
        Assert.Empty(_digest.Done);
        _clock.Advance(Duration.FromHours(1));
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
        Assert.Equal(SchedulesNode.FridayHour + Duration.FromHours(1), change.Next[0]);
    }

    [Theory]
    [DatabaseData]
    public async Task Moving_the_hour_earlier_than_now_that_day_runs_it_at_once_and_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        _clock.SetTo(SchedulesNode.FridayHour - Duration.FromHours(1));

        var change = await MoveAsync(node, 14);
        await node.ReconcileAsync(Cancellation);
        _clock.SetTo(SchedulesNode.FridayHour);
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
        Assert.Equal(3, _digest.Done.Count);
        Assert.Equal(SchedulesNode.FridayHour - Duration.FromHours(1), change.Next[0]);
        Assert.Equal(SchedulesNode.FridayHour + Duration.FromDays(7) - Duration.FromHours(2), change.Next[1]);
        Assert.Single(_digest.Rescheduled);
    }

    [Theory]
    [DatabaseData]
    public async Task Run_now_on_Wednesday_takes_the_place_of_Friday(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _digest);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);

        var run = await node.Get<Jobs>().RunAsync("digest", again: false, Cancellation);
        await node.ReconcileAsync(Cancellation);
        _clock.SetTo(SchedulesNode.FridayHour);
        await node.ReconcileAsync(Cancellation);

        Assert.Equal((true, true, SchedulesNode.Wednesday), (run!.IsNew, run.Occurrence.IsRequested, run.Occurrence.DueAt));
        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
        Assert.Equal(3, _digest.Done.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task Two_nodes_at_once_make_one_occurrence_and_do_each_chunk_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var one = new SchedulesNode(database, _clock, _digest);
        await using var two = new SchedulesNode(database, _clock, _digest);
        await one.ConnectAsync(Cancellation);
        await Task.WhenAll(one.ReconcileAsync(Cancellation), two.ReconcileAsync(Cancellation));
        Assert.Single(await one.SchedulesAsync(Cancellation));

        _clock.SetTo(SchedulesNode.FridayHour);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(pass => (pass % 2 == 0 ? one : two).ReconcileAsync(Cancellation)));

        Assert.Equal(["2026-W47 Done"], await one.LedgerAsync(Cancellation));
        Assert.Equal(["2026-W47/1", "2026-W47/2", "2026-W47/3"], _digest.Done);
    }

    [Theory]
    [DatabaseData]
    public async Task A_personal_one_is_made_when_its_Friday_begins_first_on_Earth(DatabaseKind kind)
    {
        var personal = new RecordingWork("personal-digest") { IsPersonal = true };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, personal);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);

        _clock.SetTo(Instant.FromUtc(2026, 11, 19, 9, 59));
        await node.ReconcileAsync(Cancellation);
        Assert.Empty(personal.Done);
        _clock.SetTo(Instant.FromUtc(2026, 11, 19, 10, 0));
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
        var schedule = Assert.Single(await node.SchedulesAsync(Cancellation));
        var hour = LocalTimes.PersonalHour(schedule, personal.Seen.First(), "Pacific/Auckland");
        Assert.Equal(
            new LocalDateTime(2026, 11, 20, 16, 0), hour.InZone(DateTimeZoneProviders.Tzdb["Pacific/Auckland"]).LocalDateTime);
    }

    private static async Task<ScheduleChange> MoveAsync(SchedulesNode node, int hour)
    {
        var schedule = Assert.Single(await node.SchedulesAsync(Cancellation));
        var change = await node.Get<ChangeSchedule>().HandleAsync(
            new(schedule.Id, Timing.Weekly(schedule.DayOfWeek, hour * 60, schedule.TimeZone)), Cancellation);
        Assert.Null(change.Refusal);
        Assert.Equal(3, change.Next.Length);
        return change;
    }

    private static (int, int, string) Settings(Schedule schedule) => (schedule.DayOfWeek, schedule.MinuteOfDay, schedule.TimeZone);
}
