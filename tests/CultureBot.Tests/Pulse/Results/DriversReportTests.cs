using System.Collections.Immutable;
using CultureBot.Pulse;
using static CultureBot.Tests.Pulse.Results.Released;

namespace CultureBot.Tests.Pulse.Results;

/// <summary>What goes together with Recommend, across published groups of one level of the tree and from thirty of them on (methodology §3).</summary>
public sealed class DriversReportTests
{
    private static readonly ImmutableArray<Question> Questions = [I1, M2, O3, Recommend];

    [Fact]
    public void Under_thirty_groups_nothing_is_said()
    {
        Assert.Empty(Drivers(Teams(29)).Drivers);
        Assert.NotEmpty(Drivers(Teams(30)).Drivers);
    }

    [Fact]
    public void What_rises_with_Recommend_is_first_and_clear_and_what_has_nothing_to_do_with_it_is_not()
    {
        var report = Drivers(Teams(30));

        Assert.Equal((30, Recommend), (report.Groups, report.Outcome));
        Assert.Equal(["I1", "O3", "M2"], report.Drivers.Select(driver => driver.Question.Item));
        Assert.Equal([true, false, true], report.Drivers.Select(driver => driver.IsClear));
        Assert.Equal([1, -1], ((DriverReport[])[report.Drivers[0], report.Drivers[2]]).Select(driver => Math.Round(driver.Correlation, 9)));
        Assert.All(report.Drivers, driver => Assert.InRange(driver.Correlation, driver.Range.Low, driver.Range.High));
        Assert.InRange(0, report.Drivers[1].Range.Low, report.Drivers[1].Range.High);
    }

    [Fact]
    public void It_is_the_same_each_time_it_is_looked_at() => Assert.Equal(Drivers(Teams(30)).Drivers, Drivers(Teams(30)).Drivers);

    [Fact]
    public void Groups_of_two_levels_are_not_put_together()
    {
        var teams = Teams(58);

        Assert.Empty(Drivers([.. teams[..29], .. teams[29..].Select(team => team.Below("T0"))]).Drivers);
        Assert.Equal(30, Drivers([.. teams[..30], .. teams[30..].Select(team => team.Below("T0"))]).Groups);
    }

    [Fact]
    public void Values_of_the_attribute_are_no_teams() =>
        Assert.Empty(Drivers([.. Teams(40).Select(team => team.As(PublishedGroupKind.Attribute))]).Drivers);

    [Fact]
    public void A_question_that_is_published_of_too_few_groups_is_left_out()
    {
        var teams = Teams(31);
        ImmutableArray<ReleasedGroup> fewer = [.. teams.Select((team, index) => index > 28 ? team with { Figures = [.. team.Figures.Where(figure => figure.Item != "M2")] } : team)];

        Assert.Equal(["I1", "O3"], Drivers(fewer).Drivers.Select(driver => driver.Question.Item));
    }

    [Fact]
    public void Without_Recommend_there_is_nothing_to_go_together_with() =>
        Assert.Empty(Report([I1, M2, O3], [Company(Fives(I1, 5000, 10000)), .. Teams(30)]).Drivers.Drivers);

    private static DriversReport Drivers(ImmutableArray<ReleasedGroup> teams) => Report(Questions, [Company(Fives(I1, 5000, 10000)), .. teams]).Drivers;

    // Recommend rises from team to team, and with it I1; M2 falls; O3 goes up and down.
    private static ImmutableArray<ReleasedGroup> Teams(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => Team(
            $"T{number}", Fives(I1, number, 100), Fives(M2, 100 - number, 100), Fives(O3, 10 + number % 2, 100), Bands(Recommend, 10 + number, 70 - number, 20))),
    ];
}
