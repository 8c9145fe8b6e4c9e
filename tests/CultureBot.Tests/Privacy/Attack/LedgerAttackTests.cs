using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Tests.Privacy.Attack;

public sealed class LedgerAttackTests
{
    [Fact]
    public void Nobody_is_found_in_what_admission_published()
    {
        var (random, remainders, unpublished) = (new Random(5), 0, 0);
        for (var i = 0; i < 300; i++)
        {
            var tiers = TieredRelease.Admit(RandomOrganization.Of(random).Table(0, 0), Thresholds.Least);

            var findings = Attack(tiers.Fives, tiers.Bands);

            Assert.False(findings.HasFound);
            remainders += findings.Remainders;
            unpublished += findings.Unpublished;
        }

        Assert.True(remainders > 100 && unpublished > 100);
    }

    [Fact]
    public void Without_the_remainder_rule_somebody_is()
    {
        var (random, remainders, unpublished) = (new Random(6), 0, 0);
        for (var i = 0; i < 100; i++)
        {
            var findings = Attack(Companies.WithoutRemainders(RandomOrganization.Of(random).Table(0, 0), 5));

            Assert.Equal(findings.SmallRemainders + findings.SmallUnpublished > 0, findings.HasFound);
            if (findings.SmallRemainders > 0) remainders++;
            if (findings.SmallUnpublished > 0) unpublished++;
        }

        Assert.True(remainders > 10 && unpublished > 10, $"{remainders} {unpublished}");
    }

    [Fact]
    public void Each_tier_and_each_question_is_held_to_its_own()
    {
        LedgerGroup[] groups =
        [
            new("q1", 5, "Co", null, 12), new("q1", 5, "A", "Co", 6),
            new("q1", 10, "Co", null, 12),
            new("q2", 5, "Co", null, 12), new("q2", 5, "A", "Co", 8),
        ];
        LedgerValue[] values = [new("q1", 5, "x", 7), new("q1", 5, "y", 5), new("q2", 5, "x", 11)];

        Assert.Equal(new(8, 0, 2, 1, 2, 1), LedgerAttack.Run(groups, values));
        Assert.Equal(new(1, 1, 0, 0, 0, 0), LedgerAttack.Run([new("q1", 10, "Co", null, 9)], []));
        Assert.False(LedgerAttack.Run([], []).HasFound);
    }

    private static LedgerFindings Attack(params Release[] tiers) => LedgerAttack.Run(
        [.. tiers.SelectMany(release => release.Groups.Select(g => new LedgerGroup("q", release.K, Id(release, g)!, Id(release, Above(release, g)), release.Table.GroupN[g])))],
        [.. tiers.SelectMany(release => release.Values.Select(v => new LedgerValue("q", release.K, release.Table.Values[v], release.Table.ValueN[v])))]);

    private static int Above(Release release, int group) =>
        release.Table.Tree.Parents[group] is var parent and not GroupTree.None && release.AtomOf(parent) is { } atom ? atom.Group : GroupTree.None;

    private static string? Id(Release release, int group) => group == GroupTree.None ? null : release.Table.Tree.Ids[group];
}
