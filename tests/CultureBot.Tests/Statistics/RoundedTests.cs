using CultureBot.Statistics;

namespace CultureBot.Tests.Statistics;

/// <summary>Whole numbers are the same wherever they are read.</summary>
public sealed class RoundedTests
{
    [Theory]
    [InlineData(.625, 63)]
    [InlineData(.375, 38)]
    [InlineData(.125, 13)]
    [InlineData(-.125, -13)]
    [InlineData(.624, 62)]
    [InlineData(1, 100)]
    public void Halves_of_a_percent_go_away_from_zero(double share, int percent) => Assert.Equal(percent, Rounded.Percent(share));
}
