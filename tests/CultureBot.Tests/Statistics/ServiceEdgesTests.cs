using CultureBot.Statistics;

namespace CultureBot.Tests.Statistics;

public sealed class ServiceEdgesTests
{
    private static readonly ServiceEdge[] Published = [new(6, 6), new(24, 40), new(10, 30), new(5, 10), new(21, 24)];

    [Fact]
    public void The_fit_and_the_means_are_as_published()
    {
        var prior = EdgePrior.Fit(Published);
        var means = ServiceEdges.Estimate(Published)!.Value.Select(e => e.Mean);

        Assert.Equal(.6, prior.Mean, 6);
        Assert.Equal(.219636, prior.Spread, 6);
        Assert.Equal(3.552985, prior.Weight!.Value, 6);
        Assert.All(means.Zip([.851230, .600000, .361571, .526216, .839538]), pair => Assert.Equal(pair.Second, pair.First, 6));
    }

    [Fact]
    public void The_bound_lies_below_the_mean_and_further_where_there_are_fewer_answers()
    {
        var estimates = ServiceEdges.Estimate(Published)!.Value;

        Assert.All(estimates, e => Assert.True(e.Interval.Low < e.Mean && e.Mean < e.Interval.High));
        // Six of six has the higher mean, and 21 of 24 the higher bound: it comes first.
        Assert.True(estimates[0].Mean > estimates[4].Mean && estimates[0].Interval.Low < estimates[4].Interval.Low);
        // The 5 % bound of Beta(23.131791, 4.421194), by the incomplete beta function.
        Assert.Equal(.05, MathNet.Numerics.SpecialFunctions.BetaRegularized(23.131791, 4.421194, estimates[4].Interval.Low), 5);
    }

    [Fact]
    public void No_edge_has_a_rank_while_its_interval_overlaps_anothers()
    {
        Assert.All(ServiceEdges.Estimate(Published)!.Value.Take(2), e => Assert.Null(e.Rank));

        var apart = ServiceEdges.Estimate([new(990, 1000), new(500, 1000), new(100, 1000), new(510, 1000), new(800, 1000)])!.Value;

        Assert.Equal([1, null, 5, null, 2], apart.Select(e => e.Rank));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Among_many_edges_just_those_have_a_rank_that_reach_no_other(int seed)
    {
        var random = new Random(seed);
        var estimates = ServiceEdges.Estimate([.. Enumerable.Range(0, 60).Select(_ => 5 + random.Next(4000)).Select(n => new ServiceEdge(random.Next(n + 1), n))])!.Value;

        var expected = estimates.Select((one, at) => estimates.Where((other, place) => place != at && one.Interval.Low <= other.Interval.High && other.Interval.Low <= one.Interval.High).Any()
            ? (int?)null
            : 1 + estimates.Count(other => other.Interval.Low > one.Interval.Low));

        Assert.Equal(expected, estimates.Select(e => e.Rank));
        Assert.Contains(estimates, e => e.Rank is not null);
        Assert.Contains(estimates, e => e.Rank is null);
    }

    [Theory]
    [InlineData(50, 100)]
    [InlineData(100, 100)]
    [InlineData(0, 100)]
    [InlineData(1, 1)]
    public void Edges_that_differ_no_more_than_by_chance_are_all_the_same(int fives, int n)
    {
        var estimates = ServiceEdges.Estimate([.. Enumerable.Repeat(new ServiceEdge(fives, n), 5)])!.Value;

        Assert.All(estimates, e => Assert.Equal(new((double)fives / n, new((double)fives / n, (double)fives / n), null), e));
    }

    [Fact]
    public void Edges_that_are_all_one_way_or_the_other_stay_where_they_are()
    {
        var estimates = ServiceEdges.Estimate([new(10, 10), new(0, 10), new(10, 10), new(0, 10), new(10, 10), new(0, 10)])!.Value;

        Assert.All(estimates, e => Assert.True(e.Mean is > .99 or < .01 && !double.IsNaN(e.Interval.Low) && !double.IsNaN(e.Interval.High)));
    }

    [Fact]
    public void Under_five_edges_nothing_is_said()
    {
        Assert.Null(ServiceEdges.Estimate([.. Published.Take(4)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceEdges.Estimate([.. Published.Take(4), new(0, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ServiceEdges.Estimate([.. Published.Take(4), new(11, 10)]));
    }
}
