using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Tests.Privacy;

/// <summary>Bands are written high/middle/low.</summary>
public sealed class HomogeneityTests
{
    [Fact]
    public void Ten_low_answers_show_two_in_the_middle()
    {
        var release = Admission.Admit(Companies.Tree(("Co", null, 10)), 10);

        Assert.Equal(new Bands(0, 2, 8), Homogeneity.Soften(release, [new(0, RespondentTable.NoValue, new(0, 0, 10))], LowCap.TwoInTheMiddle).OfGroup(0));
    }

    [Fact]
    public void Fives_shown_below_do_not_betray_those_beside_them()
    {
        // A has 5 fives of 5 and B none of 5; only the parent shows bands.
        var tiers = TieredRelease.Admit(Companies.Tree(("Co", null, 0), ("A", "Co", 5), ("B", "Co", 5)), Thresholds.Least);

        var bands = Homogeneity.Soften(
            tiers.Bands, [new(1, RespondentTable.NoValue, new(5, 0, 0)), new(2, RespondentTable.NoValue, new(0, 0, 5))], LowCap.TwoInTheMiddle);

        Assert.Equal("A, B, Co", Companies.Published(tiers.Fives));
        Assert.Equal(new Bands(5, 2, 3), bands.OfGroup(0));
        Assert.Null(bands.OfGroup(1));
    }

    [Fact]
    public void Of_Recommend_two_are_no_detractors_and_promoters_count()
    {
        var release = Admission.Admit(Companies.Tree(("Co", null, 10)), 10);

        Assert.Equal(new Bands(0, 2, 8), Soften(new(0, 0, 10)));
        Assert.Equal(new Bands(1, 1, 8), Soften(new(1, 0, 9)));
        Assert.Equal(new Bands(2, 0, 8), Soften(new(2, 0, 8)));

        Bands? Soften(Bands answers) => Homogeneity.Soften(release, [new(0, RespondentTable.NoValue, answers)], LowCap.TwoOthers).OfGroup(0);
    }

    [Fact]
    public void The_cells_with_most_people_give_first_and_equals_by_id()
    {
        // x and y lie across A and B, so that all four are released; all answers are low.
        var table = Companies.WithValues(["x", "y"], ("Co", null, [0, 0], 0), ("A", "Co", [12, 11], 0), ("B", "Co", [11, 11], 0));
        var release = Admission.Admit(table, 10);
        Assert.Equal("A, B, Co, x, y", Companies.Published(release));

        var bands = Homogeneity.Soften(release, table.Cells.Select(c => new BandCount(c.Group, c.Value, new(0, 0, c.Count))), LowCap.TwoInTheMiddle);

        // A gives two of x, its larger cell; B, whose cells are equal, two of x by id; then y has given none and gives two of A by id.
        Assert.Equal(new Bands(0, 4, 19), bands.OfGroup(1));
        Assert.Equal(new Bands(0, 2, 20), bands.OfGroup(2));
        Assert.Equal(new Bands(0, 4, 19), bands.OfValue(0));
        Assert.Equal(new Bands(0, 2, 20), bands.OfValue(1));
        Assert.Equal(new Bands(0, 6, 39), bands.OfGroup(0));
    }

    [Fact]
    public void A_group_less_a_value_that_only_its_people_have_is_not_known_to_be_low()
    {
        var table = Companies.WithValues(["x"], ("Co", null, [0], 20), ("A", "Co", [12], 13));
        var release = Admission.Admit(table, 10);
        Assert.Equal("A, Co, x", Companies.Published(release));
        BandCount[] counts =
        [
            new(0, RespondentTable.NoValue, new(5, 10, 5)), new(1, 0, new(0, 10, 2)), new(1, RespondentTable.NoValue, new(0, 0, 13)),
        ];

        var bands = Homogeneity.Soften(release, counts, LowCap.TwoInTheMiddle);

        Assert.Equal(new Bands(0, 10, 2), bands.OfValue(0));
        Assert.Equal(new Bands(0, 12, 13), bands.OfGroup(1));
        Assert.Equal(new Bands(5, 22, 18), bands.OfGroup(0));
    }

