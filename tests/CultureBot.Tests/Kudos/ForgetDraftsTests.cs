using CultureBot.Chat;
using CultureBot.Kudos;
using CultureBot.Schedules;
using CultureBot.Storage.Secrets;
using CultureBot.Testing.Databases;
using NodaTime;
using NodaTime.Extensions;

namespace CultureBot.Tests.Kudos;

public sealed class ForgetDraftsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Drafts_older_than_a_day_are_deleted_and_younger_ones_stay(DatabaseKind kind)
    {
        await using var test = await KudosTest.StartAsync(kind);
        var drafts = new KudosDrafts(test.Store.Database, new SecretBox(new byte[32]), test.Clock);
        var work = new NightlyForgetting("forget-drafts", KudosDrafts.Kept, KudosDraftStore.ForgetAsync, test.Store.Database, test.Clock);
        var ana = test.Company["ana"].Id;
        KudosDraftContent content = new([], "Thanks", Visibility.Public, new ChatPlace("CGEN", "general", PlaceKind.Channel));
        await drafts.KeepAsync("old", ana, content, Cancellation);
        test.Clock.Advance(Duration.FromMinutes(1));
        var young = await drafts.KeepAsync("young", ana, content, Cancellation);
        test.Clock.Advance(KudosDrafts.Kept);

        var cursor = await work.RunChunkAsync(Occurrence(work, test.Clock.GetCurrentInstant()), Cancellation);

        Assert.Null(cursor);
        Assert.Equal(
            [young.Id],
            await test.Store.Database.ReadAsync(sql => sql.ListAsync<Guid>("SELECT id FROM kudos_drafts"), Cancellation));
        Assert.NotNull(await drafts.FindAsync(young.Id.ToString(), ana, Cancellation));
    }

    [Fact]
    public void It_is_daily_at_four_in_the_morning_and_made_up_for_however_late()
    {
        var work = new NightlyForgetting("forget-drafts", KudosDrafts.Kept, KudosDraftStore.ForgetAsync, null!, TimeProvider.System);
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);

        Assert.Equal(MissedRule.Latest, work.Missed);
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 4, 0), LocalTimes.NextDue(work.DefaultForOrganization(now)!, now)!.Value.DueAt);
    }

    private static Occurrence Occurrence(NightlyForgetting work, Instant now) => new()
    {
        Id = new(Guid.CreateVersion7(now.ToDateTimeOffset())),
        ScheduleId = work.DefaultForOrganization(now)!.Id,
        Work = work.Name,
        Period = "2026-03-03",
        State = OccurrenceState.Started,
        DueAt = now,
        CreatedAt = now,
    };
}
