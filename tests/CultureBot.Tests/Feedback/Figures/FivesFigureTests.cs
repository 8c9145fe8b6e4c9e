using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback.Figures;

/// <summary>The numbers of methodology §3, as cards and pages of feedback have them.</summary>
public sealed class FivesFigureTests
{
    [Theory]
    [InlineData(81, 263, .255289, .366210)]
    [InlineData(7, 50, .069508, .261862)]
    [InlineData(4, 5, .375535, .963776)]
    [InlineData(5, 5, .565518, 1)]
    [InlineData(0, 5, 0, .434482)]
    public void How_sure_a_share_is(int fives, int n, double low, double high)
    {
        var figure = new FivesFigure(n, fives);

        Assert.Equal((double)fives / n, figure.Share, 12);
        Assert.Equal(low, figure.Likely.Low, 6);
        Assert.Equal(high, figure.Likely.High, 6);
    }

    [Theory]
    [InlineData(0, 5, 1, 10)]
    [InlineData(4, 10, 1, 50)]
    [InlineData(5, 12, 1, 50)]
    [InlineData(6, 12, 2, 60)]
    [InlineData(49, 100, 1, 50)]
    [InlineData(50, 100, 10, 60)]
    [InlineData(9, 10, 1, 100)]
    [InlineData(5, 5, 0, 100)]
    public void So_many_more_fives_reach_the_next_tenth(int fives, int n, int more, int next)
    {
        var figure = new FivesFigure(n, fives);

        Assert.Equal((more, next), (figure.MoreToTheNextStep, figure.NextStep));
    }
}
