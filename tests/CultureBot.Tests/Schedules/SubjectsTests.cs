using CultureBot.Schedules;
using CultureBot.Storage;
using CultureBot.Testing;
using CultureBot.Testing.Databases;
using NodaTime;
using NodaTime.Text;

namespace CultureBot.Tests.Schedules;

/// <summary>Schedules that belong to a subject, for example a survey: one work, as many schedules as there are surveys.</summary>
public sealed class SubjectsTests
{
    private const int Ten = 600;

    private readonly RecordingWork _ask = new("ask", MissedRule.Never) { Chunks = 1, HasDefault = false };
    private readonly RecordingWork _close = new("close", MissedRule.Always) { Chunks = 1, HasDefault = false };
    private readonly TestClock _clock = new(SchedulesNode.Wednesday);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [DatabaseData]
    public async Task Each_survey_has_a_schedule_of_its_own_and_the_work_sees_which(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _ask, _close);
        var add = node.Get<AddSchedule>();
        Assert.Null((await add.HandleAsync(new("ask", "one", Timing.Weekly(5, Ten, "UTC")), Cancellation)).Refusal);
        Assert.Null((await add.HandleAsync(new("ask", "two", Timing.Monthly(20, Ten, "UTC")), Cancellation)).Refusal);
        Assert.Null((await add.HandleAsync(new("close", "one", Timing.Once(At("2026-11-20T10:00:30Z"))), Cancellation)).Refusal);

        await MoveAsync(node, "2026-11-20T10:00:00Z");
        await MoveAsync(node, "2026-11-20T10:00:29Z");
        Assert.Empty(_close.Seen);
        await MoveAsync(node, "2026-11-20T10:00:30Z");
        await MoveAsync(node, "2026-11-27T10:00:00Z");

