using CultureBot.Actions;
using CultureBot.Storage;
using CultureBot.Testing.Databases;
using NodaTime;

namespace CultureBot.Tests.Actions;

public sealed class ReleasedFiguresTests
{
    [Theory, DatabaseData]
    public async Task The_windows_before_and_after_are_those_of_the_same_survey_that_have_closed(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var second = await test.ReleaseAsync(2, ActionsTest.ClosedAt + Duration.FromDays(30), (3, 8), (9, 20));
        await test.ReleaseAsync(3, ActionsTest.ClosedAt + Duration.FromDays(60), (3, 8), (9, 20));
        var open = await test.ReleaseAsync(4, ActionsTest.ClosedAt + Duration.FromDays(90), (3, 8), (9, 20));
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync("UPDATE survey_windows SET state = 'Open', closed_at = NULL, published_at = NULL WHERE id = @Id", new { Id = open }),
            WriteUrgency.Background,
            ActionsTest.Cancellation);
        var other = await test.Rows.AddSurveyAsync("Other");
        await test.Rows.AddWindowAsync(other, 1, ActionsTest.ClosedAt + Duration.FromDays(31), ActionsTest.Item);
        var figures = test.Get<IReleasedFigures>();

        var (middle, before, after, last, unknown) = await test.Database.ReadAsync(
            async sql =>
            {
                var window = (await figures.FindAsync(sql, new(second)))!;
                var next = (await figures.FindAfterAsync(sql, window))!;
                return (window, await figures.FindBeforeAsync(sql, window), next, await figures.FindAfterAsync(sql, next), await figures.FindAsync(sql, new(open)));
            },
            ActionsTest.Cancellation);

        Assert.Equal(ActionsTest.ClosedAt + Duration.FromDays(30), middle.ClosedAt);
        Assert.Equal(test.Team.Window, before!.Id);
        Assert.Equal(ActionsTest.ClosedAt + Duration.FromDays(60), after.ClosedAt);
        Assert.Null(last);
        Assert.Null(unknown);
    }

    [Theory, DatabaseData]
    public async Task The_latest_is_the_one_whose_results_are_out(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        var second = await test.ReleaseAsync(2, ActionsTest.ClosedAt + Duration.FromDays(30), (3, 8), (9, 20));

        Assert.Null(await LatestAsync(test, 2));
        Assert.Equal(test.Team.Window, (await LatestAsync(test, 32))!.Id);
        Assert.Equal(new(second), (await LatestAsync(test, 33))!.Id);
    }

    [Theory, DatabaseData]
    public async Task Questions_without_fives_in_a_group_are_not_among_its_questions(DatabaseKind kind)
    {
        await using var test = await ActionsTest.StartAsync(kind);
        await test.Database.WriteAsync(
            sql => sql.ExecuteAsync(
                "UPDATE published_figures SET fives = NULL WHERE item = 'O2' AND group_id = @Group", new { Group = test.Team.GroupId }),
            WriteUrgency.Background,
            ActionsTest.Cancellation);

        var (ofTeam, ofCompany) = await test.Database.ReadAsync(
            async sql => (
                await test.Get<IReleasedFigures>().ListQuestionsAsync(sql, test.Team.Window, test.Team.GroupId, ActionsTest.English),
                await test.Get<IReleasedFigures>().ListQuestionsAsync(sql, test.Team.Window, "company", ActionsTest.English)),
            ActionsTest.Cancellation);

        Assert.Equal(["M2"], ofTeam.Select(question => question.Item));
        Assert.Equal(["O2", "M2"], ofCompany.Select(question => question.Item));
        Assert.Equal("Something visible changed after our last survey.", ofCompany[0].Words);
    }

    private static Task<ReleasedWindow?> LatestAsync(ActionsTest test, int day) => test.Database.ReadAsync(
        sql => test.Get<IReleasedFigures>().FindLatestAsync(sql, new(test.Survey), ActionsTest.ClosedAt + Duration.FromDays(day)), ActionsTest.Cancellation);
}
