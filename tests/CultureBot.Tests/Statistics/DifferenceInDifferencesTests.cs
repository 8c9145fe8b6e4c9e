using CultureBot.Statistics;

namespace CultureBot.Tests.Statistics;

public sealed class DifferenceInDifferencesTests
{
    [Fact]
    public void The_effect_is_as_published_and_not_shown_to_have_worked()
    {
        var effect = DifferenceInDifferences.Of(new(40, 100, 55, 100), new(42, 100, 45, 100))!;

        Assert.Equal(.12, effect.Value, 6);
        Assert.Equal(.098924, effect.StandardError, 6);
        Assert.Equal(-.073888, effect.Interval.Low, 6);
        Assert.Equal(.313888, effect.Interval.High, 6);
        Assert.False(effect.IsShownToHaveWorked);
    }

    [Fact]
    public void A_rise_that_others_did_not_have_is_shown_to_have_worked()
    {
        Assert.True(DifferenceInDifferences.Of(new(40, 100, 75, 100), new(42, 100, 45, 100))!.IsShownToHaveWorked);
        Assert.False(DifferenceInDifferences.Of(new(75, 100, 40, 100), new(42, 100, 45, 100))!.IsShownToHaveWorked);
        Assert.False(DifferenceInDifferences.Of(new(40, 100, 75, 100), new(40, 100, 75, 100))!.IsShownToHaveWorked);
    }

    [Fact]
    public void Shares_without_any_spread_show_nothing() =>
        Assert.False(DifferenceInDifferences.Of(new(0, 5, 5, 5), new(0, 5, 0, 5))!.IsShownToHaveWorked);

    [Fact]
    public void Nobody_before_or_after_is_nothing_to_compare()
    {
        Assert.Null(DifferenceInDifferences.Of(new(0, 0, 5, 10), new(4, 10, 5, 10)));
        Assert.Null(DifferenceInDifferences.Of(new(4, 10, 5, 10), new(4, 10, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DifferenceInDifferences.Of(new(11, 10, 5, 10), new(4, 10, 0, 0)));
    }
}
