using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Tests.Privacy.Attack;

/// <summary>Attacks on random releases; and on releases made badly, for an attack that cannot find anybody proves nothing.</summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Nobody_is_found_in_five_hundred_random_releases(int k)
    {
        var report = AttackSimulator.Run(500, k, seed: 1, Cancellation);

        foreach (var finding in report.Findings) output.WriteLine($"{finding.Kind}: {finding.Tried} tried, {finding.Found} found");
        output.WriteLine($"smallest set left by colluders {report.SmallestLeft}; released {report.Share.OfLargeEnough:P1} of groups with {k} people, {report.Share.OfAll:P1} of all");
        Assert.All(report.Findings, f => Assert.Equal((f.Kind, 0), (f.Kind, f.Found)));
        Assert.All(report.Findings, f => Assert.True(f.Tried > 500, $"{f.Kind} tried {f.Tried}"));
        Assert.False(report.HasFound);
        // Whoever puts two answers together leaves two fewer, and that happens.
        Assert.Equal(k - report.MostColluders, report.SmallestLeft);
        Assert.True(report.Share.OfLargeEnough > .5);
    }

    [Fact]
    public void The_same_seed_tries_the_same()
    {
        var (one, same, other) = (Run(1), Run(1), Run(2));

        Assert.Equal(one.Findings, same.Findings);
        Assert.Equal(one.Share, same.Share);
        Assert.NotEqual(one.Findings, other.Findings);

        static AttackReport Run(int seed) => AttackSimulator.Run(20, 5, seed, Cancellation);
    }

    [Fact]
    public void Without_the_remainder_rule_every_attack_finds_somebody()
    {
        var (random, sums, nested, values, questions) = (new Random(3), 0, 0, 0, 0);
        for (var i = 0; i < 100; i++)
        {
            var organization = RandomOrganization.Of(random);
            var releases = Enumerable.Range(0, RandomOrganization.Questions)
                .Select(question => new AttackedRelease(organization, 0, question, Companies.WithoutRemainders(organization.Table(0, question), 5)))
                .ToList();
            if (SumAttack.Run(releases[0].Sums(0), 5).Smallest is not null)
            {
                sums++;
                Assert.False(ReleaseAudit.IsSafe(releases[0].Release));
            }

            if (NestedGroupsAttack.Run([.. releases[0].All], 5).Smallest is not null) nested++;
            if (TreeAgainstValuesAttack.Run(releases[0].Atoms, releases[0].Values, 5).Smallest is not null) values++;
            if (SumAttack.Run(releases.SelectMany((r, question) => r.Sums(question)), 5).Smallest is not null) questions++;
        }

        Assert.True(sums > 10 && nested > 10 && values > 10 && questions >= sums, $"{sums} {nested} {values} {questions}");
    }

    [Theory]
    [InlineData(nameof(LowCap.TwoInTheMiddle))]
    [InlineData(nameof(LowCap.TwoOthers))]
    public void Bands_as_they_were_answered_give_low_answers_away_and_softened_ones_do_not(string rule)
    {
        var (random, cap, found) = (new Random(7), Enum.Parse<LowCap>(rule), 0);
        for (var i = 0; i < 200; i++)
        {
            var release = TieredRelease.Admit(RandomOrganization.Of(random).Table(0, 0), Thresholds.Least).Bands;
            var answers = RandomAnswers.Of(random, release.Table);
            // All low in every second, as in a company that is about to lose everybody.
            if (i % 2 == 0) answers = [.. answers.Select(a => a with { Answers = new(0, 0, a.Answers.N) })];
            var given = answers.Where(a => release.AtomOf(a.Group) is not null)
                .GroupBy(a => new BandCell(release.AtomOf(a.Group)!.Value.Group, a.Value != RespondentTable.NoValue && release.HasValue[a.Value] ? a.Value : RespondentTable.NoValue))
                .ToDictionary(cell => cell.Key, cell => cell.Aggregate(default(Bands), (sum, a) => sum + a.Answers));

            Assert.Null(TiersAttack.Run(Homogeneity.Soften(release, answers, cap), release, cap).Smallest);
            if (TiersAttack.Run(new ReleasedBands(release, true, given), release, cap).Smallest is not null) found++;
        }

        Assert.True(found > 50, $"{found} found");
    }

    [Fact]
    public void The_attack_and_the_audit_agree()
    {
        var (random, found) = (new Random(4), 0);
        for (var i = 0; i < 300; i++)
        {
            var organization = RandomOrganization.Of(random);
            if (organization.People.Length > 35) continue;
            var release = Companies.WithoutRemainders(organization.Table(0, 0), 4);

            var attack = SumAttack.Run(new AttackedRelease(organization, 0, 0, release).Sums(0), 4);

            Assert.Equal(ReleaseAudit.IsSafe(release), attack.Smallest is null);
            if (attack.Smallest is not null) found++;
        }

        Assert.True(found > 10);
    }

    [Fact]
    public void Three_cuts_that_no_pair_shows_single_somebody_out()
    {
        // Nine people in three atoms; published are each two of them.
        UInt128 first = 0b111, second = 0b111_000, third = 0b111_000_000;

        Assert.Null(SumAttack.Run([new(0, first | second), new(0, second | third)], 5).Smallest);
        Assert.Equal(3, SumAttack.Run([new(0, first | second), new(0, second | third), new(0, first | third)], 5).Smallest);
        // Of different questions they have nothing to do with each other.
        Assert.Null(SumAttack.Run([new(0, first | second), new(0, second | third), new(1, first | third)], 5).Smallest);
    }

    [Fact]
    public void Colluders_shrink_the_set_that_they_are_in()
    {
        PublishedSum[] sums = [new(0, 0b11111), new(0, 0b1111111111)];

        Assert.Null(SumAttack.Run(sums, 5).Smallest);
        Assert.Equal(3, SumAttack.Run(sums, 5, known: 0b11).Smallest);
        Assert.Equal(1, SumAttack.Run(sums, 5, known: 0b11110).Smallest);
        Assert.Null(SumAttack.Run(sums, 5, known: 0b11111).Smallest);
    }

    [Fact]
    public void A_trend_of_a_group_that_one_person_joined_tells_their_answer()
    {
        PublishedSum[] sums = [new(0, Added: 0b1), new(0, Added: 0b1_111110, TakenOff: 0b1_00000_00000)];

        Assert.Equal(1, SumAttack.Run(sums, 5).Smallest);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(1, 2)]
    [InlineData(1, 9)]
    public void What_is_not_tried_is_refused(int releases, int k) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AttackSimulator.Run(releases, k, 1, Cancellation));
}
