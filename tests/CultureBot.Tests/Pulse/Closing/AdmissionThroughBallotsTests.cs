using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>The table of methodology §4, through real ballots.</summary>
public sealed class AdmissionThroughBallotsTests
{
    private static readonly Question Question = QuestionBank.Find("I1")!;

    [Theory]
    [DatabaseData("Co:0 Sales<Co:4 Tech<Co:9", "company")]
    [DatabaseData("Co:0 Sales<Co:6 Tech<Co:9", "company Sales Tech")]
    [DatabaseData("CEO:3 A<CEO:12 B<CEO:6 C<CEO:4", "company A B")]
    [DatabaseData("CEO:0 A<CEO:12 B<CEO:6 C<CEO:4", "company A")]
    [DatabaseData("CEO:1 X<CEO:0 X1<X:6 X2<X:7 Y<CEO:8", "company X X1 X2")]
    [DatabaseData("CEO:1 X<CEO:0 X1<X:6 X2<X:7", "company X2")]
    public async Task A_group_is_published_when_nobody_can_be_subtracted_out(DatabaseKind kind, string org, string published)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync(org, [Question]);
        var people = Org.Read(org, _ => "").Members.Length;
        await test.AnswerAllAsync(Question.Item, Enumerable.Repeat(5, people));

        var ledger = await test.ClosedAsync();

        Assert.Equal(published.Split(' ').Order(StringComparer.Ordinal), ledger.Figures.Select(figure => figure.GroupId).Order(StringComparer.Ordinal));
        Assert.All(ledger.Groups.Where(group => group.Answered is not null), group => Assert.Contains(group.GroupId, published.Split(' ')));
    }

    [Theory, DatabaseData]
    public async Task A_value_is_not_published_when_one_person_stands_between_it_and_a_team(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:10 B<Co:10", [Question], new() { Attribute = "location" }, number => number <= 11 ? "Paris" : "London");
        await test.AnswerAllAsync(Question.Item, Enumerable.Repeat(4, 20));

        var ledger = await test.ClosedAsync();

        Assert.Equal(["company", "A", "B"], ledger.Figures.Select(figure => figure.GroupId));
    }

    [Theory, DatabaseData]
    public async Task Values_that_are_teams_are_published(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 A<Co:10 B<Co:10", [Question], new() { Attribute = "location" }, number => number <= 10 ? "Paris" : "London");
        await test.AnswerAllAsync(Question.Item, Enumerable.Repeat(4, 20));

        var ledger = await test.ClosedAsync();

        Assert.Equal(["company", "A", "B", "value:London", "value:Paris"], ledger.Groups.Select(group => group.GroupId));
    }

    [Theory, DatabaseData]
    public async Task A_question_is_published_by_its_own_respondents(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        var other = QuestionBank.Find("I2")!;
        await test.OpenAsync("Co:0 A<Co:10 B<Co:10", [Question, other]);
        for (var person = 1; person <= 20; person++)
            await test.AnswerAsync(person, person > 4 && person <= 10 ? [new(Question.Item, 5)] : [new(Question.Item, 5), new(other.Item, 5)]);

        var ledger = await test.ClosedAsync();

        Assert.Equal(["company", "A", "B"], ledger.Figures.Where(figure => figure.Item == "I1").Select(figure => figure.GroupId));
        Assert.Equal(["company"], ledger.Figures.Where(figure => figure.Item == "I2").Select(figure => figure.GroupId));
    }

    [Theory, DatabaseData]
    public async Task A_promise_for_the_company_alone_publishes_the_company_alone(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        var rating = QuestionBank.Rating("Front Desk");
        await test.OpenAsync("Co:0 A<Co:10 B<Co:10", [Question, rating], new() { IsCompanyOnly = true, Attribute = "location" }, number => number <= 10 ? "Paris" : "London");
        for (var person = 1; person <= 20; person++) await test.AnswerAsync(person, new Answer(Question.Item, 5), new Answer(rating.Item, 9));

        var ledger = await test.ClosedAsync();

        Assert.Equal(["company"], ledger.Groups.Select(group => group.GroupId));
    }
}
