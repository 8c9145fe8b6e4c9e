using CultureBot.People;
using CultureBot.Statistics;
using NodaTime;

namespace CultureBot.Kudos;

/// <summary>Counts fairness of who thanked whom.</summary>
internal static class CountFairness
{
    /// <param name="day">The last day that is counted.</param>
    /// <param name="pairs">Each giver and recipient once.</param>
    /// <param name="people">Who could have been thanked; others' thanks count, thanks to others do not.</param>
    /// <param name="teams">Whoever has none is left out of what goes across teams.</param>
    /// <returns>Null when they are too few to be counted.</returns>
    public static FairnessFigures? Of(
        LocalDate day, IReadOnlyCollection<ThanksPair> pairs, IReadOnlySet<PersonId> people, IReadOnlyDictionary<PersonId, string> teams)
    {
        if (people.Count < FairnessFigures.LeastPeople) return null;
        var played = PlayedThanks.Find(pairs);
        var toPeople = pairs.Where(pair => people.Contains(pair.Recipient)).ToLookup(pair => played.Contains((pair.Giver, pair.Recipient)));
        var counted = toPeople[false].ToList();
        var got = counted.GroupBy(pair => pair.Recipient).Select(recipient => recipient.Sum(pair => pair.Thanks)).ToList();
        var known = counted.Where(pair => teams.ContainsKey(pair.Giver) && teams.ContainsKey(pair.Recipient)).ToList();
        var byChance = GiniByChance.Of([.. counted.GroupBy(pair => pair.Giver).Select(giver => (people.Contains(giver.Key), giver.Sum(pair => pair.Thanks)))], people.Count);
        return new()
        {
            Day = day,
            People = people.Count,
            Thanked = got.Count,
            Thanks = got.Sum(),
            BetweenKnownTeams = known.Sum(pair => pair.Thanks),
            AcrossTeams = known.Where(pair => !string.Equals(teams[pair.Giver], teams[pair.Recipient], StringComparison.OrdinalIgnoreCase)).Sum(pair => pair.Thanks),
            LeftOut = toPeople[true].Sum(pair => pair.Thanks),
            Gini = Gini.Of(got.Concat(Enumerable.Repeat(0, people.Count - got.Count)))!.Value,
            ByChanceLow = byChance.Low,
            ByChanceHigh = byChance.High,
        };
    }
}
