using CultureBot.Actions;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Actions;

/// <summary>Whether it helped, from the ledger to the card.</summary>
public sealed class EffectTests
{
    private static readonly Instant NextClosedAt = ActionsTest.ClosedAt + Duration.FromDays(40);

    [Theory, DatabaseData]
    public async Task The_vector_of_the_methodology_comes_out_on_the_action_and_on_the_card(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync();
        await SetAsync(test, (40, 100), (82, 200));
        await test.FinishAsync(action.Id);
        // 55 of 100 against 45 of 100 in the rest of the company.
        await test.ReleaseAsync(2, NextClosedAt, (55, 100), (100, 200));

        await test.FollowUpAsync(44);
        await test.FollowUpAsync(45);

        var effect = (await test.FindAsync(action.Id)).Effect!;
        Assert.Equal(ActionVerdict.NotShown, effect.Verdict);
        Assert.Equal(0.12, effect.Value!.Value, 6);
        Assert.Equal(-0.073888, effect.Low!.Value, 6);
        Assert.Equal(0.313888, effect.High!.Value, 6);
        Assert.Equal(["actions.effect Umia 2026-04-15T07:00"], (await test.WantedAsync()).Where(message => message.StartsWith("actions.effect", StringComparison.Ordinal)));
        Assert.Contains(
            "Not shown to have worked: 12 points of fives against the rest of the company, somewhere between -7.4 and 31.4.",
            ActionsTest.Plain(await test.RenderAsync(EffectKind.KindName, action.Id.Subject)),
            StringComparison.Ordinal);
        var entry = Assert.Single(await test.Get<ListActions>().OfWindowAsync(test.Team.Window, ActionsTest.Cancellation));
        Assert.Equal(("NotShown", effect.Value, effect.Low, effect.High), (entry.Effect!.Verdict, entry.Effect.Value, entry.Effect.Low, entry.Effect.High));
    }

    [Theory]
    [DatabaseData(90, 140, ActionVerdict.Helped, "Shown to have helped")]
    [DatabaseData(5, 50, ActionVerdict.Worse, "Shown to have got worse")]
    public async Task A_change_that_is_shown_is_called_so_to_owner_and_manager(DatabaseKind kind, int team, int company, ActionVerdict verdict, string words)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync("one", promise => promise with { Owner = test.Company["ana"], DueOn = new(2027, 1, 1) });
        await SetAsync(test, (40, 100), (82, 200));
        await test.ReleaseAsync(2, NextClosedAt, (team, 100), (company, 200));

        await test.FollowUpAsync(44);

        Assert.Equal(verdict, (await test.FindAsync(action.Id)).Effect!.Verdict);
        Assert.Equal(
            ["actions.effect Uana", "actions.effect Umia"],
            (await test.WantedAsync()).Where(message => message.StartsWith("actions.effect", StringComparison.Ordinal)).Select(message => message[..^17]));
        Assert.Contains(words, ActionsTest.Plain(await test.RenderAsync(EffectKind.KindName, action.Id.Subject, "ana")), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData(3)]
    [DatabaseData(-1)]
    public async Task Where_a_trend_is_hidden_nothing_is_compared_and_nobody_is_written_to(DatabaseKind kind, int joined)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync();
        await test.FinishAsync(action.Id);
        await test.ReleaseAsync(2, NextClosedAt, (8, 8), (12, 20), joined < 0 ? null : joined);

        await test.FollowUpAsync(44);

        var effect = (await test.FindAsync(action.Id)).Effect!;
        Assert.Equal((ActionVerdict.Incomparable, null), (effect.Verdict, effect.Value));
        Assert.DoesNotContain(await test.WantedAsync(), message => message.StartsWith("actions.effect", StringComparison.Ordinal));
        Assert.Null(await test.RenderAsync(EffectKind.KindName, action.Id.Subject));
    }

    [Theory, DatabaseData]
    public async Task Before_the_next_results_are_out_nothing_is_said_and_what_came_too_late_or_was_declined_never(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var open = await test.KeptAsync("open");
        var declined = await test.KeptAsync("declined", promise => promise with { Answer = ActionAnswer.Wont, Why = "Too dear" });
        await test.ReleaseAsync(2, NextClosedAt, (8, 8), (12, 20));

        await test.FollowUpAsync(42);
        Assert.Null((await test.FindAsync(open.Id)).Effect);
        var late = await test.KeptAsync("late", promise => promise with { DueOn = new(2026, 6, 1) });
        await test.FollowUpAsync(44);

        Assert.NotNull((await test.FindAsync(open.Id)).Effect);
        Assert.Null((await test.FindAsync(late.Id)).Effect);
        Assert.Null((await test.FindAsync(declined.Id)).Effect);
    }

    private static async Task SetAsync(ActionsTest test, (int Fives, int N) team, (int Fives, int N) company) => await test.Database.WriteAsync(
        async sql =>
        {
            foreach (var (group, figure) in new[] { (test.Team.GroupId, team), ("company", company) })
            {
                await sql.ExecuteAsync(
                    "UPDATE published_figures SET fives = @Fives, n = @N WHERE window_id = @Window AND group_id = @Group",
                    new { figure.Fives, figure.N, Window = test.Team.Window.Value, Group = group });
            }
        },
        Storage.WriteUrgency.Background,
        ActionsTest.Cancellation);
}
