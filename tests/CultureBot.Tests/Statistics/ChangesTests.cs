using CultureBot.Statistics;

namespace CultureBot.Tests.Statistics;

public sealed class ChangesTests
{
    private static readonly Comparison Clear = new(80, 100, 50, 100);
    private static readonly Comparison Same = new(50, 100, 50, 100);

    // Newcombe's interval excludes 0 by a little, with p = .0455.
    private static readonly Comparison Narrow = new(30, 50, 20, 50);

    [Fact]
    public void A_clear_difference_has_changed_one_way_or_the_other()
    {
        var changes = Changes.Judge([Clear, Same, new(50, 100, 80, 100)]);

        Assert.Equal([ChangeVerdict.Higher, ChangeVerdict.NoClearChange, ChangeVerdict.Lower], changes.Select(c => c.Verdict));
        Assert.Equal(.3, changes[0].Difference!.Value, 6);
    }

    [Fact]
    public void The_same_difference_is_not_clear_any_more_in_a_family_where_nothing_else_is()
    {
        Assert.Equal(ChangeVerdict.Higher, Changes.Judge([Narrow])[0].Verdict);

        var among = Changes.Judge([Narrow, Same, Same])[0];

        Assert.False(among.Difference!.MayBeNone);
        Assert.True(among.QValue > .10);
        Assert.Equal(ChangeVerdict.NoClearChange, among.Verdict);
    }

    [Fact]
    public void A_low_q_alone_is_not_enough()
    {
        // 14/20 v 9/20: with p near .11 twice beside clear ones q comes below .12; the interval holds 0 in any company.
        var changes = Changes.Judge([new(14, 20, 9, 20), .. Enumerable.Repeat(Clear, 20)]);

        Assert.True(changes[0].Difference!.MayBeNone);
        Assert.Equal(ChangeVerdict.NoClearChange, changes[0].Verdict);
    }

    [Fact]
    public void Nobody_is_no_part_of_the_family()
    {
        var changes = Changes.Judge([new(0, 0, 20, 50), Narrow, new(20, 50, 0, 0)]);

        Assert.Equal(Changes.Judge([Narrow])[0], changes[1]);
        Assert.All((Change[])[changes[0], changes[2]], c => Assert.Equal(new(ChangeVerdict.NoClearChange, null, null), c));
        Assert.Empty(Changes.Judge([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Changes.Judge([new(3, 2, 1, 2)]));
    }
}
