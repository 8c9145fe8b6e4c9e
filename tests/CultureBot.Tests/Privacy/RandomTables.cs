using System.Globalization;
using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>Companies small enough for the general audit, with many groups near the threshold.</summary>
internal static class RandomTables
{
    public static RespondentTable Tree(Random random) => Table(random, mostGroups: 9, values: 0, mostInCell: 9);

    public static RespondentTable WithValues(Random random) => Table(random, mostGroups: 5, values: random.Next(1, 4), mostInCell: 6);

    private static RespondentTable Table(Random random, int mostGroups, int values, int mostInCell)
    {
        var count = random.Next(1, mostGroups + 1);
        // Ids in no order, so that the order of numbers is tested as well.
        string[] ids = [.. Enumerable.Range(10, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        random.Shuffle(ids);
        return Companies.WithValues(
            [.. Enumerable.Range(0, values).Select(v => "v" + v.ToString(CultureInfo.InvariantCulture))],
            [.. ids.Select((id, i) => (id, i == 0 ? null : ids[random.Next(i)], Enumerable.Range(0, values).Select(_ => Cell()).ToArray(), Cell()))]);

        int Cell() => Math.Max(0, random.Next(-3, mostInCell + 1));
    }
}
