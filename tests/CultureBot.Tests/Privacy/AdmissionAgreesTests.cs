using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>The quick ways of admitting decide at every step as the general audit does.</summary>
public sealed class AdmissionAgreesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(5, 3000)]
    [InlineData(4, 500)]
    public void On_random_trees(int k, int count)
    {
        var random = new Random(20260101 + k);
        Agree(k, Enumerable.Range(0, count).Select(_ => RandomTables.Tree(random)));
    }

    [Theory]
    [InlineData(5, 400)]
    [InlineData(4, 400)]
    public void On_random_tables_of_a_tree_and_an_attribute(int k, int count)
    {
        var random = new Random(20260202 + k);
        Agree(k, Enumerable.Range(0, count).Select(_ => RandomTables.WithValues(random)));
    }

    [Fact]
    public void In_the_second_tier_as_in_the_first()
    {
        var random = new Random(20260303);
        for (var i = 0; i < 200; i++)
        {
            var table = RandomTables.WithValues(random);
            var tiers = TieredRelease.Admit(table, new(3, 6));

            Assert.Equal(Companies.Published(AuditedAdmission.Admit(table, 6, tiers.Fives)), Companies.Published(tiers.Bands));
            Assert.All(tiers.Bands.Groups, g => Assert.True(tiers.Fives.HasGroup[g]));
            Assert.All(tiers.Bands.Values, v => Assert.True(tiers.Fives.HasValue[v]));
        }
    }

    private void Agree(int k, IEnumerable<RespondentTable> tables)
    {
        var (share, safe, unsafeSteps) = (default(ReleaseShare), 0, 0);
        foreach (var table in tables)
        {
            var audited = AuditedAdmission.Admit(table, k, onStep: (tried, isSafe) =>
            {
                Assert.Equal(isSafe, CutAudit.IsSafe(tried));
                if (isSafe) safe++;
                else unsafeSteps++;
            });
            var release = Admission.Admit(table, k);

            Assert.Equal(audited.HasGroup, release.HasGroup);
            Assert.Equal(audited.HasValue, release.HasValue);
            share += release.Share;
        }

        // Both answers must have come up often, or nothing was compared.
        Assert.True(safe > 100 && unsafeSteps > 100, $"{safe} safe, {unsafeSteps} not");
        output.WriteLine($"k = {k}: released {share.OfLargeEnough:P1} of groups with k people, {share.OfAll:P1} of all; {safe} steps safe, {unsafeSteps} not");
    }
}
