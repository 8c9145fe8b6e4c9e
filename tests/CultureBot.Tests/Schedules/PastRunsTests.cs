using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Schedules;

/// <summary>What an administrator sees of what a job has done, and how they try again what failed.</summary>
public sealed class PastRunsTests
{
    private readonly TestClock _clock = new(SchedulesNode.FridayHour + Duration.FromMinutes(1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task What_failed_is_tried_again_as_the_same_occurrence_and_goes_on_where_it_was(DatabaseKind kind)
    {
        var isBroken = true;
        RecordingWork work = new("digest") { BeforeChunk = (chunk, _) => isBroken && chunk == 2 ? throw new TimeoutException("never shown") : Task.CompletedTask };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, work);
        var job = await DueAsync(node);
        var runs = node.Get<ReadRuns>();
        await node.ReconcileAsync(Cancellation);

        var failed = Assert.Single(await runs.ListFailedAsync(Cancellation));
        Assert.Equal(("2026-W47", OccurrenceState.Failed, "TimeoutException", job.Schedule.Id), (failed.Period, failed.State, failed.LastError, failed.ScheduleId));
        isBroken = false;
        await node.ReconcileAsync(Cancellation);
        // Its pause is not over.
        Assert.Single(await runs.ListFailedAsync(Cancellation));

        Assert.False(await node.Get<RetryRun>().HandleAsync(new(Guid.Empty), failed.Id, by: null, Cancellation));
        Assert.True(await node.Get<RetryRun>().HandleAsync(job.Schedule.Id, failed.Id, by: null, Cancellation));
        await node.ReconcileAsync(Cancellation);

        Assert.Equal(["2026-W47/1", "2026-W47/2", "2026-W47/3"], work.Done);
        Assert.Equal(["2026-W47 Done"], await node.LedgerAsync(Cancellation));
        Assert.Empty(await runs.ListFailedAsync(Cancellation));
        Assert.False(await node.Get<RetryRun>().HandleAsync(job.Schedule.Id, failed.Id, by: null, Cancellation));
        Assert.Equal(
            ["schedule.retried digest: 2026-W47"],
            await node.Database.ReadAsync(sql => sql.ListAsync<string>("SELECT action || ' ' || details FROM audit_entries"), Cancellation));
    }

    [Theory, DatabaseData]
    public async Task The_past_is_read_page_by_page_the_newest_first(DatabaseKind kind)
    {
        RecordingWork work = new("digest") { Chunks = 1 };
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, work);
        var job = await DueAsync(node);
        for (var week = 0; week < 52; week++)
        {
            await node.ReconcileAsync(Cancellation);
            _clock.Advance(Duration.FromDays(7));
        }

        var first = await node.Get<ReadRuns>().HandleAsync(job.Schedule, before: null, Cancellation);
        var second = await node.Get<ReadRuns>().HandleAsync(job.Schedule, first.Next, Cancellation);

        Assert.Equal((50, "2027-W45", "2026-W49"), (first.Runs.Length, first.Runs[0].Period, first.Runs[^1].Period));
        Assert.Equal(["2026-W48", "2026-W47"], second.Runs.Select(run => run.Period));
        Assert.Null(second.Next);
        // What it sends is not about the occurrence, so nobody can count it.
        Assert.Null(first.Runs[0].Messages);
    }

    [Theory, DatabaseData]
    public async Task Messages_of_an_occurrence_are_counted_with_what_is_left(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, new RecordingWork("digest"));
        var workspace = await node.ConnectAsync(Cancellation);
        var now = _clock.Now;
        (string State, Instant NotBefore, Instant? SentAt)[] rows =
        [
            ("Sent", now, now - Duration.FromSeconds(30)), ("Sent", now, now - Duration.FromSeconds(20)), ("Sent", now, now - Duration.FromHours(1)),
            ("Waiting", now, null), ("Waiting", now, null), ("Waiting", now, null), ("Waiting", now + Duration.FromHours(1), null), ("Cancelled", now, null),
        ];
        foreach (var (index, row) in rows.Index())
        {
            await node.Database.WriteAsync(
                sql => sql.ExecuteAsync(
                    """
                    INSERT INTO messages (id, kind, subject, workspace_id, destination_kind, destination, state, not_before, created_at, sent_at)
                    VALUES (@Id, 'digest', @Subject, @Workspace, 'Account', @Destination, @State, @NotBefore, @NotBefore, @SentAt)
                    """,
                    new { Id = Guid.CreateVersion7(), Subject = index == 7 ? "digest:2" : "digest:1", Workspace = workspace.Value, Destination = $"U{index}", row.State, row.NotBefore, row.SentAt }),
                WriteUrgency.Background,
                Cancellation);
        }

        var counted = await node.Database.ReadAsync(sql => PastRunsStore.CountMessagesAsync(sql, "digest:1", now), Cancellation);

        Assert.Equal((7L, 3L, 3L, 1L, 2L), (counted.Wanted, counted.Sent, counted.Due, counted.Later, counted.SentLastMinute));
        Assert.Equal(Duration.FromSeconds(90), counted.Left);
        Assert.Null((counted with { SentLastMinute = 0 }).Left);
    }

    private async Task<Job> DueAsync(SchedulesNode node)
    {
        await node.ConnectAsync(Cancellation);
        _clock.Advance(-Duration.FromHours(2));
        await node.ReconcileAsync(Cancellation);
        _clock.Advance(Duration.FromHours(2));
        return Assert.Single(await node.Get<Jobs>().ListAsync(Cancellation));
    }
}
