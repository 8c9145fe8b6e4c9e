using CultureBot.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Statistics;

/// <summary>What a group of some size can see, and how evenly something is spread.</summary>
public sealed class SpreadTests
{
    [Theory]
    [InlineData(4, 8, .700396)]
    [InlineData(10, 20, .442970)]
    [InlineData(25, 50, .280159)]
    public void The_minimum_detectable_change_is_as_published(int count, int n, double expected)
    {
        Assert.Equal(expected, MinimumDetectableChange.Of(count, n)!.Value, 6);
        Assert.Equal(expected, MinimumDetectableChange.AtMost(n)!.Value, 6);
        Assert.True(MinimumDetectableChange.Of(1, n) < expected);
    }

    [Fact]
    public void One_person_sees_no_change_at_all_and_nobody_has_none_to_see()
    {
        Assert.Equal(1, MinimumDetectableChange.AtMost(1));
        Assert.Null(MinimumDetectableChange.Of(0, 0));
        Assert.Null(MinimumDetectableChange.AtMost(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinimumDetectableChange.Of(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinimumDetectableChange.AtMost(-1));
    }

    [Theory]
    [InlineData(.75, 0, 0, 0, 10)]
    [InlineData(.25, 1, 2, 3, 4)]
    [InlineData(.25, 4, 1, 3, 2)]
    [InlineData(0, 7, 7, 7)]
    [InlineData(0, 0, 0)]
    public void Gini_is_as_published(double expected, params int[] counts) => Assert.Equal(expected, Gini.Of(counts)!.Value, 6);

    [Fact]
    public void Nobody_has_no_gini()
    {
        Assert.Null(Gini.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gini.Of([3, -1]));
    }

    [Fact]
    public void Gini_lies_between_even_and_all_with_one_and_knows_no_scale() => Prop.ForAll(
        Gen.NonEmptyListOf(Gen.Choose(0, 1000)).ToArbitrary(),
        counts =>
        {
            var gini = Gini.Of(counts)!.Value;

            Assert.InRange(gini, -1e-9, 1 - 1.0 / counts.Count + 1e-9);
            Assert.Equal(gini, Gini.Of(counts.Select(c => 3 * c))!.Value, 9);
        }).QuickCheckThrowOnFailure();
}
