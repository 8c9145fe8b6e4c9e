using System.Collections.Immutable;

namespace CultureBot.Privacy.Attack;

/// <summary>Invented answers, often all low in one place: that is what has to be hidden.</summary>
internal static class RandomAnswers
{
    private const int Seldom = 3;

    public static ImmutableArray<BandCount> Of(Random random, RespondentTable table) =>
        [.. table.Cells.Select(cell => new BandCount(cell.Group, cell.Value, Answers(random, cell.Count)))];

    private static Bands Answers(Random random, int count)
    {
        var high = random.Next(Seldom) == 0 ? random.Next(count + 1) : 0;
        var middle = random.Next(Seldom) == 0 ? random.Next(count - high + 1) : 0;
        return new(high, middle, count - high - middle);
    }
}
