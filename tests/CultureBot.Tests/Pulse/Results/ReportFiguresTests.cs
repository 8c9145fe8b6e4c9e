using CultureBot.Pulse;
using static CultureBot.Tests.Pulse.Results.Released;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>A group's figures come out as methodology §3 prints them.</summary>
public sealed class ReportFiguresTests
{
    private const double Printed = .000001;

    [Fact]
    public void A_range_knows_how_many_were_asked_and_the_bounds_are_what_the_others_may_think()
    {
        var figure = Only(Company(Fives(I1, 5, 8)).Asked(12, 8));

        Assert.Equal(.625, figure.Share);
        AssertRange(.418838, .75, figure.Range);
        AssertRange(.416667, .75, figure.Bounds);
    }

    [Fact]
    public void Where_it_is_not_known_how_many_were_asked_the_range_is_wider_and_there_are_no_bounds()
    {
        var figure = Only(Company(Fives(I1, 81, 263)));

        AssertRange(.255289, .366210, figure.Range);
        Assert.Null(figure.Bounds);
    }

    [Fact]
    public void Where_everybody_answered_there_is_nothing_to_be_unsure_of()
    {
        var figure = Only(Company(Fives(I1, 6, 8)).Asked(8, 8));

        AssertRange(.75, .75, figure.Range);
        AssertRange(.75, .75, figure.Bounds);
    }

    [Theory]
    [InlineData(8, 70)]
    [InlineData(20, 44)]
    [InlineData(50, 28)]
    public void The_smallest_change_that_would_show_is_that_of_the_size(int n, int points) => Assert.Equal(points, Only(Company(Fives(I1, n / 2, n))).DetectablePoints);

    [Fact]
    public void Recommend_is_steadied_under_thirty_answers()
    {
        var (few, many) = (Only(Company(Bands(Recommend, 9, 6, 5))), Only(Company(Bands(Recommend, 18, 12, 10))));

        Assert.Equal(17.391304, few.Recommend!.Score, Printed);
        AssertRange(-15.396693, 50.179302, few.Recommend.Range);
        Assert.Equal(20, many.Recommend!.Score, Printed);
        Assert.Null(few.Share);
        Assert.Null(few.DetectablePoints);
    }

    [Fact]
    public void Without_bands_there_is_no_Recommend_score()
    {
        var figure = Only(Company(new PublishedFigure { Item = Recommend.Item, GroupId = "", N = 8 }));

        Assert.Null(figure.Recommend);
    }

    [Fact]
    public void The_ladders_index_is_advocates_less_the_two_lowest_rungs()
    {
        var figure = Only(Company(Bands(Ladder, 6, 10, 4)));

        Assert.Equal(10, figure.LadderIndex);
        Assert.Null(figure.Recommend);
    }

    [Fact]
    public void What_changed_says_by_how_much_and_between_what()
    {
        var change = Changed(Fives(I1, 56, 70), Fives(I1, 48, 80));

        Assert.Equal((ChangeKind.Higher, 20.0), (change!.Kind, Math.Round(change.Points, 6)));
        AssertRange(5.2431, 33.3873, change.Range, .0001);
        Assert.Equal(ChangeKind.Lower, Changed(Fives(I1, 42, 70), Fives(I1, 64, 80))!.Kind);
    }

    [Fact]
    public void No_clear_change_is_a_result_with_its_figures()
    {
        var change = Changed(Fives(I1, 14, 20), Fives(I1, 9, 20));

        Assert.Equal((ChangeKind.NoClearChange, 25.0), (change!.Kind, Math.Round(change.Points, 6)));
        AssertRange(-5.1956, 49.6303, change.Range, .0001);
    }

    [Fact]
    public void A_change_that_is_clear_alone_is_none_among_twelve_that_are_shown_with_it()
    {
        var questions = QuestionBank.Of(Level.Individual);
        var before = Team("A", [.. questions.Select(question => Fives(question, 20, 40))]);
        var now = Team("A", [.. questions.Select((question, index) => Fives(question, index == 0 ? 30 : 20, 40))]).Moved(0, 0);

        var among = Reported(questions, now, before);
        var alone = Reported([questions[0]], now, before);

        Assert.Equal(ChangeKind.Higher, alone.Figures[0].Change!.Kind);
        Assert.Equal(ChangeKind.NoClearChange, among.Figures[0].Change!.Kind);
        Assert.True(among.IsCompared);
        Assert.Empty(among.Changed);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 4)]
    [InlineData(null, null)]
    [InlineData(0, null)]
    public void Nothing_is_compared_where_a_few_joined_or_left_or_it_is_not_known(int? joined, int? departed)
    {
        var group = Reported([I1], Team("A", Fives(I1, 56, 70)).Moved(joined, departed), Team("A", Fives(I1, 48, 80)));

        Assert.False(group.IsCompared);
        Assert.Null(group.Figures[0].Change);
    }

    [Fact]
    public void What_was_not_published_before_is_not_compared()
    {
        var group = Reported([I1, M2], Team("A", Fives(I1, 56, 70), Fives(M2, 10, 70)).Moved(5, 9), Team("A", Fives(I1, 48, 80)));

        Assert.Equal([true, false], group.Figures.Select(figure => figure.Change is not null));
    }

    private static ChangeReport? Changed(PublishedFigure now, PublishedFigure before) => Reported([I1], Team("A", now).Moved(0, 0), Team("A", before)).Figures[0].Change;

    private static GroupReport Reported(IReadOnlyCollection<Question> questions, ReleasedGroup now, ReleasedGroup before) =>
        MakeReport.Of("Spring", Of([.. questions], now), Of([.. questions], before)).Groups[0];

    private static FigureReport Only(ReleasedGroup group) => Assert.Single(Report([I1, Recommend, Ladder], group).Groups[0].Figures);

    private static void AssertRange(double low, double high, LikelyRange? range, double tolerance = Printed)
    {
        Assert.Equal(low, range!.Value.Low, tolerance);
        Assert.Equal(high, range.Value.High, tolerance);
    }
}
