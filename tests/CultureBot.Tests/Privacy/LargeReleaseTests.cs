using System.Globalization;
using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>The size that the product is made for; how long it takes is for the benchmark to say.</summary>
public sealed class LargeReleaseTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(60)]
    public void A_hundred_thousand_respondents_are_released_safely_and_mostly(int values)
    {
        var random = new Random(1);
        var tree = GroupTree.Of(Enumerable.Range(0, 12_000).Select(i => new Group(Id(i), i == 0 ? null : Id(Parent(i)))));
        Assert.Equal(8, tree.Depths.Max());
        var table = RespondentTable.Of(
            tree, [.. Enumerable.Range(0, values).Select(Id)], Enumerable.Range(0, 100_000).Select(_ => new Respondent(random.Next(tree.Count), random.Next(-1, values))));

        var tiers = TieredRelease.Admit(table, Thresholds.Least);

        Assert.True(CutAudit.IsSafe(tiers.Fives) && CutAudit.IsSafe(tiers.Bands));
        Assert.True(tiers.Fives.Share.OfLargeEnough > .5);
        Assert.Equal(values, tiers.Fives.Values.Count());
        output.WriteLine($"{values} values: Fives {tiers.Fives.Share.OfLargeEnough:P1} of groups with 5 people, bands {tiers.Bands.Share.OfLargeEnough:P1} of groups with 10");
    }

    // Three below each, to depth 8, and one more below some.
    private static int Parent(int i) => i < 9841 ? (i - 1) / 3 : i - 9841;

    private static string Id(int i) => i.ToString("D5", CultureInfo.InvariantCulture);
}
