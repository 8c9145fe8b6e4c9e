using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>
/// Publishes the answers of invented organizations by the rules that real ones are published by, and then tries to single
/// out people from all of it. The same seed tries the same.
/// </summary>
public static class AttackSimulator
{
    /// <summary>With larger k there are too many sets of fewer people to try them all.</summary>
    public const int LargestK = 8;

    /// <summary>With a smaller one there is nothing to hide among.</summary>
    public const int SmallestK = 3;

    private const int MostColluders = 2;

    /// <param name="releases">How many organizations.</param>
    /// <param name="k">The threshold of Fives; that of bands is twice as many.</param>
    /// <param name="seed">Chooses the organizations.</param>
    /// <param name="cancellationToken">Ends it between two of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A k that is not tried, or less than no releases.</exception>
    public static AttackReport Run(int releases, int k, int seed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(releases);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, SmallestK);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, LargestK);
        var random = new Random(seed);
        var tally = new AttackTally();
        for (var i = 0; i < releases; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Attack(RandomOrganization.Of(random), new(k, 2 * k), random, tally);
        }

        return new(releases, k, tally.Findings, tally.SmallestLeft, MostColluders, tally.Share, tally.Trends);
    }

    private static void Attack(RandomOrganization organization, Thresholds thresholds, Random random, AttackTally tally)
    {
        var k = thresholds.Fives;
        var tiers = Enumerable.Range(0, RandomOrganization.Windows)
            .Select(window => Enumerable.Range(0, RandomOrganization.Questions).Select(question => Publish(organization, window, question, thresholds)).ToImmutableArray())
            .ToImmutableArray();
        foreach (var (fives, bands) in tiers.SelectMany(window => window)) Attack(fives, bands, random, tally);
        foreach (var window in tiers) tally.Add(AttackKind.Questions, SumAttack.Run(window.SelectMany((tier, question) => tier.Fives.Sums(question)), k), k);
        var windows = new AttackedWindows(organization, [.. tiers.Select(window => window.Select(tier => tier.Fives).ToImmutableArray())], k, random);
        tally.Add(windows.Share);
        tally.Add(AttackKind.Windows, SumAttack.Run([.. tiers[0][0].Fives.Sums(0), .. tiers[1][0].Fives.Sums(1), .. windows.Sums(2, windows.Trends.Keys)], k), k);
        Collude(organization, tiers[0][0].Fives, k, random, tally);
    }

    private static void Attack(AttackedRelease fives, AttackedRelease bands, Random random, AttackTally tally)
    {
        var k = fives.Release.K;
        tally.Add(AttackKind.AnySum, SumAttack.Run(fives.Sums(0), k), k);
        foreach (var tier in (AttackedRelease[])[fives, bands])
        {
            tally.Add(AttackKind.NestedGroups, NestedGroupsAttack.Run([.. tier.All], tier.Release.K), tier.Release.K);
            tally.Add(AttackKind.TreeAgainstValues, TreeAgainstValuesAttack.Run(tier.Atoms, tier.Values, tier.Release.K), tier.Release.K);
        }

        foreach (var cap in Enum.GetValues<LowCap>())
        {
            var softened = Homogeneity.Soften(bands.Release, RandomAnswers.Of(random, bands.Release.Table), cap);
            tally.Add(AttackKind.Tiers, TiersAttack.Run(softened, bands.Release, cap), int.MaxValue);
        }

        tally.Add(fives.Release.Share);
    }

    /// <summary>Whoever knows c of a set of at least k has k − c others left in it. Fewer would be more than they brought with them.</summary>
    private static void Collude(RandomOrganization organization, AttackedRelease release, int k, Random random, AttackTally tally)
    {
        // Those of one group know most of it.
        var group = release.Atoms.IsEmpty ? UInt128.Zero : release.Atoms[random.Next(release.Atoms.Length)];
        int[] members = [.. Enumerable.Range(0, organization.People.Length).Where(p => ((group >> p) & 1) == 1)];
        random.Shuffle(members);
        var colluders = members.Take(random.Next(1, MostColluders + 1)).Aggregate(UInt128.Zero, (all, p) => all | UInt128.One << p);
        var result = SumAttack.Run(release.Sums(0), k, colluders);
        tally.Add(AttackKind.Collusion, result, k - PublishedSum.Count(colluders));
        tally.Left(result.Smallest);
    }

    private static (AttackedRelease Fives, AttackedRelease Bands) Publish(RandomOrganization organization, int window, int question, Thresholds thresholds)
    {
        var release = TieredRelease.Admit(organization.Table(window, question), thresholds);
        return (new(organization, window, question, release.Fives), new(organization, window, question, release.Bands));
    }
}
