using CultureBot.Statistics;

namespace CultureBot.Tests.Statistics;

public sealed class DriversTests
{
    private static readonly double[] Rising = [.. Enumerable.Range(0, 30).Select(i => i / 30.0)];

    [Fact]
    public void Under_thirty_groups_nothing_is_said()
    {
        Assert.Null(Drivers.Of(Rising.AsSpan(1), Rising.AsSpan(1), seed: 1));
        Assert.NotNull(Drivers.Of(Rising, Rising, seed: 1));
        Assert.Throws<ArgumentException>(() => Drivers.Of(Rising, Rising.AsSpan(1), seed: 1));
    }

    [Fact]
    public void Groups_in_the_same_order_go_together_entirely_and_in_the_opposite_one_too()
    {
        var same = Drivers.Of(Rising, [.. Rising.Select(x => x * x)], seed: 1)!;
        var opposite = Drivers.Of(Rising, [.. Rising.Select(x => -x)], seed: 1)!;

        Assert.Equal((1, 1, 1), (same.Correlation, Math.Round(same.Interval.Low, 9), Math.Round(same.Interval.High, 9)));
        Assert.Equal(-1, opposite.Correlation, 9);
        Assert.True(same.PValue < 1e-6 && opposite.PValue < 1e-6);
    }

    [Fact]
    public void Some_disorder_leaves_some_uncertainty()
    {
        // Every third group stands in the opposite place.
        double[] mixed = [.. Rising.Select((x, i) => i % 3 == 0 ? 1 - x : x)];

        var driver = Drivers.Of(Rising, mixed, seed: 1)!;

        Assert.InRange(driver.Correlation, .1, .9);
        Assert.True(driver.Interval.Low < driver.Correlation && driver.Correlation < driver.Interval.High);
        // t = r √((n − 2)/(1 − r²)) on 28 degrees of freedom.
        var t = driver.Correlation * Math.Sqrt(28 / (1 - driver.Correlation * driver.Correlation));
        Assert.Equal(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 28, -t), driver.PValue, 9);
    }

    [Fact]
    public void The_same_seed_says_the_same()
    {
        double[] mixed = [.. Rising.Select((x, i) => i % 2 == 0 ? 1 - x : x)];

        Assert.Equal(Drivers.Of(Rising, mixed, seed: 7), Drivers.Of(Rising, mixed, seed: 7));
        Assert.NotEqual(Drivers.Of(Rising, mixed, seed: 7)!.Interval, Drivers.Of(Rising, mixed, seed: 8)!.Interval);
    }

    [Fact]
    public void Groups_that_are_all_alike_have_no_order() => Assert.Null(Drivers.Of(Rising, new double[30], seed: 1));
}
