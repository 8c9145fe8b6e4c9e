using CultureBot.Feedback;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Feedback.CheckIns;

public sealed class BalanceRoundTests
{
    [Fact]
    public void An_edge_that_was_heard_less_comes_first()
    {
        BalanceRound balance = new([("sales", "it", 3), ("sales", "hr", 1)]);

        Assert.Equal(["office", "hr"], balance.Choose("sales", ["it", "hr", "office"], 0));
        Assert.Equal(["hr", "office"], balance.Choose("sales", ["office", "hr", "it"], 1).Order(StringComparer.Ordinal));
        Assert.Empty(balance.Choose("sales", [], 5));
    }

    [Fact]
    public void At_most_two_are_chosen_and_where_all_know_all_no_edge_is_heard_twice_more_than_another() => Prop.ForAll(
        Gen.Choose(1, 40).ToArbitrary(),
        Gen.Choose(1, 12).ToArbitrary(),
        (customers, count) =>
        {
            string[] providers = [.. Enumerable.Range(0, count).Select(number => $"team{number}")];
            BalanceRound balance = new([]);
            var heard = providers.ToDictionary(provider => provider, _ => 0, StringComparer.Ordinal);
            for (var customer = 0; customer < customers; customer++)
            {
                var chosen = balance.Choose("sales", providers, customer);
                if (chosen.Length != Math.Min(2, count) || chosen.Distinct(StringComparer.Ordinal).Count() != chosen.Length) return false;
                foreach (var provider in chosen) heard[provider]++;
            }

            return heard.Values.Max() - heard.Values.Min() <= 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void After_enough_rounds_each_edge_was_heard() => Prop.ForAll(
        Gen.Choose(1, 30).ToArbitrary(),
        Gen.Choose(1, 9).ToArbitrary(),
        (customers, count) =>
        {
            // Each customer knows some; whom they were asked about once they are not asked about again.
            var random = new Random((customers * 31) + count);
            var known = Enumerable.Range(0, customers).Select(_ => Enumerable.Range(0, count).Where(_ => random.Next(2) == 0).Select(number => $"team{number}").ToList()).ToList();
            var edges = known.SelectMany(one => one).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            BalanceRound balance = new([]);
            for (var round = 0; round < (count + 1) / 2; round++)
            {
                for (var customer = 0; customer < customers; customer++)
                {
                    foreach (var provider in balance.Choose("sales", known[customer], customer))
                    {
                        known[customer].Remove(provider);
                        edges.Remove(provider);
                    }
                }
            }

            return edges.Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
