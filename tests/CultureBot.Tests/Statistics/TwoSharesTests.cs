using CultureBot.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Statistics;

public sealed class TwoSharesTests
{
    [Fact]
    public void Fishers_exact_test_is_as_published() => Assert.Equal(.485714, FisherExact.PValue(3, 4, 1, 4), 6);

    [Fact]
    public void Small_expected_counts_are_tested_exactly_and_others_by_z()
    {
        Assert.Equal(FisherExact.PValue(3, 4, 1, 4), TwoShares.PValue(3, 4, 1, 4));
        Assert.Equal(FisherExact.PValue(9, 10, 10, 10), TwoShares.PValue(9, 10, 10, 10));
        // Pooled .5, SE √(.25 · .04), z = 2.
        Assert.Equal(.045500, TwoShares.PValue(30, 50, 20, 50)!.Value, 6);
    }

    [Fact]
    public void Expected_counts_of_exactly_five_are_no_longer_small()
    {
        Assert.NotEqual(FisherExact.PValue(7, 10, 3, 10), TwoShares.PValue(7, 10, 3, 10));
        Assert.Equal(FisherExact.PValue(6, 10, 3, 10), TwoShares.PValue(6, 10, 3, 10));
    }

    [Fact]
    public void Nobody_is_not_tested()
    {
        Assert.Null(TwoShares.PValue(0, 0, 3, 5));
        Assert.Null(TwoShares.PValue(3, 5, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoShares.PValue(6, 5, 3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.PValue(2, 5, 3, -5));
    }

    [Fact]
    public void A_p_value_is_one_whichever_comes_first_and_one_when_nothing_differs() => Prop.ForAll(Shares.Two.ToArbitrary(), two =>
    {
        var p = TwoShares.PValue(two.One.Count, two.One.N, two.Other.Count, two.Other.N)!.Value;

        Assert.InRange(p, 0, 1);
        Assert.Equal(p, TwoShares.PValue(two.Other.Count, two.Other.N, two.One.Count, two.One.N)!.Value, 9);
        Assert.Equal(1, TwoShares.PValue(two.One.Count, two.One.N, two.One.Count, two.One.N)!.Value, 6);
    }).QuickCheckThrowOnFailure();
}
