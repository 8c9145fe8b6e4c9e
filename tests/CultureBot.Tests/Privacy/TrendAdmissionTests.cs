using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Tests.Privacy;

public sealed class TrendAdmissionTests
{
    private const int A = 1;
    private const int B = 2;
    private const int B1 = 3;

    private static readonly GroupTree Tree = GroupTree.Of([new("Co", null), new("A", "Co"), new("B", "Co"), new("B1", "B")]);

    [Fact]
    public void Where_nobody_came_or_went_every_trend_is_shown() => Assert.Equal([true, true, true, true], Shown());

    [Fact]
    public void A_group_that_was_not_released_both_times_has_none() =>
        Assert.Equal([true, false, true, true], TrendAdmission.Admit(Tree, [], 5, [true, false, true, true]));

    [Theory]
    [InlineData(1, "B B1")]
    [InlineData(4, "B B1")]
    [InlineData(5, "Co A B B1")]
    public void One_to_four_who_joined_or_left_hide_their_group_and_those_above_it(int people, string shown)
    {
        Assert.Equal(shown, Names(Shown(new Move(GroupTree.None, A, people))));
        Assert.Equal(shown, Names(Shown(new Move(A, GroupTree.None, people))));
    }

    [Fact]
    public void Joined_and_left_are_counted_apart() =>
        Assert.Equal("B B1", Names(Shown(new Move(GroupTree.None, A, 4), new(A, GroupTree.None, 6))));

    [Fact]
    public void Whoever_moves_within_a_group_has_not_left_it() =>
        Assert.Equal("Co", Names(Shown(new Move(A, B1, 3))));

    [Fact]
    public void Moves_do_not_cover_for_one_who_joined()
    {
        // Co is hidden for the one; A lost five and B got six. Both trends together would tell what the one answered.
        Move[] moves = [new(A, B, 5), new(GroupTree.None, B, 1)];

        Assert.Equal("A B1", Names(Shown(moves)));
    }

    [Fact]
    public void Rows_of_trends_single_out_nobody_on_random_moves()
    {
        var (random, shown, naive) = (new Random(20260606), 0, 0);
        for (var i = 0; i < 2000; i++)
        {
            Move[] moves = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => new Move(Place(), Place(), random.Next(1, 8))).Where(m => m.From != m.To)];
            var trends = Shown(moves);

            Assert.Null(SumAttack.Run(Sums(moves, trends), 5).Smallest);
            shown += trends.Count(t => t);
            if (SumAttack.Run(Sums(moves, [.. Enumerable.Range(0, Tree.Count).Select(g => IsLargeEnough(moves, g))]), 5).Smallest is not null) naive++;
        }

        Assert.True(shown > 1000);
        // Counting each group by itself is not enough, and the attack sees it.
        Assert.True(naive > 20, $"{naive} found without the rule");

        int Place() => random.Next(GroupTree.None, Tree.Count);
    }

    private static bool[] Shown(params Move[] moves) => TrendAdmission.Admit(Tree, moves, 5, [true, true, true, true]);

    private static string Names(bool[] shown) => string.Join(' ', Tree.Ids.Where((_, i) => shown[i]));

    private static bool IsLargeEnough(Move[] moves, int group)
    {
        var joined = moves.Where(m => IsWithin(m.To, group) && !IsWithin(m.From, group)).Sum(m => m.People);
        var left = moves.Where(m => IsWithin(m.From, group) && !IsWithin(m.To, group)).Sum(m => m.People);
        return joined is 0 or >= 5 && left is 0 or >= 5;
    }

    private static IEnumerable<PublishedSum> Sums(Move[] moves, bool[] trends)
    {
        Move[] people = [.. moves.SelectMany(m => Enumerable.Repeat(m, m.People))];
        return
            from @group in Enumerable.Range(0, Tree.Count)
            where trends[@group]
            select new PublishedSum(
                0,
                Mask(people, m => IsWithin(m.To, @group) && !IsWithin(m.From, @group)),
                Mask(people, m => IsWithin(m.From, @group) && !IsWithin(m.To, @group)));
    }

    private static UInt128 Mask(Move[] people, Func<Move, bool> isMeant) =>
        people.Select((m, i) => isMeant(m) ? UInt128.One << i : 0).Aggregate(UInt128.Zero, (all, one) => all | one);

    private static bool IsWithin(int group, int within) => AttackedRelease.IsWithin(Tree, group, within);
}
