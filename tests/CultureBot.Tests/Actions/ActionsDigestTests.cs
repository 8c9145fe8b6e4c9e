using CultureBot.Digests;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Actions;

public sealed class ActionsDigestTests
{
    [Theory, DatabaseData]
    public async Task The_latest_that_was_done_is_told_before_what_goes_on_or_was_declined(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var done = await test.KeptAsync("done", promise => promise with { What = "The printer stands in the hall" });
        var open = await test.KeptAsync("open");
        await test.FinishAsync(done.Id);
        test.Clock.Advance(Duration.FromHours(1));
        await test.ReportAsync(open.Id, "Two Fridays so far");

        var week = await WeekAsync(test);
        test.Clock.Advance(Duration.FromDays(7));

        Assert.Equal(
            "You said, we did\nYou said: Nobody hears what became of a problem\nWe did: The printer stands in the hall\nFront Desk · Mia", ActionsTest.Plain(week.Post));
        Assert.Equal([done.Id.Subject], week.PostCarries);
        Assert.Equal(ChannelDigestPart.Empty, await WeekAsync(test));
    }

    [Theory, DatabaseData]
    public async Task Else_the_latest_that_went_on_or_was_declined_with_its_reason(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var open = await test.KeptAsync("open");
        var declined = await test.KeptAsync("declined");
        Assert.Empty((await WeekAsync(test)).Post);
        await test.ReportAsync(open.Id, "Two Fridays so far");
        Assert.Contains("How it goes: Two Fridays so far", ActionsTest.Plain((await WeekAsync(test)).Post), StringComparison.Ordinal);
        test.Clock.Advance(Duration.FromHours(1));

        await test.DeclineAsync(declined.Id, "There is no room for it");

        Assert.Contains("Why: There is no room for it", ActionsTest.Plain((await WeekAsync(test)).Post), StringComparison.Ordinal);
    }

    private static Task<ChannelDigestPart> WeekAsync(ActionsTest test) => test.Get<IDigestSection>().ForChannelAsync(
        new(test.Company.Workspace, test.Clock.Now - Duration.FromDays(7), test.Clock.Now, ActionsTest.English), ActionsTest.Cancellation);
}
