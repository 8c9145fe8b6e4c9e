using CultureBot.Privacy;
using CultureBot.Privacy.Attack;

namespace CultureBot.Tests.Privacy.Attack;

public sealed class LedgerAttackTests
{
    [Fact]
    public void Nobody_is_found_in_what_admission_published()
    {
        var (random, tried) = (new Random(5), new Dictionary<LedgerAttackKind, long>());
        for (var i = 0; i < 300; i++)
        {
            var tiers = TieredRelease.Admit(RandomOrganization.Of(random).Table(0, 0), Thresholds.Least);

            foreach (var finding in LedgerAttack.Run([.. Figures(tiers.Fives), .. Figures(tiers.Bands, random)], []))
            {
                Assert.Equal((finding.Kind, 0), (finding.Kind, finding.Found));
                tried[finding.Kind] = tried.GetValueOrDefault(finding.Kind) + finding.Tried;
            }
        }

        Assert.All(
            [LedgerAttackKind.Figures, LedgerAttackKind.Remainders, LedgerAttackKind.Unpublished, LedgerAttackKind.LowAnswers],
            kind => Assert.True(tried[kind] > 100, $"{kind}: {tried[kind]}"));
    }

    [Fact]
    public void Without_the_remainder_rule_somebody_is()
    {
        var (random, remainders, unpublished) = (new Random(6), 0, 0);
        for (var i = 0; i < 100; i++)
        {
            var found = Found(Figures(Companies.WithoutRemainders(RandomOrganization.Of(random).Table(0, 0), 5)));

            if (found[LedgerAttackKind.Remainders] > 0) remainders++;
            if (found[LedgerAttackKind.Unpublished] > 0) unpublished++;
        }

        Assert.True(remainders > 10 && unpublished > 10, $"{remainders} {unpublished}");
    }

    [Fact]
    public void Each_tier_and_each_question_is_held_to_its_own()
    {
        LedgerFigure[] figures =
        [
            new("q1", 5, "Co", null, 12), new("q1", 5, "A", "Co", 6),
            new("q1", 10, "Co", null, 12),
            new("q2", 5, "Co", null, 12), new("q2", 5, "A", "Co", 8),
            Value("q1", "x", 7), Value("q1", "y", 5), Value("q2", "x", 11),
        ];

        Assert.Equal("Figures 8 0, Remainders 2 1, Unpublished 2 1, LowAnswers 0 0, Windows 0 0", Show(LedgerAttack.Run(figures, [])));
        Assert.Equal("Figures 1 1, Remainders 0 0, Unpublished 0 0, LowAnswers 0 0, Windows 0 0", Show(LedgerAttack.Run([new("q1", 10, "Co", null, 9)], [])));

        static LedgerFigure Value(string question, string id, int n) => new(question, 5, id, null, n) { IsValue = true };
    }

    [Theory]
    [InlineData(nameof(LowCap.TwoInTheMiddle), 4, 2, 6, 0)]
    [InlineData(nameof(LowCap.TwoInTheMiddle), 4, 0, 8, 1)]
    [InlineData(nameof(LowCap.TwoInTheMiddle), 12, 0, 0, 0)]
    [InlineData(nameof(LowCap.TwoOthers), 2, 0, 10, 0)]
    [InlineData(nameof(LowCap.TwoOthers), 0, 0, 12, 1)]
    public void All_who_are_not_high_must_not_be_shown_to_be_low(string cap, int high, int middle, int low, int found)
    {
        LedgerFigure figure = new("q", 10, "Co", null, 12) { Bands = new(high, middle, low), Cap = Enum.Parse<LowCap>(cap) };

        Assert.Equal(found, Found([figure])[LedgerAttackKind.LowAnswers]);
        // The same twelve, as what is left of twenty-four when a team of twelve is taken off.
        LedgerFigure all = figure with { N = 24, Bands = new Bands(high + 4, middle + 4, low + 4) };
        LedgerFigure team = figure with { Id = "A", ParentId = "Co", Bands = new Bands(4, 4, 4) };
        Assert.Equal(found, Found([all, team])[LedgerAttackKind.LowAnswers]);
    }

    [Fact]
    public void A_trend_of_a_group_that_few_joined_or_left_is_found() =>
        Assert.Equal(
            "Figures 0 0, Remainders 0 0, Unpublished 0 0, LowAnswers 0 0, Windows 4 2",
            Show(LedgerAttack.Run([], [new(5, 0, 0), new(5, 5, 9), new(5, 1, 5), new(8, 7, 0)])));

    private static Dictionary<LedgerAttackKind, long> Found(IReadOnlyCollection<LedgerFigure> figures) =>
        LedgerAttack.Run(figures, []).ToDictionary(finding => finding.Kind, finding => finding.Found);

    private static string Show(IEnumerable<LedgerFinding> findings) => string.Join(", ", findings.Select(finding => $"{finding.Kind} {finding.Tried} {finding.Found}"));

    /// <summary>As a ledger has them, with bands where answers are drawn.</summary>
    private static List<LedgerFigure> Figures(Release release, Random? random = null)
    {
        var bands = random is null ? null : Homogeneity.Soften(release, RandomAnswers.Of(random, release.Table), LowCap.TwoInTheMiddle);
        return
        [
            .. release.Groups.Select(g => new LedgerFigure("q", release.K, Id(release, g)!, Id(release, Above(release, g)), release.Table.GroupN[g]) { Bands = bands?.OfGroup(g) }),
            .. release.Values.Select(v => new LedgerFigure("q", release.K, release.Table.Values[v], null, release.Table.ValueN[v]) { IsValue = true, Bands = bands?.OfValue(v) }),
        ];
    }

    private static int Above(Release release, int group) =>
        release.Table.Tree.Parents[group] is var parent and not GroupTree.None && release.AtomOf(parent) is { } atom ? atom.Group : GroupTree.None;

    private static string? Id(Release release, int group) => group == GroupTree.None ? null : release.Table.Tree.Ids[group];
}
