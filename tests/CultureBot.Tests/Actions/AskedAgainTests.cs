using CultureBot.Actions;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Actions;

/// <summary>Teams are asked in the next window whether what was done has helped.</summary>
public sealed class AskedAgainTests
{
    private static readonly Instant NextClosedAt = ActionsTest.ClosedAt + Duration.FromDays(40);

    [Theory, DatabaseData]
    public async Task What_was_done_since_the_window_before_is_asked_about_the_latest_first(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var launched = test.Clock.Now;
        var open = await test.KeptAsync("open");
        var first = await test.KeptAsync("first");
        test.Clock.Advance(Duration.FromHours(1));
        await test.FinishAsync(first.Id);
        test.Clock.Advance(Duration.FromHours(1));
        var second = await test.KeptAsync("second", promise => promise with { Answer = ActionAnswer.Did, DueOn = null, What = "A list\nfor every   handover " + new string('x', 300) });
        await test.KeptAsync("third", promise => promise with { Answer = ActionAnswer.Wont, Why = "Too dear" });
        await test.DeclineAsync(open.Id, "No time");

        var questions = await AskAsync(test, new(test.Survey), launched);

        Assert.Equal([$"own:did-{second.Id.Value:N}", $"own:did-{first.Id.Value:N}"], questions.Select(question => question.Item));
        Assert.All(questions, question => Assert.Equal(test.Team.GroupId, question.GroupId));
        Assert.StartsWith("Since the last survey this was done: “A list for every handover", questions[0].Words["en"], StringComparison.Ordinal);
        Assert.EndsWith("…”. It has helped.", questions[0].Words["en"], StringComparison.Ordinal);
        Assert.Equal("Since the last survey this was done: “Every Friday I say what became of each problem”. It has helped.", questions[1].Words["en"]);
        Assert.Equal(questions.Take(1).Select(question => question.Item), (await AskAsync(test, new(test.Survey), launched + Duration.FromMinutes(90))).Select(question => question.Item));
        Assert.Empty(await AskAsync(test, new(Guid.CreateVersion7()), launched));
    }

    [Theory, DatabaseData]
    public async Task What_the_team_said_stands_beside_it_with_the_difference_and_is_told_once(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync();
        await test.FinishAsync(action.Id);
        var window = await test.ReleaseAsync(2, NextClosedAt, (5, 8), (12, 20));
        await test.Rows.AddFollowUpAsync(window, WhetherItHelped.ItemOf(action.Id), test.Team.GroupId, 6, 9);

        await test.FollowUpAsync(42);
        Assert.Null((await test.FindAsync(action.Id)).AskedAgain);
        await test.FollowUpAsync(44);
        await test.FollowUpAsync(45);

        Assert.Equal(new AskedAgain(new(window), 6, 9), (await test.FindAsync(action.Id)).AskedAgain);
        Assert.Single(await test.WantedAsync(), message => message.StartsWith("actions.effect", StringComparison.Ordinal));
        var told = ActionsTest.Plain(await test.RenderAsync(EffectKind.KindName, action.Id.Subject));
        Assert.Contains("Asked whether it helped: 6 of 9 answers are fives.\nNot shown to have worked:", told, StringComparison.Ordinal);
        var entry = Assert.Single(await test.Get<ListActions>().OfWindowAsync(test.Team.Window, ActionsTest.Cancellation));
        Assert.Equal(new AskedAgainEntry(window, 6, 9), entry.AskedAgain);
        Assert.Equal("NotShown", entry.Effect!.Verdict);
    }

    [Theory, DatabaseData]
    public async Task Where_nothing_can_be_compared_what_the_team_said_is_told_all_the_same(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync();
        await test.FinishAsync(action.Id);
        var window = await test.ReleaseAsync(2, NextClosedAt, (5, 8), (12, 20), joined: 3);
        await test.Rows.AddFollowUpAsync(window, WhetherItHelped.ItemOf(action.Id), test.Team.GroupId, 1, 5);

        await test.FollowUpAsync(44);

        Assert.Equal(ActionVerdict.Incomparable, (await test.FindAsync(action.Id)).Effect!.Verdict);
        Assert.Contains(
            "Asked whether it helped: 1 of 5 answers are fives.", ActionsTest.Plain(await test.RenderAsync(EffectKind.KindName, action.Id.Subject)), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task What_is_not_released_is_not_told(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var action = await test.KeptAsync();
        await test.FinishAsync(action.Id);
        var window = await test.ReleaseAsync(2, NextClosedAt, (5, 8), (12, 20), joined: 3);
        await test.Rows.AddFollowUpAsync(window, WhetherItHelped.ItemOf(action.Id), test.Team.GroupId, 0, 0);

        await test.FollowUpAsync(44);

        Assert.Null((await test.FindAsync(action.Id)).AskedAgain);
        Assert.DoesNotContain(await test.WantedAsync(), message => message.StartsWith("actions.effect", StringComparison.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task It_is_no_question_that_another_action_could_be_meant_to_move(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await test.Rows.AddFollowUpAsync(test.Team.Window.Value, "own:did-1", test.Team.GroupId, 6, 9);

        var offered = await test.Database.ReadAsync(
            sql => test.Get<IReleasedFigures>().ListQuestionsAsync(sql, test.Team.Window, test.Team.GroupId, ActionsTest.English), ActionsTest.Cancellation);

        Assert.Equal([ActionsTest.Visible, ActionsTest.Item], offered.Select(question => question.Item));
    }

    private static Task<IReadOnlyList<FollowUpQuestion>> AskAsync(ActionsTest test, SurveyId survey, Instant since) =>
        test.Database.ReadAsync(sql => test.Get<IFollowUpQuestions>().ListAsync(sql, survey, since), ActionsTest.Cancellation);
}
