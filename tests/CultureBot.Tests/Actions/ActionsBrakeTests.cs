using CultureBot.Actions;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Actions;

public sealed class ActionsBrakeTests
{
    [Theory, DatabaseData]
    public async Task A_survey_is_held_back_while_over_half_of_its_teams_have_had_no_response(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await AddTeamAsync(test);
        var held = await FindAsync(test);

        await test.KeptAsync("no", promise => promise with { Answer = ActionAnswer.Wont, Why = "The law wants it so" });
        var half = await FindAsync(test);
        await AddTeamAsync(test);
        var twoOfThree = await FindAsync(test);

        Assert.Equal((2, 2), (held!.Groups, held.WithoutResponse));
        Assert.Null(half);
        Assert.Equal((3, 2), (twoOfThree!.Groups, twoOfThree.WithoutResponse));
    }

    [Theory, DatabaseData]
    public async Task Its_words_hold_the_numbers_of_promises_and_of_what_people_see(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await AddTeamAsync(test);
        await AddTeamAsync(test);
        var onTime = await test.KeptAsync("on time");
        var late = await test.KeptAsync("late", promise => promise with { DueOn = new(2026, 3, 6) });
        await test.FinishAsync(onTime.Id);
        test.Clock.Advance(Duration.FromDays(10));
        await test.FinishAsync(late.Id);
        await test.KeptAsync("open");

        Assert.Equal(
            "1 of 2 promises that were due or done were done on time (50 %). 2 of 3 promises are done (67 %). "
            + "“Something visible changed after our last survey”: 9 of 20 gave a five (45 %).",
            (await FindAsync(test))!.More!(ActionsTest.English).ToPlain());
    }

    [Theory, DatabaseData]
    public async Task Before_the_first_results_are_out_and_where_no_team_is_released_nothing_holds(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);

        Assert.NotNull(await FindAsync(test));
        test.Clock.SetTo(ActionsTest.ClosedAt);
        Assert.Null(await FindAsync(test));
        test.Clock.Advance(Duration.FromDays(30));
        var other = await test.Rows.AddSurveyAsync("Exit");
        await test.Rows.AddGroupAsync(await test.Rows.AddWindowAsync(other, 1, ActionsTest.ClosedAt, ActionsTest.Item), "company");

        Assert.Null(await test.Database.ReadAsync(sql => test.Get<IWindowBrake>().FindAsync(sql, new(other)), ActionsTest.Cancellation));
    }

    private static Task AddTeamAsync(ActionsTest test) => test.Rows.AddGroupAsync(test.Team.Window.Value, $"manager:{Guid.CreateVersion7():D}", "Another", position: 2);

    private static Task<WindowBrake?> FindAsync(ActionsTest test) =>
        test.Database.ReadAsync(sql => test.Get<IWindowBrake>().FindAsync(sql, new(test.Survey)), ActionsTest.Cancellation);
}