        Assert.Equal(["one 2026-W47", "one 2026-W48", "two 2026-11"], Seen(_ask).Order(StringComparer.Ordinal));
        Assert.Equal(["one 2026-11-20"], Seen(_close));
        Assert.Equal("ask:one ask:two", await JobNamesAsync(node));
    }

    [Theory]
    [DatabaseData]
    public async Task What_was_to_close_while_nobody_was_there_closes_however_late(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _close);
        await node.Get<AddSchedule>().HandleAsync(new("close", "one", Timing.Once(At("2026-11-20T10:00:00Z"))), Cancellation);

        await MoveAsync(node, "2027-03-01T00:00:00Z");
        await MoveAsync(node, "2027-03-02T00:00:00Z");

        Assert.Equal(["one 2026-11-20"], Seen(_close));
    }

    [Theory]
    [DatabaseData]
    public async Task A_subject_has_one_schedule_of_a_work_until_that_is_ended(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _ask);
        var add = node.Get<AddSchedule>();
        AddScheduleRequest request = new("ask", "one", Timing.Daily(Ten, "UTC"));
        var first = (await add.HandleAsync(request, Cancellation)).Schedule!;

        Assert.Equal(ScheduleRefusal.Exists, (await add.HandleAsync(request, Cancellation)).Refusal);
        Assert.True(await node.Get<EndSchedule>().HandleAsync(first.Id, Cancellation));
        await MoveAsync(node, "2026-11-19T10:00:00Z");
        Assert.Empty(_ask.Seen);
        Assert.Equal(ScheduleRefusal.Unknown, (await node.Get<ChangeSchedule>().HandleAsync(new(first.Id, Timing.Daily(5, "UTC")), Cancellation)).Refusal);
        Assert.Null(await node.Get<RunJob>().HandleAsync(first.Id, again: false, by: null, Cancellation));

        var second = (await add.HandleAsync(request, Cancellation)).Schedule!;
        await MoveAsync(node, "2026-11-20T10:00:00Z");

        Assert.Equal([second], await node.Database.ReadAsync(sql => SchedulesStore.ListForAsync(sql, "one"), Cancellation));
        Assert.Equal(["one 2026-11-20"], Seen(_ask));
    }

    [Fact]
    public async Task A_schedule_that_its_work_has_by_itself_cannot_be_ended()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var node = new SchedulesNode(database, _clock, new RecordingWork("cleaning") { IsOrganizations = true });
        await node.ReconcileAsync(Cancellation);
        var schedule = Assert.Single(await node.SchedulesAsync(Cancellation));

        Assert.False(await node.Get<EndSchedule>().HandleAsync(schedule.Id, Cancellation));
        Assert.Equal([schedule], await node.SchedulesAsync(Cancellation));
    }

    [Theory]
    [DatabaseData]
    public async Task A_paused_survey_asks_nobody_and_goes_on_from_when_it_is_resumed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _ask);
        var schedule = (await node.Get<AddSchedule>().HandleAsync(new("ask", "one", Timing.ByCron("0 0 10 * * ?", "UTC")), Cancellation)).Schedule!;

        await node.Get<PauseSchedule>().PauseAsync(schedule.Id, by: null, Cancellation);
        await MoveAsync(node, "2026-11-19T10:00:30Z");
        await node.Get<PauseSchedule>().ResumeAsync(schedule.Id, by: null, Cancellation);
        await MoveAsync(node, "2026-11-19T10:01:00Z");
        await MoveAsync(node, "2026-11-20T10:00:00Z");

        Assert.Equal(["one 2026-11-20T10:00"], Seen(_ask));
    }

    [Theory]
    [DatabaseData]
    public async Task Another_cadence_begins_anew_and_makes_up_for_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _close);
        var schedule = (await node.Get<AddSchedule>().HandleAsync(new("close", "one", Timing.Daily(Ten, "UTC")), Cancellation)).Schedule!;
        await MoveAsync(node, "2026-11-19T10:00:00Z");

        foreach (var timing in (Timing[])[Timing.Weekly(1, Ten, "UTC"), Timing.Monthly(1, Ten, "UTC"), Timing.ByCron("0 0 9 * * ?", "UTC"), Timing.ByCron("0 0 8 * * ?", "UTC")])
        {
            var change = await node.Get<ChangeSchedule>().HandleAsync(new(schedule.Id, timing), Cancellation);
            Assert.Null(change.Refusal);
            Assert.All(change.Next, next => Assert.True(next > _clock.Now));
            await node.ReconcileAsync(Cancellation);
        }

        Assert.Equal(["one 2026-11-19"], Seen(_close));
        await MoveAsync(node, "2026-11-20T08:00:00Z");
        Assert.Equal(["one 2026-11-19", "one 2026-11-20T08:00"], Seen(_close));
    }

    [Theory]
    [DatabaseData]
    public async Task What_ran_once_is_over_and_can_be_moved_until_then(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _ask);
        var schedule = (await node.Get<AddSchedule>().HandleAsync(new("ask", "one", Timing.Once(new LocalDate(2026, 11, 20), Ten, "UTC")), Cancellation)).Schedule!;
        var change = node.Get<ChangeSchedule>();

        Assert.Equal(
            [At("2026-11-21T10:00:00Z")],
            (await change.HandleAsync(new(schedule.Id, Timing.Once(new LocalDate(2026, 11, 21), Ten, "UTC")), Cancellation)).Next);
        await MoveAsync(node, "2026-11-20T10:00:00Z");
        Assert.Empty(_ask.Seen);
        await MoveAsync(node, "2026-11-21T10:00:00Z");

        Assert.Equal(["one 2026-11-21"], Seen(_ask));
        Assert.Equal(
            ScheduleRefusal.Over, (await change.HandleAsync(new(schedule.Id, Timing.Once(new LocalDate(2026, 11, 28), Ten, "UTC")), Cancellation)).Refusal);
        Assert.Equal("", await JobNamesAsync(node));
    }

    [Fact]
    public async Task A_schedule_is_added_with_what_it_is_for_or_not_at_all()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var node = new SchedulesNode(database, _clock, _ask);

        await Assert.ThrowsAsync<TimeoutException>(() => database.Database.WriteAsync<bool>(
            async sql =>
            {
                var added = await AddSchedule.AddAsync(sql, new("ask", "one", Timing.Daily(Ten, "UTC")), _clock.Now);
                Assert.NotNull(added.Schedule);
                throw new TimeoutException();
            },
            WriteUrgency.Acknowledgement,
            Cancellation));

        Assert.Empty(await node.SchedulesAsync(Cancellation));
    }

    public static TheoryData<Timing, ScheduleRefusal, string?> Refused => new()
    {
        { Timing.Once(new LocalDate(2026, 11, 18), Ten, "UTC"), ScheduleRefusal.Past, null },
        { Timing.Once(new LocalDate(2026, 11, 18), 12 * 60, "UTC"), ScheduleRefusal.Past, null },
        { Timing.Once(SchedulesNode.Wednesday), ScheduleRefusal.Past, null },
        { Timing.ByCron("0 0 9 * * ? 2025", "UTC"), ScheduleRefusal.Past, null },
        { Timing.ByCron("0 0 9 30 2 ?", "UTC"), ScheduleRefusal.Past, null },
        { Timing.Once(new LocalDate(2027, 3, 28), 150, "Europe/Berlin"), ScheduleRefusal.Gap, "2027-03-28T03:00" },
        { Timing.TwoWeekly(new(2027, 3, 28), 150, "Europe/Berlin"), ScheduleRefusal.Gap, "2027-03-28T03:00" },
        { Timing.Weekly(0, Ten, "UTC"), ScheduleRefusal.Day, null },
        { Timing.Monthly(0, Ten, "UTC"), ScheduleRefusal.Day, null },
        { Timing.Monthly(32, Ten, "UTC"), ScheduleRefusal.Day, null },
        { Timing.Quarterly(4, 1, Ten, "UTC"), ScheduleRefusal.Day, null },
        { Timing.Quarterly(1, 0, Ten, "UTC"), ScheduleRefusal.Day, null },
        { Timing.Daily(1440, "UTC"), ScheduleRefusal.Minute, null },
        { Timing.Daily(Ten, "Europe/Atlantis"), ScheduleRefusal.TimeZone, null },
        { Timing.ByCron("every day", "UTC"), ScheduleRefusal.Cron, null },
        { Timing.ByCron("", "UTC"), ScheduleRefusal.Cron, null },
        { Timing.ByCron("0 9 * * *", "UTC"), ScheduleRefusal.Cron, null },
        { Timing.ByCron("@daily", "UTC"), ScheduleRefusal.Cron, null },
        { Timing.ByCron("0 0 25 * * ?", "UTC"), ScheduleRefusal.Cron, null },
        { Timing.ByCron("30 0 9 * * ?", "UTC"), ScheduleRefusal.CronSeconds, null },
        { Timing.ByCron("* 0 9 * * ?", "UTC"), ScheduleRefusal.CronSeconds, null },
        { Timing.ByCron("0 * 9 * * ?", "UTC"), ScheduleRefusal.CronTooOften, null },
        { Timing.ByCron("0 0 9,17 * * ?", "UTC"), ScheduleRefusal.CronTooOften, null },
        { Timing.ByCron("0 0/30 9 * * ?", "UTC"), ScheduleRefusal.CronTooOften, null },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_is_refused_and_stores_nothing(Timing timing, ScheduleRefusal refusal, string? nextValid)
    {
        // The two-weekly one has its first run in the gap.
        var clock = new TestClock(timing.Cadence == Cadence.TwoWeekly ? At("2027-03-20T00:00:00Z") : SchedulesNode.Wednesday);
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite, Cancellation);
        await using var node = new SchedulesNode(database, clock, _ask);

        var added = await node.Get<AddSchedule>().HandleAsync(new("ask", "one", timing), Cancellation);

        Assert.Equal(refusal, added.Refusal);
        Assert.Equal(nextValid, added.NextValid is { } valid ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(valid) : null);
        Assert.Empty(await node.Database.ReadAsync(sql => SchedulesStore.ListForAsync(sql, "one"), Cancellation));
        Assert.NotEmpty(ScheduleWords.Refuse(System.Globalization.CultureInfo.GetCultureInfo("en"), added).ToPlain());
    }

    [Fact]
    public void The_time_after_a_gap_is_named() =>
        Assert.EndsWith(
            "The next one that does is Sunday, March 28, 2027 3:00 AM.",
            ScheduleWords.Refuse(
                System.Globalization.CultureInfo.GetCultureInfo("en-US"), new() { Refusal = ScheduleRefusal.Gap, NextValid = new(2027, 3, 28, 3, 0) })
                .ToPlain().Replace('\u202f', ' '),
            StringComparison.Ordinal);

    private async Task MoveAsync(SchedulesNode node, string to)
    {
        _clock.SetTo(At(to));
        await node.ReconcileAsync(Cancellation);
    }

    private static IEnumerable<string> Seen(RecordingWork work) => work.Seen.Select(occurrence => $"{occurrence.Subject} {occurrence.Period}");

    private static async Task<string> JobNamesAsync(SchedulesNode node) =>
        string.Join(' ', (await node.Get<Jobs>().ListAsync(Cancellation)).Select(job => job.Name));

    private static Instant At(string instant) => InstantPattern.General.Parse(instant).Value;
}
