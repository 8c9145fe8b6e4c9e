using CultureBot.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Statistics;

public sealed class NewcombeTests
{
    [Theory]
    [InlineData(56, 70, 48, 80, .2, .052431, .333873)]
    [InlineData(14, 20, 9, 20, .25, -.051956, .496303)]
    public void The_difference_is_as_published(int count, int n, int otherCount, int otherN, double value, double low, double high)
    {
        var difference = Newcombe.Of(count, n, otherCount, otherN)!;

        Assert.Equal(value, difference.Value, 6);
        Assert.Equal(low, difference.Interval.Low, 6);
        Assert.Equal(high, difference.Interval.High, 6);
    }

    [Fact]
    public void There_is_no_difference_to_nobody()
    {
        Assert.Null(Newcombe.Of(0, 0, 3, 5));
        Assert.Null(Newcombe.Of(3, 5, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Newcombe.Of(6, 5, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Newcombe.Of(0, 0, -1, 5));
    }

    [Fact]
    public void Turned_round_it_has_the_other_sign() => Prop.ForAll(Shares.Two.ToArbitrary(), two =>
    {
        var difference = Newcombe.Of(two.One.Count, two.One.N, two.Other.Count, two.Other.N)!;
        var turned = Newcombe.Of(two.Other.Count, two.Other.N, two.One.Count, two.One.N)!;

        Assert.Equal(-difference.Value, turned.Value, 9);
        Assert.Equal(-difference.Interval.High, turned.Interval.Low, 9);
        Assert.Equal(-difference.Interval.Low, turned.Interval.High, 9);
        Assert.True(difference.Interval.Holds(difference.Value));
        Assert.InRange(difference.Interval.Low, -1, 1);
        Assert.InRange(difference.Interval.High, -1, 1);
    }).QuickCheckThrowOnFailure();
}
