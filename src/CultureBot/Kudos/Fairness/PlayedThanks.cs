using System.Collections.Immutable;
using CultureBot.People;

namespace CultureBot.Kudos;

/// <summary>
/// Thanks that rather go round than say something (methodology §5): they are left out of figures, and stay visible. Two who thank each other at least four
/// times each way, with 60 % of all that either gives; and three who each thank the next at least three times in a circle.
/// </summary>
internal static class PlayedThanks
{
    private const int EachWay = 4;
    private const double ShareOfAll = .6;
    private const int Rounds = 3;

    public static ImmutableHashSet<(PersonId Giver, PersonId Recipient)> Find(IReadOnlyCollection<ThanksPair> pairs)
    {
        var counts = pairs.ToDictionary(pair => (pair.Giver, pair.Recipient), pair => pair.Thanks);
        var given = pairs.GroupBy(pair => pair.Giver).ToDictionary(giver => giver.Key, giver => giver.Sum(pair => pair.Thanks));
        var found = ImmutableHashSet.CreateBuilder<(PersonId, PersonId)>();
        found.UnionWith(counts.Keys.Where(pair => IsMost(pair.Giver, pair.Recipient) && IsMost(pair.Recipient, pair.Giver)));
        found.UnionWith(Circles(pairs));
        return found.ToImmutable();

        bool IsMost(PersonId giver, PersonId recipient) =>
            counts.GetValueOrDefault((giver, recipient)) is >= EachWay and var thanks && thanks >= ShareOfAll * given[giver];
    }

    private static IEnumerable<(PersonId Giver, PersonId Recipient)> Circles(IEnumerable<ThanksPair> pairs)
    {
        var often = pairs.Where(pair => pair.Thanks >= Rounds).ToLookup(pair => pair.Giver, pair => pair.Recipient);
        return
            from first in often
            from second in first
            from third in often[second]
            where third != first.Key && often[third].Contains(first.Key)
            from edge in ((PersonId, PersonId)[])[(first.Key, second), (second, third), (third, first.Key)]
            select edge;
    }
}
