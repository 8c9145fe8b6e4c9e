using System.Collections.Immutable;
using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Tests.Privacy;

public sealed class ComparedWindowsTests(ITestOutputHelper output)
{
    private static readonly GroupTree Company = Tree("A<Co B<Co C<Co A1<A");

    [Fact]
    public void Groups_of_the_same_people_are_compared_wherever_they_lie() =>
        Assert.Equal("A1 0+0", Show(new(Company, Tree("A<Co B<Co C<Co A1<B"), []) { Same = Set("A1"), Certain = Set("") }));

    [Fact]
    public void Enough_who_came_and_enough_who_left_are_compared_and_one_is_not() =>
        Assert.Equal("A 5+0, A1 0+0, B 0+5, Co 5+5", Show(Known("Co A B C A1", ("", "A", 5), ("B", "", 5), ("Co", "C", 1), ("A", "A", 20))));

    [Theory]
    [InlineData(20, 9, "A 5+0, Co 6+5")]
    [InlineData(9, 20, "B 0+5, Co 6+5")]
    public void Where_two_together_would_tell_of_one_who_joined_the_larger_is_compared(int inA, int inB, string shown) =>
        Assert.Equal(shown, Show(Known("Co A B", ("", "A", 5), ("B", "", 5), ("", "C", 1), ("A", "A", inA), ("B", "B", inB))));

    [Fact]
    public void What_is_not_certain_is_neither_shown_nor_used()
    {
        // Whether the four were with the company before is told of nobody's past for certain; that they were not in A is.
        var compared = Known("A B", ("", "A", 4), ("Co", "A1", 4), ("B", "C", 1));

        Assert.Equal("A 8+0", Show(compared));
        Assert.Equal("", Show(compared with { Certain = Set("B C A1") }));
    }

    [Fact]
    public void A_group_that_was_moved_is_left_out_and_those_around_it_are_not()
    {
        // A1 was below A with nine people, and is below B with fourteen, five of them new.
        var compared = Known("Co A B A1", ("A1", "A1", 9), ("", "A1", 5)) with { Now = Tree("A<Co B<Co C<Co A1<B") };

        Assert.Equal("A 0+9, B 14+0, Co 5+0", Show(compared));
    }

    [Fact]
    public void What_lay_below_a_group_that_was_moved_is_left_out_with_it()
    {
        var then = Tree("A<Co B<Co X<A Y<X");
        var now = Tree("A<Co B<Co X<B Y<X");

        Assert.Equal(["Co", "A", "B"], SharedTree.Of(then, now, ["A", "B", "X", "Y"]).Tree.Ids);
        Assert.Equal(["Co", "Y"], SharedTree.Of(then, now, ["Y"]).Tree.Ids);
        Assert.Equal(["Co", "A", "B", "X", "Y"], SharedTree.Of(then, then, ["A", "B", "X", "Y"]).Tree.Ids);
    }

    [Theory]
    [InlineData(7, 7, "A 5+0, Co 7+7")]
    [InlineData(5, 5, "A 5+0, Co 5+5")]
    [InlineData(4, 30, "A 5+0")]
    [InlineData(30, 4, "A 5+0")]
    public void A_company_whose_past_is_not_certain_goes_by_the_least_that_came_and_went(int joined, int left, string shown) =>
        Assert.Equal(shown, Show(Known("A", ("", "A", 5)) with { CompanyAtLeast = new(joined, left) }));

    [Fact]
    public void It_does_not_where_the_others_trends_might_leave_too_few_of_them()
    {
        var compared = Known("A B", ("", "A", 6), ("B", "", 6));

        Assert.Equal("A 6+0, B 0+6", Show(compared with { CompanyAtLeast = new(8, 8) }));
        Assert.Equal("A 6+0, B 0+6, Co 8+9", Show(compared with { CompanyAtLeast = new(8, 9) }));
    }

    [Theory]
    [InlineData(5, 1500)]
    [InlineData(4, 500)]
    public void Trends_of_random_organizations_single_out_nobody(int k, int count)
    {
        var (random, share, byThemselves) = (new Random(20261122 + k), default(TrendShare), 0);
        for (var i = 0; i < count; i++)
        {
            var windows = Random(random, k);

            Assert.Null(SumAttack.Run(windows.Sums(0, windows.Trends.Keys), k).Smallest);
            share += windows.Share;
            var largeEnough = windows.Sums(0, windows.InBoth).Where(sum => new Movement(PublishedSum.Count(sum.Added), PublishedSum.Count(sum.TakenOff)).IsLargeEnough(k));
            if (SumAttack.Run(largeEnough, k).Smallest is not null) byThemselves++;
        }

        output.WriteLine($"k = {k}: trends of {share.Shown} of {share.InBoth} groups published in both windows ({share.OfAll:P1}); each group by itself would have given somebody away {byThemselves} times");
        Assert.True(share.OfAll > .3, $"{share.OfAll:P1}");
        // Counting each group by itself is not enough, and the attack sees it.
        Assert.True(byThemselves > count / 50, $"{byThemselves} found without the rule");
    }

    private static AttackedWindows Random(Random random, int k)
    {
        var organization = RandomOrganization.Of(random);
        var published = Enumerable.Range(0, RandomOrganization.Windows)
            .Select(window => ImmutableArray.Create(new AttackedRelease(organization, window, 0, Admission.Admit(organization.Table(window, 0), k))));
        return new(organization, [.. published], k, random);
    }

    private static ComparedWindows Known(string certain, params (string From, string To, int People)[] moves) =>
        new(Company, Company, [.. moves.Select(move => new Move(Number(move.From), Number(move.To), move.People))]) { Same = Set(""), Certain = Set(certain) };

    private static int Number(string id) => id.Length == 0 ? GroupTree.None : Company.Find(id)!.Value;

    private static string Show(ComparedWindows windows) => string.Join(
        ", ", windows.Trends(5).OrderBy(trend => trend.Key, StringComparer.Ordinal).Select(trend => $"{trend.Key} {trend.Value.Joined}+{trend.Value.Left}"));

    private static HashSet<string> Set(string ids) => [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static GroupTree Tree(string groups) =>
        GroupTree.Of(groups.Split(' ').Select(group => group.Split('<')).Select(parts => new Group(parts[0], parts[1])).Prepend(new("Co", null)));
}
