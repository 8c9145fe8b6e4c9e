using CultureBot.Schedules;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>What passes while nobody is there.</summary>
public sealed class MissedTests
{
    private readonly TestClock _clock = new(SchedulesNode.Wednesday);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData(MissedRule.LatestWithinTwoDays, 47, "2026-W47 Done", "2026-W48 Skipped missed", "2026-W49 Skipped missed", "2026-W50 Done")]
    [DatabaseData(MissedRule.LatestWithinTwoDays, 49, "2026-W47 Done", "2026-W48 Skipped missed", "2026-W49 Skipped missed", "2026-W50 Skipped missed")]
    [DatabaseData(MissedRule.Latest, 100, "2026-W47 Done", "2026-W48 Skipped missed", "2026-W49 Skipped missed", "2026-W50 Done")]
    [DatabaseData(MissedRule.Never, 1, "2026-W47 Done", "2026-W48 Skipped missed", "2026-W49 Skipped missed", "2026-W50 Skipped missed")]
    [DatabaseData(MissedRule.Always, 100, "2026-W47 Done", "2026-W48 Done", "2026-W49 Done", "2026-W50 Done")]
    public async Task After_three_weeks_down_each_rule_runs_its_own_and_records_the_rest(
        DatabaseKind kind, MissedRule rule, int hoursLate, params string[] ledger)
    {
        var work = new RecordingWork("digest", rule) { Chunks = 1 };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using (var node = new SchedulesNode(database, _clock, work))
        {
            await node.ConnectAsync(Cancellation);
            await node.ReconcileAsync(Cancellation);
            _clock.SetTo(SchedulesNode.FridayHour);
            await node.ReconcileAsync(Cancellation);
        }

        var clock = new TestClock(SchedulesNode.FridayHour + Duration.FromDays(21) + Duration.FromHours(hoursLate));
        await using var restarted = new SchedulesNode(database, clock, work);
        await restarted.ReconcileAsync(Cancellation);

        Assert.Equal(ledger, await restarted.LedgerAsync(Cancellation));
        Assert.Equal(ledger.Count(line => line.EndsWith("Done", StringComparison.Ordinal)), work.Done.Count);
    }

    [Theory]
    [DatabaseData]
    public async Task Of_a_long_absence_only_the_last_few_days_are_recorded(DatabaseKind kind)
    {
        var work = new RecordingWork("daily") { Cadence = Cadence.Daily, Chunks = 1 };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, work);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);

        _clock.Advance(Duration.FromDays(365));
        await node.ReconcileAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);

        var ledger = await node.LedgerAsync(Cancellation);
        Assert.Equal(5, ledger.Count);
        Assert.Equal("2027-11-17 Done", ledger[^1]);
        Assert.All(ledger.Take(4), line => Assert.EndsWith("Skipped missed", line, StringComparison.Ordinal));
    }

    [Theory]
    [DatabaseData]
    public async Task A_pause_is_not_caught_up_on(DatabaseKind kind)
    {
        var work = new RecordingWork("digest", MissedRule.Always) { Chunks = 1 };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, work);
        await node.ConnectAsync(Cancellation);
        await node.ReconcileAsync(Cancellation);
        var schedule = Assert.Single(await node.SchedulesAsync(Cancellation));

        await node.Get<PauseSchedule>().PauseAsync(schedule.Id, by: null, Cancellation);
        _clock.SetTo(SchedulesNode.FridayHour + Duration.FromHours(1));
        await node.ReconcileAsync(Cancellation);
        await node.Get<PauseSchedule>().ResumeAsync(schedule.Id, by: null, Cancellation);
        await node.ReconcileAsync(Cancellation);
        Assert.Empty(work.Done);
        _clock.Advance(Duration.FromDays(7));
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W48 Done"], await node.LedgerAsync(Cancellation));
    }

    [Theory]
    [DatabaseData]
    public async Task An_untouched_schedule_follows_its_workspaces_zone_and_a_chosen_one_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, new RecordingWork("digest"));
        await node.ConnectAsync(Cancellation, timeZone: "UTC");
        await node.ReconcileAsync(Cancellation);

        await SetWorkspaceZoneAsync(node, "Europe/Berlin");
        await node.ReconcileAsync(Cancellation);
        var followed = Assert.Single(await node.SchedulesAsync(Cancellation));
        await node.Get<ChangeSchedule>().HandleAsync(new(followed.Id, Timing.Weekly(4, 600, "Asia/Tokyo")), Cancellation);
        await SetWorkspaceZoneAsync(node, "Africa/Cairo");
        await node.ReconcileAsync(Cancellation);
        var chosen = Assert.Single(await node.SchedulesAsync(Cancellation));

        Assert.Equal("Europe/Berlin", followed.TimeZone);
        Assert.Equal((4, 600, "Asia/Tokyo"), (chosen.DayOfWeek, chosen.MinuteOfDay, chosen.TimeZone));
    }

    private static Task<int> SetWorkspaceZoneAsync(SchedulesNode node, string zone) =>
        node.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE workspaces SET time_zone = @Zone", new { Zone = zone }),
            CultureBot.Storage.WriteUrgency.Background,
            Cancellation);
}
