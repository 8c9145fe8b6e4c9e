using CultureBot.Pulse;
using static CultureBot.Tests.Pulse.Results.Released;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>The three levels, the parts of service culture, how people see themselves, and what is said first.</summary>
public sealed class MakeReportTests
{
    [Fact]
    public void Fives_of_a_level_are_those_of_all_its_questions_and_levels_come_in_order()
    {
        var group = Report([O3, I1, M2, I2, Recommend], Company(Fives(O3, 5, 50), Fives(I1, 30, 40), Fives(M2, 20, 50), Fives(I2, 10, 60), Bands(Recommend, 5, 5, 5))).Company!;

        Assert.Equal([new(Level.Individual, 40, 100), new(Level.Manager, 20, 50), new SharedFives<Level>(Level.Organization, 5, 50)], group.Levels);
        Assert.Equal([.4, .4, .1], group.Levels.Select(level => level.Share));
        // I1 and M2 are about the culture, I2 and O3 about ideal service.
        Assert.Equal([new(IcarePart.IdealService, 15, 110), new SharedFives<IcarePart>(IcarePart.CultureOfService, 50, 90)], group.Icare);
    }

    [Fact]
    public void The_gap_is_how_much_kinder_people_are_to_themselves()
    {
        var gap = Assert.Single(Report([I2, O3, I1], Company(Fives(I2, 32, 40), Fives(O3, 10, 40), Fives(I1, 1, 40))).Company!.Gaps);

        Assert.Equal(("I2", "O3", 55.0), (gap.Self.Question.Item, gap.Others.Question.Item, Math.Round(gap.Points, 9)));
        Assert.Empty(Report([I2, O3], Company(Fives(I2, 32, 40))).Company!.Gaps);
    }

    [Fact]
    public void The_strongest_and_the_weakest_are_those_by_fives_and_one_alone_is_not_both()
    {
        var group = Report([I1, M2, O3, Recommend], Company(Fives(I1, 5, 10), Fives(M2, 9, 10), Fives(O3, 2, 10), Bands(Recommend, 5, 5, 5))).Company!;
        var alone = Report([I1], Company(Fives(I1, 5, 10))).Company!;

        Assert.Equal(("M2", "O3"), (group.Strongest!.Question.Item, group.Weakest!.Question.Item));
        Assert.Equal("I1", alone.Strongest!.Question.Item);
        Assert.Null(alone.Weakest);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void Under_sixty_percent_what_the_others_may_think_comes_first(int answered, bool isFirst)
    {
        var group = Report([I1], Company(Fives(I1, 20, answered)).Asked(100, answered)).Company!;

        Assert.Equal(isFirst, group.LeadsWithBounds);
        Assert.Equal(answered / 100.0, group.Participation);
    }

    [Fact]
    public void Where_participation_is_not_published_nothing_is_said_of_it()
    {
        var group = Report([I1], Company(Fives(I1, 20, 40))).Company!;

        Assert.False(group.LeadsWithBounds);
        Assert.Null(group.Participation);
    }

    [Fact]
    public void A_group_that_is_not_published_is_not_found_and_without_a_company_there_is_none()
    {
        var report = Report([I1], Company(Fives(I1, 20, 40)), Team("A", Fives(I1, 10, 20)));

        Assert.Equal("A", report.Find("A")!.Group.Name);
        Assert.Null(report.Find("B"));
        Assert.Null(Report([I1]).Company);
    }
}
