using System.Collections.Immutable;
using CultureBot.Privacy.Attack;
using CultureBot.Pulse;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Pulse.Closing;

/// <summary>What is published of a question that one group alone was asked.</summary>
public sealed class FollowUpReleaseTests
{
    private const string Item = "own:did-1";

    private static readonly Question Everybodys = QuestionBank.Find("I1")!;

    [Theory, DatabaseData]
    public async Task It_is_published_for_that_group_alone_whatever_is_above_below_or_beside_it(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:6 X<Co:6 X1<X:6 Y<Co:6", [Everybodys, Only("X")], new() { Attribute = "location" }, number => number % 2 == 0 ? "Paris" : "London");
        await AnswerAsync(test, everybody: 24, asked: Enumerable.Range(7, 12), choice: person => person == 7 ? 4 : 5);

        var ledger = await test.ClosedAsync();

        var figure = Assert.Single(ledger.Figures, figure => figure.Item == Item);
        Assert.Equal(("X", 12, 11), (figure.GroupId, figure.N, figure.Fives));
        Assert.Equal(["company", "X", "X1", "Y", "value:London", "value:Paris"], ledger.Groups.Select(group => group.GroupId));
        Assert.All(AttackOn(ledger), finding => Assert.Equal(0, finding.Found));
        Assert.DoesNotContain((await test.ReportAsync()).Heat.Questions, question => question.Item == Item);
        Assert.Equal([Item], (await test.ReportAsync()).Find("X")!.FollowUps.Select(asked => asked.Question.Item));
        Assert.DoesNotContain((await test.ReportAsync()).Find("X")!.ByStrength, asked => asked.Question.Item == Item);
    }

    [Theory, DatabaseData]
    public async Task Bands_come_from_ten_answers_on_and_no_group_is_known_to_be_all_low(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:6 X<Co:5 X1<X:5", [Everybodys, Only("X")]);
        await AnswerAsync(test, everybody: 16, asked: Enumerable.Range(7, 10), choice: _ => 1);

        var figure = Assert.Single((await test.ClosedAsync()).Figures, figure => figure.Item == Item);

        Assert.Equal((0, 0, 2, 8), (figure.Fives, figure.High, figure.Middle, figure.Low));
    }

    [Theory]
    [DatabaseData(4)]
    [DatabaseData(0)]
    public async Task Few_answers_are_not_published(DatabaseKind kind, int answers)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:6 X<Co:6", [Everybodys, Only("X")]);
        await AnswerAsync(test, everybody: 12, asked: Enumerable.Range(7, answers));

        Assert.DoesNotContain((await test.ClosedAsync()).Figures, figure => figure.Item == Item);
    }

    [Theory, DatabaseData]
    public async Task A_group_whose_number_of_answers_would_tell_of_its_neighbours_stays_hidden(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:0 X<Co:6 Y<Co:4", [Everybodys, Only("X")]);
        await AnswerAsync(test, everybody: 10, asked: Enumerable.Range(1, 6));

        var ledger = await test.ClosedAsync();

        // Ten of the company less six of X are the four of Y.
        Assert.Equal(["company"], ledger.Groups.Select(group => group.GroupId));
        Assert.DoesNotContain(ledger.Figures, figure => figure.Item == Item);
    }

    [Theory, DatabaseData]
    public async Task An_answer_from_somebody_who_was_not_asked_is_not_counted(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:6 X<Co:3 X1<X:3 Y<Co:6", [Everybodys, Only("X")]);
        await AnswerAsync(test, everybody: 17, asked: Enumerable.Range(7, 6));
        await test.AnswerAsync(18, new Answer(Everybodys.Item, 5), new Answer(Item, 1));

        var ledger = await test.ClosedAsync();

        Assert.Equal(1, ledger.Unreadable);
        Assert.Equal(6, Assert.Single(ledger.Figures, figure => figure.Item == Item).N);
        Assert.Equal(17, ledger.Figures.Single(figure => figure is { Item: "I1", GroupId: "company" }).N);
    }

    [Theory, DatabaseData]
    public async Task After_a_stricter_promise_ballots_with_such_answers_count_and_the_group_is_not_shown(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:6 X<Co:6", [Everybodys, Only("X"), Only(WindowGroup.Company) with { Item = "own:did-2" }]);
        await test.Make<TightenPromiseHandler>().HandleAsync(new(test.Window.Id, test.Window.Promise with { IsCompanyOnly = true }, null), TestContext.Current.CancellationToken);
        for (var person = 1; person <= 12; person++)
            await test.AnswerAsync(person, [new(Everybodys.Item, 5), new("own:did-2", 5), .. person > 6 ? [new Answer(Item, 5)] : (Answer[])[]]);

        var ledger = await test.ClosedAsync();

        Assert.Equal(0, ledger.Unreadable);
        Assert.Equal([("I1", "company"), ("own:did-2", "company")], ledger.Figures.Select(figure => (figure.Item, figure.GroupId)));
    }

    [Theory, DatabaseData]
    public async Task Neither_ballots_nor_participation_tell_who_was_asked(DatabaseKind kind)
    {
        await using var test = await ClosingTest.StartAsync(kind);
        await test.OpenAsync("Co:2 X<Co:2", [Everybodys, Only("X")]);
        await AnswerAsync(test, everybody: 4, asked: [3, 4]);

        Assert.Single((await test.ReadAsync(sql => sql.ListAsync<byte[]>("SELECT sealed FROM ballots"))).Select(ballot => ballot.Length).Distinct());
        Assert.Equal(4, await test.ReadAsync(sql => sql.ScalarAsync<long>("SELECT COUNT(*) FROM participations WHERE wave = 1 AND has_answered = TRUE")));
    }

    private static Question Only(string group) => new() { Item = Item, Kind = QuestionKind.Agree, OnlyGroup = group };

    private static async Task AnswerAsync(ClosingTest test, int everybody, IEnumerable<int> asked, Func<int, int>? choice = null)
    {
        var theirs = asked.ToHashSet();
        for (var person = 1; person <= everybody; person++)
        {
            Answer[] more = theirs.Contains(person) ? [new(Item, choice?.Invoke(person) ?? 5)] : [];
            Assert.Equal(SubmitBallotResult.Stored, await test.AnswerAsync(person, [new(Everybodys.Item, 5), .. more]));
        }
    }

    /// <summary>What the arithmetic of a reader of the ledger finds.</summary>
    private static ImmutableArray<LedgerFinding> AttackOn(Ledger ledger)
    {
        var attacked = new AttackedLedger(ledger, before: null);
        return LedgerAttack.Run(attacked.Figures, attacked.Trends);
    }
}
