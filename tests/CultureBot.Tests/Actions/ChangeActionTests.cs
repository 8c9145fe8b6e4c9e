using CultureBot.Actions;
using CultureBot.Privacy;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Actions;

public sealed class ChangeActionTests
{
    [Theory, DatabaseData]
    public async Task The_owner_reports_and_finishes_and_each_counts_once(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync("one", promise => promise with { Owner = test.Company["ana"] });

        await test.ReportAsync(action.Id, "Two Fridays so far", "ana");
        await test.ReportAsync(action.Id, "Two Fridays so far", "ana");
        await test.FinishAsync(action.Id, "ana");
        await test.FinishAsync(action.Id, "ana");

        Assert.Equal(
            ["action.done", "action.progress", "action.promised"],
            (await test.Database.ReadAsync(sql => AuditStore.ListAsync(sql, action.Id.Subject, 9), ActionsTest.Cancellation)).Select(entry => entry.Action).Order(StringComparer.Ordinal));
        var done = await test.FindAsync(action.Id);
        Assert.Equal((ActionState.Done, test.Clock.Now), (done.State, done.DoneAt));
    }

    [Theory, DatabaseData]
    public async Task An_owner_may_not_decline_or_hand_over_and_a_stranger_to_it_nothing_at_all(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync("one", promise => promise with { Owner = test.Company["ana"] });
        var (ana, ben, cancel) = (test.Company["ana"], test.Company["ben"], ActionsTest.Cancellation);

        Assert.Equal(ChangeRefusal.NotYours, (await test.Get<DeclineActionHandler>().HandleAsync(new(ana, action.Id, "No time"), cancel)).Refusal);
        Assert.Equal(ChangeRefusal.NotYours, (await test.Get<ChangeOwnerHandler>().HandleAsync(new(ana, action.Id, ben), cancel)).Refusal);
        Assert.Equal(ChangeRefusal.NotYours, (await test.Get<FinishActionHandler>().HandleAsync(new(ben, action.Id), cancel)).Refusal);
        Assert.Equal(ChangeRefusal.NotYours, (await test.Get<ReportProgressHandler>().HandleAsync(new(ben, action.Id, "Well", "k"), cancel)).Refusal);
        Assert.Equal(ChangeRefusal.Unknown, (await test.Get<FinishActionHandler>().HandleAsync(new(ana, new(Guid.Empty)), cancel)).Refusal);
        Assert.Equal(ActionState.Open, (await test.FindAsync(action.Id)).State);
    }

    [Theory, DatabaseData]
    public async Task A_reason_stands_where_the_promise_stood_and_a_settled_one_changes_no_more(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync();

        Assert.Equal(
            ChangeRefusal.NoWords, (await test.Get<DeclineActionHandler>().HandleAsync(new(test.Company["mia"], action.Id, ""), ActionsTest.Cancellation)).Refusal);
        await test.DeclineAsync(action.Id, "There is no money for it this year");
        await test.DeclineAsync(action.Id, "There is no money for it this year");

        var declined = await test.FindAsync(action.Id);
        Assert.Equal((ActionState.Declined, "There is no money for it this year"), (declined.State, declined.Why));
        Assert.Equal(ChangeRefusal.Settled, (await test.Get<FinishActionHandler>().HandleAsync(new(test.Company["mia"], action.Id), ActionsTest.Cancellation)).Refusal);
    }

    [Theory, DatabaseData]
    public async Task A_new_owner_is_told_and_the_old_one_reads_that_it_is_not_theirs(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync("one", promise => promise with { Owner = test.Company["ana"] });

        var changed = await test.Get<ChangeOwnerHandler>().HandleAsync(new(test.Hana, action.Id, test.Company["ben"]), ActionsTest.Cancellation);

        Assert.Equal(test.Company["ben"].Id, changed.Action!.OwnerId);
        Assert.Equal(["actions.yours Uana 2026-03-05T09:00", "actions.yours Uben 2026-03-05T09:00"], await test.WantedAsync());
        Assert.Null(await test.RenderAsync(YoursKind.KindName, action.Id.Subject, "ana"));
        Assert.Contains("Somebody else", ActionsTest.Plain(await test.RenderAsync(YoursKind.KindName, action.Id.Subject, "ana", wasSent: true)), StringComparison.Ordinal);
        Assert.Equal(
            ChangeRefusal.Owner,
            (await test.Get<ChangeOwnerHandler>().HandleAsync(new(test.Hana, action.Id, test.Company["gone"]), ActionsTest.Cancellation)).Refusal);
    }
}
