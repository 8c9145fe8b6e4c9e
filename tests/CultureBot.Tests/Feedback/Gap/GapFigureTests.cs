using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback.Gap;

/// <summary>The numbers of methodology §3, as gaps have them; and what is clear, and what is not.</summary>
public sealed class GapFigureTests
{
    [Theory]
    [InlineData(56, 70, 48, 80, .2, .052431, .333873, GapVerdict.BlindSpot)]
    [InlineData(14, 20, 9, 20, .25, -.051956, .496303, GapVerdict.NoClearGap)]
    [InlineData(48, 80, 56, 70, -.2, -.333873, -.052431, GapVerdict.HiddenStrength)]
    public void A_gap_is_clear_where_its_interval_excludes_none(int self, int selfN, int others, int othersN, double difference, double low, double high, GapVerdict verdict)
    {
        var gap = Assert.Single(GapFigure.Judge([(new(selfN, self), new(othersN, others))]));

        Assert.Equal(difference, gap.Difference.Value, 12);
        Assert.Equal((low, high), (Math.Round(gap.Difference.Interval.Low, 6), Math.Round(gap.Difference.Interval.High, 6)));
        Assert.Equal(verdict, gap.Verdict);
    }

    [Fact]
    public void Among_many_gaps_one_that_chance_alone_would_bring_is_not_clear()
    {
        (FivesFigure, FivesFigure) same = (new(100, 50), new(100, 50));
        (FivesFigure, FivesFigure) near = (new(100, 65), new(100, 50));

        Assert.Equal(GapVerdict.BlindSpot, Assert.Single(GapFigure.Judge([near])).Verdict);
        var family = GapFigure.Judge([near, .. Enumerable.Repeat(same, 9)]);
        Assert.False(family[0].Difference.MayBeNone);
        Assert.All(family, gap => Assert.Equal(GapVerdict.NoClearGap, gap.Verdict));
    }

    [Theory]
    [InlineData(8, 81, 263, GapVerdict.BlindSpot)]
    [InlineData(3, 81, 263, GapVerdict.NoClearGap)]
    [InlineData(2, 81, 263, GapVerdict.HiddenStrength)]
    [InlineData(10, 5, 5, GapVerdict.NoClearGap)]
    [InlineData(5, 5, 5, GapVerdict.HiddenStrength)]
    [InlineData(5, 0, 5, GapVerdict.BlindSpot)]
    [InlineData(0, 0, 5, GapVerdict.NoClearGap)]
    public void What_was_expected_is_off_only_outside_of_what_is_likely(int tenths, int fives, int n, GapVerdict verdict) =>
        Assert.Equal(verdict, new PredictionGap(tenths, new(n, fives)).Verdict);
}
