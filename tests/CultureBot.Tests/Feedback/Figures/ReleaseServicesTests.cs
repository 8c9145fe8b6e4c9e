using System.Numerics;
using CultureBot.Feedback;
using CultureBot.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Feedback.Figures;

/// <summary>No figure is about fewer than five customers, nor is any sum or difference of them, whoever knows the named and relayed ones.</summary>
public sealed class ReleaseServicesTests
{
    private const int K = 5;
    private const string It = "team:1";

    private static readonly FeedbackWay[] Ways = Enum.GetValues<FeedbackWay>();

    [Fact]
    public void A_provider_and_its_large_edges_are_published_and_small_ones_are_not()
    {
        var published = ReleaseServices.Of([.. Many("care", 6, FeedbackWay.Sealed, 5), .. Many("desk", 5, FeedbackWay.Sealed, 3), .. Many("shop", 5, FeedbackWay.Sealed, 5)], K);

        Assert.Equal([new(It, "", 16, 11), new(It, "care", 6, 6), new(It, "desk", 5, 0), new(It, "shop", 5, 5)], published);
        Assert.Equal([new(It, "", 9, 6)], ReleaseServices.Of([.. Many("care", 6, FeedbackWay.Sealed, 5), .. Many("desk", 3, FeedbackWay.Sealed, 3)], K));
        Assert.Empty(ReleaseServices.Of(Many("care", 4, FeedbackWay.Sealed, 5), K));
    }

    [Fact]
    public void Few_sealed_ratings_among_many_known_ones_are_protected_from_whoever_knows_these()
    {
        Assert.Empty(ReleaseServices.Of([.. Many("care", 9, FeedbackWay.Named, 5), .. Many("care", 1, FeedbackWay.Sealed, 2)], K));
        Assert.Empty(ReleaseServices.Of([.. Many("care", 9, FeedbackWay.Relayed, 5), .. Many("care", 4, FeedbackWay.Sealed, 2)], K));
        Assert.Equal([new(It, "", 9, 9), new(It, "care", 9, 9)], ReleaseServices.Of(Many("care", 9, FeedbackWay.Named, 5), K));
        Assert.Equal(
            [new(It, "", 14, 9), new(It, "care", 14, 9)],
            ReleaseServices.Of([.. Many("care", 9, FeedbackWay.Named, 5), .. Many("care", 5, FeedbackWay.Sealed, 2)], K));
    }

    [Fact]
    public void Of_an_organization_of_any_shape_nothing_singles_out_fewer_than_five() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        seed =>
        {
            var random = new Random(seed);
            var ratings = Enumerable.Range(0, random.Next(1, 60))
                .Select(_ => new CountedRating($"team:{random.Next(3)}", random.Next(4) is var team and > 0 ? $"t{team}" : "", Ways[random.Next(random.Next(1, 4))], random.Next(1, 6)))
                .ToList();
            var published = ReleaseServices.Of(ratings, K);
            foreach (var figure in published)
            {
                var about = ratings.Where(rating => rating.Provider == figure.Provider && (figure.CustomerTeam.Length == 0 || rating.CustomerTeam == figure.CustomerTeam)).ToList();
                Assert.Equal((about.Count, about.Count(rating => rating.Stars == 5)), (figure.N, figure.Fives));
                Assert.True(figure.N >= K);
            }

            foreach (var provider in published.GroupBy(figure => figure.Provider, StringComparer.Ordinal))
            {
                foreach (var known in (FeedbackWay[][])[[], [FeedbackWay.Named], [FeedbackWay.Named, FeedbackWay.Relayed]])
                    Assert.True(IsSafe([.. provider], [.. ratings.Where(rating => rating.Provider == provider.Key && !known.Contains(rating.Way))]), $"seed {seed}");
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Safety is not bought by hiding everything: of 500 quarters as they are in life, how much of what enough customers said is published.</summary>
    [Fact]
    public void Most_of_what_enough_customers_said_is_published()
    {
        var random = new Random(1);
        int large = 0, shown = 0, providers = 0, whole = 0;
        for (var quarter = 0; quarter < 500; quarter++)
        {
            // Of ten ratings six are sealed, two relayed and two named.
            var ratings = Enumerable.Range(1, random.Next(4, 9)).SelectMany(team => Enumerable.Range(0, random.Next(2, 13)).Select(_ => team))
                .Select(team => new CountedRating(It, $"t{team}", Ways[random.Next(10) switch { < 6 => 2, < 8 => 1, _ => 0 }], random.Next(1, 6))).ToList();
            var published = ReleaseServices.Of(ratings, K);
            providers++;
            whole += published.Count(figure => figure.CustomerTeam.Length == 0);
            large += ratings.GroupBy(rating => rating.CustomerTeam, StringComparer.Ordinal).Count(edge => edge.Count() >= K);
            shown += published.Count(figure => figure.CustomerTeam.Length > 0);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"Published: {whole} of {providers} providers, {shown} of {large} edges with {K} customers or more ({100.0 * shown / large:F1} %).");
        Assert.Equal(providers, whole);
        Assert.True(shown > large / 3, $"{shown} of {large}");
    }

    // By exact rank, among those whom nobody knows apart.
    private static bool IsSafe(PublishedService[] published, CountedRating[] unknown) => ReleaseAudit.IsSafe(
        K,
        published.Length,
        unknown.Select(rating => new AuditAtom(1, published.Select((figure, bit) => figure.CustomerTeam.Length == 0 || figure.CustomerTeam == rating.CustomerTeam ? BigInteger.One << bit : BigInteger.Zero)
            .Aggregate(BigInteger.Zero, (bits, bit) => bits | bit))));

    private static IEnumerable<CountedRating> Many(string team, int count, FeedbackWay way, int stars) => Enumerable.Repeat(new CountedRating(It, team, way, stars), count);
}
