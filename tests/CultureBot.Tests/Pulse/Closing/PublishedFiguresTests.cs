using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

public sealed class PublishedFiguresTests
{
    private static readonly Question Choice = new() { Item = "own:1", Kind = QuestionKind.Choice, OptionCount = 3 };

    [Theory, DatabaseData]
    public async Task Fives_come_at_five_bands_at_ten(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:6 B<Co:12", [QuestionBank.Find("I1")!]);
        await test.AnswerAllAsync("I1", [5, 5, 4, 3, 2, 1, 5, 5, 5, 4, 4, 3, 3, 3, 2, 2, 1, 1]);

        var figures = (await test.ClosedAsync()).Figures.ToDictionary(figure => figure.GroupId);

        Assert.Equal((6, 2, null, null, null), Row(figures["A"]));
        Assert.Equal((18, 5, 5, 7, 6), Row(figures["company"]));
        // B alone would tell A's bands by subtraction.
        Assert.Equal((12, 3, null, null, null), Row(figures["B"]));
    }

    [Theory, DatabaseData]
    public async Task A_reversed_question_is_turned_round_and_a_group_that_only_answered_low_is_softened(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:10", [QuestionBank.Find("I9")!]);
        await test.AnswerAllAsync("I9", Enumerable.Repeat(5, 10));

        var figure = Assert.Single((await test.ClosedAsync()).Figures);

        Assert.Equal((10, 0, 0, 2, 8), Row(figure));
    }

    [Theory, DatabaseData]
    public async Task Homogeneity_of_teams_adds_up_to_their_parent(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:10 B<Co:10", [QuestionBank.Find("A1")!, QuestionBank.Find("A2")!]);
        for (var person = 1; person <= 20; person++) await test.AnswerAsync(person, new Answer("A1", person <= 10 ? 10 : 0), new Answer("A2", person <= 10 ? 5 : 1));

        var figures = (await test.ClosedAsync()).Figures;

        Assert.Equal([(20, null, 10, 2, 8), (10, null, 10, 0, 0), (10, null, 0, 2, 8)], figures.Where(figure => figure.Item == "A1").Select(Row));
        Assert.Equal([(20, null, 10, 2, 8), (10, null, 10, 0, 0), (10, null, 0, 2, 8)], figures.Where(figure => figure.Item == "A2").Select(Row));
    }

    [Theory]
    [DatabaseData(9, "")]
    [DatabaseData(10, "0:8 1:2 2:0")]
    public async Task A_choice_is_counted_for_the_company_from_ten_on(DatabaseKind kind, int people, string counted)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync($"Co:{people}", [Choice]);
        await test.AnswerAllAsync(Choice.Item, Enumerable.Range(0, people).Select(i => i < 2 ? 1 : 0));

        var ledger = await test.ClosedAsync();

        Assert.Equal(people, Assert.Single(ledger.Figures).N);
        Assert.Equal(counted, string.Join(' ', ledger.Choices.Select(choice => $"{choice.Option}:{choice.N}")));
    }

    [Theory]
    [DatabaseData(0)]
    [DatabaseData(1)]
    public async Task Of_a_choice_that_nearly_all_made_only_that_is_said(DatabaseKind kind, int others)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:12", [Choice]);
        await test.AnswerAllAsync(Choice.Item, Enumerable.Range(0, 12).Select(i => i < others ? 0 : 2));

        Assert.Equal(new PublishedChoice(Choice.Item, 2, null), Assert.Single((await test.ClosedAsync()).Choices));
    }

    [Theory]
    [DatabaseData(9)]
    [DatabaseData(10)]
    public async Task A_rated_team_has_one_figure_from_ten_on(DatabaseKind kind, int raters)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        var rating = QuestionBank.Rating("Front Desk");
        await test.OpenAsync("Co:0 A<Co:10 B<Co:10", [rating]);
        await test.AnswerAllAsync(rating.Item, Enumerable.Repeat(3, raters), from: 5);

        var ledger = await test.ClosedAsync();

        Assert.Equal(raters < 10 ? [] : [(10, null, 0, 2, 8)], ledger.Figures.Select(Row));
        Assert.Equal(raters < 10 ? [] : ["team:Front Desk"], ledger.Groups.Select(group => group.GroupId));
    }

    [Theory, DatabaseData]
    public async Task Comments_stand_where_ten_writers_are_and_move_up_otherwise(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:3 A<Co:12 B<Co:8", [QuestionBank.Find("A4")!]);
        for (var person = 1; person <= 23; person++) await test.AnswerAsync(person, new Answer("A4", null, $"Words {person}"));

        var ledger = await test.ClosedAsync();

        Assert.Equal(12, ledger.Comments.Count(comment => comment.GroupId == "A"));
        Assert.Equal(11, ledger.Comments.Count(comment => comment.GroupId == "company"));
        Assert.Equal(23, ledger.Comments.Select(comment => comment.Words).Distinct(StringComparer.Ordinal).Count());
        // Not in the order in which they were sent.
        Assert.NotEqual(
            Enumerable.Range(4, 12).Select(person => $"Words {person}"), ledger.Comments.Where(comment => comment.GroupId == "A").Select(comment => comment.Words));
    }

    [Theory, DatabaseData]
    public async Task Participation_is_shown_for_published_groups_only(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:12 B<Co:12", [QuestionBank.Find("I1")!]);
        await test.AnswerAllAsync("I1", Enumerable.Repeat(5, 16));

        var ledger = await test.ClosedAsync();

        // Four of B answered: B is hidden, and so is A, which would tell B's.
        var company = Assert.Single(ledger.Groups);
        Assert.Equal(("company", 24, 16), (company.GroupId, company.Invited, company.Answered));
    }

    [Theory, DatabaseData]
    public async Task Participation_tells_of_nobody_that_they_alone_did_not_answer(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        // Number 1 stands above all the others, and does not answer.
        await test.OpenAsync("Co:1 A<Co:12 B<A:12", [QuestionBank.Find("I1")!]);
        await test.AnswerAllAsync("I1", Enumerable.Repeat(5, 24), from: 2);

        var ledger = await test.ClosedAsync();

        // What they said of the question is theirs alone; that one of 25 and none of 24 did not answer would be about number 1.
        Assert.Equal(
            [("company", 25, 24), ("A", null, null), ("B", 12, 12)],
            ledger.Groups.Select(group => (group.GroupId, group.Invited, group.Answered)));
        Assert.Equal([24, 24, 12], ledger.Figures.Select(figure => figure.N));
    }

    private static (int, int?, int?, int?, int?) Row(PublishedFigure figure) => (figure.N, figure.Fives, figure.High, figure.Middle, figure.Low);
}
