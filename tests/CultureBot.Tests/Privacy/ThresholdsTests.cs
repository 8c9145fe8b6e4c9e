using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

public sealed class ThresholdsTests
{
    [Fact]
    public void Thresholds_are_kept_by_the_same_and_by_stricter_ones()
    {
        Assert.True(Thresholds.Least.KeepTo(Thresholds.Least));
        Assert.True(new Thresholds(6, 10).KeepTo(Thresholds.Least));
        Assert.False(new Thresholds(6, 9).KeepTo(Thresholds.Least));
        Assert.False(new Thresholds(4, 12).KeepTo(Thresholds.Least));
    }
}
