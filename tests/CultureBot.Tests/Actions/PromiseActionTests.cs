using CultureBot.Actions;
using CultureBot.Privacy;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Actions;

public sealed class PromiseActionTests
{
    [Theory, DatabaseData]
    public async Task The_teams_manager_promises_and_the_same_request_again_is_the_same_promise(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        var kept = await test.KeptAsync();
        var again = await test.KeptAsync();

        Assert.Equal(kept, again);
        Assert.Equal((ActionState.Open, "Front Desk", new LocalDate(2026, 3, 27)), (kept.State, kept.TeamName, kept.DueOn));
        Assert.Equal(kept.Id.Value, Assert.Single(await test.Get<ListActions>().OfWindowAsync(test.Team.Window, ActionsTest.Cancellation)).Id);
        var audit = Assert.Single(await test.Database.ReadAsync(sql => AuditStore.ListAsync(sql, kept.Id.Subject, 9), ActionsTest.Cancellation));
        Assert.Equal(("action.promised", test.Company["mia"].Id, ""), (audit.Action, audit.AccountId, audit.Details));
    }

    [Theory, DatabaseData]
    public async Task HR_answers_for_every_team_and_nobody_else_does(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        Assert.NotNull((await test.KeepAsync(test.Promise("hr") with { By = test.Hana })).Action);
        Assert.NotNull((await test.KeepAsync(test.Promise("company") with { By = test.Hana, Team = test.Team with { GroupId = "company" } })).Action);
        foreach (var who in (string[])["ana", "ben"])
            Assert.Equal([PromiseRefusal.NotYours], (await test.KeepAsync(test.Promise(who) with { By = test.Company[who] })).Refusals);
        Assert.Equal(
            [PromiseRefusal.NotYours],
            (await test.KeepAsync(test.Promise("above") with { Team = test.Team with { GroupId = "company" } })).Refusals);
    }

    [Theory, DatabaseData]
    public async Task A_third_open_promise_of_a_team_is_refused_until_one_is_settled(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var first = await test.KeptAsync("one");
        await test.KeptAsync("two");

        Assert.Equal([PromiseRefusal.TooMany], (await test.KeepAsync(test.Promise("three"))).Refusals);
        await test.KeptAsync("done", promise => promise with { Answer = ActionAnswer.Did });
        await test.FinishAsync(first.Id);

        await test.KeptAsync("three");
    }

    [Theory, DatabaseData]
    public async Task Of_many_promises_at_once_two_are_kept(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => test.KeepAsync(test.Promise($"key {number}")))));

        Assert.Equal(2, results.Count(result => result.Action is not null));
    }

    [Theory, DatabaseData]
    public async Task What_is_not_released_or_not_out_yet_cannot_be_answered(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        Assert.Equal([PromiseRefusal.NotReleased], (await test.KeepAsync(test.Promise() with { Item = "I1" })).Refusals);
        Assert.Equal([PromiseRefusal.NotYours], (await test.KeepAsync(test.Promise() with { Team = test.Team with { GroupId = "manager:" + Guid.Empty } })).Refusals);
        test.Clock.SetTo(ActionsTest.ClosedAt + Duration.FromDays(3));
        var next = await test.ReleaseAsync(2, ActionsTest.ClosedAt + Duration.FromDays(1), (3, 8), (9, 20));

        Assert.Equal([PromiseRefusal.NotReleased], (await test.KeepAsync(test.Promise() with { Team = test.Team with { Window = new(next) } })).Refusals);
    }

    [Theory, DatabaseData]
    public async Task What_is_missing_is_named_all_at_once_and_nothing_is_kept(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var bare = test.Promise() with { Said = "", What = "", DueOn = null, Owner = test.Company["gone"] };

        Assert.Equal(
            [PromiseRefusal.NoSaid, PromiseRefusal.NoWhat, PromiseRefusal.Owner, PromiseRefusal.NoDue], (await test.KeepAsync(bare)).Refusals);
        Assert.Equal([PromiseRefusal.NoWhy], (await test.KeepAsync(test.Promise() with { Answer = ActionAnswer.Wont, What = "" })).Refusals);
        Assert.Equal([PromiseRefusal.PastDue], (await test.KeepAsync(test.Promise() with { DueOn = new(2026, 3, 4) })).Refusals);
        Assert.Equal([PromiseRefusal.TooLong], (await test.KeepAsync(test.Promise() with { What = new string('x', 1001) })).Refusals);
        Assert.Equal([PromiseRefusal.Owner], (await test.KeepAsync(test.Promise() with { Owner = test.Company["bot"] })).Refusals);
        Assert.Empty(await test.Get<ListActions>().OfWindowAsync(test.Team.Window, ActionsTest.Cancellation));
    }

    [Theory, DatabaseData]
    public async Task What_is_done_already_or_declined_is_settled_at_once_and_has_no_day(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        var did = await test.KeptAsync("did", promise => promise with { Answer = ActionAnswer.Did });
        var wont = await test.KeptAsync("wont", promise => promise with { Answer = ActionAnswer.Wont, What = "", Why = "The law wants it so" });

        Assert.Equal((ActionState.Done, null, test.Clock.Now), (did.State, did.DueOn, did.DoneAt));
        Assert.Equal((ActionState.Declined, null, test.Clock.Now), (wont.State, wont.DueOn, wont.DeclinedAt));
        Assert.Equal(wont, await test.FindAsync(wont.Id));
    }

    [Theory, DatabaseData]
    public async Task Whoever_is_named_as_the_owner_by_somebody_else_is_told(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        await test.KeptAsync("own");
        Assert.Empty(await test.WantedAsync());
        var anas = await test.KeptAsync("anas", promise => promise with { Owner = test.Company["ana"] });

        Assert.Equal(["actions.yours Uana 2026-03-05T09:00"], await test.WantedAsync());
        Assert.Contains("You have been asked to see to this", ActionsTest.Plain(await test.RenderAsync("actions.yours", anas.Id.Subject, "ana")), StringComparison.Ordinal);
    }
}
