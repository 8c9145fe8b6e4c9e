using System.Collections.Immutable;
using CultureBot.Kudos;
using CultureBot.People;
using CultureBot.Statistics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CultureBot.Tests.Kudos.Fairness;

/// <summary>Reach, thanks to other teams, and how uneven they are beside chance.</summary>
public sealed class CountFairnessTests
{
    private static readonly LocalDate Day = new(2026, 11, 20);

    private static readonly PersonId[] People = [.. Enumerable.Range(1, 12).Select(number => new PersonId(new Guid(number, 0, 0, new byte[8])))];

    [Fact]
    public void Shares_are_of_whom_they_say()
    {
        // Ten could be thanked; the last two are new, and thank others all the same.
        ImmutableHashSet<PersonId> eligible = [.. People.Take(10)];
        var teams = People.Take(11).Select((person, i) => (person, Team: i < 5 ? "Sales" : i < 10 ? "sales " : "IT")).ToDictionary(one => one.person, one => one.Team.Trim());
        ThanksPair[] pairs = [new(People[0], People[1], 2), new(People[10], People[1], 1), new(People[11], People[2], 1), new(People[3], People[11], 5)];

        var figures = CountFairness.Of(Day, pairs, eligible, teams)!;

        Assert.Equal((10, 2, 4, 3, 1, 0), (figures.People, figures.Thanked, figures.Thanks, figures.BetweenKnownTeams, figures.AcrossTeams, figures.LeftOut));
        Assert.Equal(.2, figures.Reach, 6);
        Assert.Equal(1.0 / 3, figures.AcrossShare!.Value, 6);
        Assert.Equal(Gini.Of([0, 0, 0, 0, 0, 0, 0, 0, 1, 3])!.Value, figures.Gini, 6);
    }

    [Fact]
    public void What_goes_round_is_left_out_and_counted_aside()
    {
        var figures = CountFairness.Of(
            Day, [new(People[0], People[1], 5), new(People[1], People[0], 4), new(People[2], People[3], 1)], People.ToHashSet(), ImmutableDictionary<PersonId, string>.Empty)!;

        Assert.Equal((1, 1, 9), (figures.Thanked, figures.Thanks, figures.LeftOut));
        Assert.Null(figures.AcrossShare);
    }

    [Fact]
    public void Of_too_few_people_nothing_is_counted()
    {
        Assert.Null(CountFairness.Of(Day, [new(People[0], People[1], 1)], People.Take(9).ToHashSet(), ImmutableDictionary<PersonId, string>.Empty));
        var nobody = CountFairness.Of(Day, [], People.Take(10).ToHashSet(), ImmutableDictionary<PersonId, string>.Empty)!;
        Assert.Equal((0, 0, 0.0, 0.0, 0.0), (nobody.Thanked, nobody.Thanks, nobody.Gini, nobody.ByChanceLow, nobody.ByChanceHigh));
    }

    [Fact]
    public void Thanks_that_go_to_anybody_lie_within_chance_and_thanks_to_one_alone_beyond()
    {
        var givers = People.Select(_ => (true, 20)).ToList();
        var byChance = GiniByChance.Of(givers, People.Length);
        Assert.Equal(byChance, GiniByChance.Of(givers, People.Length));
        Assert.InRange(byChance.Low, .02, .15);
        Assert.InRange(byChance.High, byChance.Low, .25);

        var even = CountFairness.Of(
            Day, [.. People.SelectMany(giver => People.Where(one => one != giver).Select(one => new ThanksPair(giver, one, 2)))], People.ToHashSet(),
            ImmutableDictionary<PersonId, string>.Empty)!;
        Assert.True(even.Gini < even.ByChanceLow);
        var star = CountFairness.Of(
            Day, [.. People.Skip(1).Select(giver => new ThanksPair(giver, People[0], 2))], People.ToHashSet(), ImmutableDictionary<PersonId, string>.Empty)!;
        Assert.True(star.Gini > star.ByChanceHigh);
    }

    [Fact]
    public void Whoever_gives_gets_nothing_of_it_by_chance_either() => Prop.ForAll(
        Gen.Choose(2, 30).Zip(Gen.NonEmptyListOf(Gen.Choose(1, 5))).ToArbitrary(),
        pair =>
        {
            // One giver alone among two: all goes to the other, which is as uneven as can be.
            var all = GiniByChance.Of([(true, pair.Item2.Sum())], 2);
            Assert.Equal(.5, all.Low, 6);
            Assert.Equal(.5, all.High, 6);
            var some = GiniByChance.Of([.. pair.Item2.Select(gifts => (false, gifts))], pair.Item1);
            Assert.InRange(some.Low, 0, some.High);
            Assert.InRange(some.High, 0, 1);
        }).QuickCheckThrowOnFailure();
}