    [Fact]
    public void With_very_many_values_no_value_shows_bands()
    {
        string[] values = [.. Enumerable.Range(0, 20).Select(v => $"v{v}")];
        var table = Companies.WithValues([.. values], ("Co", null, [.. Enumerable.Repeat(12, 20)], 0));
        var release = Admission.Admit(table, 10);
        Assert.True(release.HasValue[0]);

        var bands = Homogeneity.Soften(release, table.Cells.Select(c => new BandCount(c.Group, c.Value, new(2, 5, c.Count - 7))), LowCap.TwoInTheMiddle);

        Assert.Null(bands.OfValue(0));
        Assert.Equal(new Bands(40, 100, 100), bands.OfGroup(0));
    }

    [Theory]
    [InlineData(nameof(LowCap.TwoInTheMiddle))]
    [InlineData(nameof(LowCap.TwoOthers))]
    public void Nobodys_low_answer_is_certain_and_all_figures_are_sums_of_the_same_cells(string rule)
    {
        var cap = Enum.Parse<LowCap>(rule);
        var (random, softened) = (new Random(20260505), 0);
        for (var i = 0; i < 500; i++)
        {
            var table = RandomTables.WithValues(random);
            var release = TieredRelease.Admit(table, Thresholds.Least).Bands;
            if (!release.HasGroup[0]) continue;
            var counts = RandomAnswers.Of(random, table);

            var bands = Homogeneity.Soften(release, counts, cap);

            Assert.Null(TiersAttack.Run(bands, release, cap).Smallest);
            foreach (var value in release.Values)
                Hidden(counts.Where(c => c.Value == value), bands.OfValue(value)!.Value);
            foreach (var group in release.Groups)
                Hidden(counts.Where(c => IsWithin(table.Tree, c.Group, group)), bands.OfGroup(group)!.Value);
            Hidden(counts.Where(c => c.Value == RespondentTable.NoValue || !release.HasValue[c.Value]), release.Values.Aggregate(bands.OfGroup(0)!.Value, (rest, v) => Minus(rest, bands.OfValue(v)!.Value)));
            foreach (var atom in release.Groups)
            {
                // A residual is what readers get when they take the groups below off; nobody or ten at least.
                var left = release.Groups.Where(g => g != atom && NearestAbove(release, g) == atom).Aggregate(bands.OfGroup(atom)!.Value, (sum, g) => Minus(sum, bands.OfGroup(g)!.Value));
                Assert.True(left.N == 0 || left.N >= 10 && IsCapped(left, cap));
            }
        }

        Assert.True(softened > 100);

        void Hidden(IEnumerable<BandCount> counts, Bands shown)
        {
            var given = counts.Aggregate(default(Bands), (sum, c) => sum + c.Answers);
            Assert.Equal((given.N, given.High), (shown.N, shown.High));
            Assert.True(shown.Low <= given.Low && shown.Low >= 0 && IsCapped(shown, cap));
            if (shown != given) softened++;
        }
    }

    private static bool IsCapped(Bands bands, LowCap cap) =>
        bands.Low <= Math.Max(0, cap == LowCap.TwoInTheMiddle ? bands.N - bands.High - 2 : bands.N - 2);

    private static Bands Minus(Bands one, Bands other) => new(one.High - other.High, one.Middle - other.Middle, one.Low - other.Low);

    private static int NearestAbove(Release release, int group) =>
        release.Table.Tree.Parents[group] is var parent and not GroupTree.None ? release.AtomOf(parent)!.Value.Group : GroupTree.None;

    private static bool IsWithin(GroupTree tree, int group, int within)
    {
        while (group != GroupTree.None && group != within) group = tree.Parents[group];
        return group == within;
    }
}
