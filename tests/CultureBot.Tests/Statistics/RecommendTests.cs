using CultureBot.Statistics;

namespace CultureBot.Tests.Statistics;

public sealed class RecommendTests
{
    [Fact]
    public void The_plain_form_is_as_published()
    {
        var score = Recommend.Plain(9, 5, 20)!;

        Assert.Equal(20, score.Score, 6);
        Assert.Equal(18.165902, score.StandardError, 6);
        Assert.Equal(-15.604514, score.Interval.Low, 6);
        Assert.Equal(55.604514, score.Interval.High, 6);
    }

    [Fact]
    public void The_adjusted_form_is_as_published()
    {
        var score = Recommend.Adjusted(9, 5, 20)!;

        Assert.Equal(17.391304, score.Score, 6);
        Assert.Equal(-15.396693, score.Interval.Low, 6);
        Assert.Equal(50.179302, score.Interval.High, 6);
    }

    [Fact]
    public void Under_thirty_answers_are_adjusted()
    {
        Assert.Equal(Recommend.Adjusted(9, 5, 29), Recommend.Of(9, 5, 29));
        Assert.Equal(Recommend.Plain(9, 5, 30), Recommend.Of(9, 5, 30));
    }

    [Fact]
    public void No_interval_leaves_the_scale()
    {
        Assert.Equal(100, Recommend.Of(10, 0, 10)!.Interval.High);
        Assert.Equal(-100, Recommend.Of(0, 10, 10)!.Interval.Low);
        Assert.Equal(new(100, 0, new(100, 100)), Recommend.Of(40, 0, 40));
    }

    [Fact]
    public void Nobody_has_no_score() => Assert.Null(Recommend.Of(0, 0, 0));

    [Theory]
    [InlineData(11, 0, 10)]
    [InlineData(6, 5, 10)]
    [InlineData(-1, 5, 10)]
    [InlineData(5, -1, 10)]
    [InlineData(0, 0, -1)]
    public void What_cannot_be_counted_is_a_mistake(int promoters, int detractors, int n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Recommend.Of(promoters, detractors, n));
}
