using CultureBot.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Statistics;

public sealed class WilsonTests
{
    [Theory]
    [InlineData(81, 263, .255289, .366210)]
    [InlineData(7, 50, .069508, .261862)]
    [InlineData(4, 5, .375535, .963776)]
    [InlineData(5, 5, .565518, 1)]
    [InlineData(0, 5, 0, .434482)]
    public void The_interval_is_as_published(int count, int n, double low, double high)
    {
        var interval = Wilson.Of(count, n);

        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    [Fact]
    public void Five_of_eight_of_a_team_of_twelve_are_known_more_closely()
    {
        var interval = Wilson.OfPopulation(5, 8, 12);
        var bounds = NonResponse.Bounds(5, 8, 12);

        Assert.Equal(.418838, interval.Low, 6);
        Assert.Equal(.75, interval.High, 6);
        Assert.Equal(.416667, bounds.Low, 6);
        Assert.Equal(.75, bounds.High, 6);
    }

    [Fact]
    public void When_all_have_answered_nothing_is_uncertain()
    {
        Assert.Equal(new(.375, .375), Wilson.OfPopulation(3, 8, 8));
        Assert.Equal(new(1, 1), Wilson.OfPopulation(1, 1, 1));
    }

    [Fact]
    public void When_nobody_has_answered_everything_is_possible()
    {
        Assert.Equal(new(0, 1), Wilson.Of(0, 0));
        Assert.Equal(new(0, 1), Wilson.OfPopulation(0, 0, 12));
        Assert.Equal(new(0, 1), Wilson.OfPopulation(0, 0, 0));
        Assert.Equal(new(0, 1), NonResponse.Bounds(0, 0, 7));
    }

    [Theory]
    [InlineData(59, 100, true)]
    [InlineData(60, 100, false)]
    [InlineData(0, 0, false)]
    public void Under_sixty_percent_the_bounds_come_first(int n, int population, bool expected) =>
        Assert.Equal(expected, NonResponse.ComeFirst(n, population));

    [Theory]
    [InlineData(6, 5, 12)]
    [InlineData(-1, 5, 12)]
    [InlineData(0, -1, 12)]
    [InlineData(5, 8, 7)]
    public void What_cannot_be_counted_is_a_mistake(int count, int n, int population)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.OfPopulation(count, n, population));
        Assert.Throws<ArgumentOutOfRangeException>(() => NonResponse.Bounds(count, n, population));
        if (population > n) Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(count, n));
    }

    [Fact]
    public void An_interval_is_of_shares_and_holds_what_was_counted() => Prop.ForAll(Shares.OfSomebody.ToArbitrary(), share =>
    {
        var interval = Wilson.Of(share.Count, share.N);

        Assert.True(interval.Low >= 0 && interval.High <= 1 && interval.Holds((double)share.Count / share.N));
        var mirrored = Wilson.Of(share.N - share.Count, share.N);
        Assert.Equal(1 - interval.High, mirrored.Low, 9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Knowing_the_population_never_makes_it_wider() => Prop.ForAll(
        (from share in Shares.OfSomebody from silent in Gen.Choose(0, 400) select (share.Count, share.N, Population: share.N + silent)).ToArbitrary(),
        team =>
        {
            var (plain, known) = (Wilson.Of(team.Count, team.N), Wilson.OfPopulation(team.Count, team.N, team.Population));

            Assert.True(known.Low >= plain.Low - 1e-12 && known.High <= plain.High + 1e-12 && known.Low <= known.High);
            Assert.Equal(known, known.Within(NonResponse.Bounds(team.Count, team.N, team.Population)));
        }).QuickCheckThrowOnFailure();
}
