using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CultureBot.People;

namespace CultureBot.Pulse;

/// <summary>
/// Which items a person gets in which wave of a standing pulse (methodology §2): twelve weekly waves of one item a level, an
/// anchor as a fourth in every third, and a catch-up. Four items of each level belong to each of three blocks of four weeks,
/// for good; their order in a block is drawn for each window. So every item comes once a window, 10 to 16 weeks apart.
/// </summary>
public static class Rotation
{
    /// <summary>Twelve, and the catch-up.</summary>
    public const int Waves = 13;

    private const int BlockLength = 4;
    private const int MostShuffles = 100;

    // The anchors come in weeks 3, 6, 9 and 12, in the order of the window's questions.
    private const int AnchorEvery = 3;

    /// <summary>The questions of one regular wave (1 to 12), one a level and perhaps an anchor; levels without items are left out.</summary>
    public static ImmutableArray<Question> OfWave(PersonId person, WindowId window, IReadOnlyCollection<Question> questions, int wave)
    {
        if (wave is < 1 or >= Waves) throw new ArgumentOutOfRangeException(nameof(wave), wave, "Regular waves are 1 to 12.");
        var block = (wave - 1) / BlockLength;
        var week = (wave - 1) % BlockLength;
        var items = Block(person, window, questions, block)[week];
        Question[] anchors = [.. questions.Where(question => question.Level is null)];
        var anchor = wave % AnchorEvery == 0 ? (wave / AnchorEvery) - 1 : anchors.Length;
        return anchor < anchors.Length ? [.. items, anchors[anchor]] : items;
    }

    /// <summary>The catch-up: everything of the waves that a person let pass.</summary>
    public static ImmutableArray<Question> CatchUp(
        PersonId person, WindowId window, IReadOnlyCollection<Question> questions, IEnumerable<int> missedWaves) =>
        [.. missedWaves.Order().SelectMany(wave => OfWave(person, window, questions, wave))];

    // The four weeks of a block; shuffled again while one week has a dimension twice, as long as that can be helped.
    private static ImmutableArray<ImmutableArray<Question>> Block(
        PersonId person, WindowId window, IReadOnlyCollection<Question> questions, int block)
    {
        ImmutableArray<ImmutableArray<Question>> weeks = [];
        for (var shuffle = 0; shuffle < MostShuffles; shuffle++)
        {
            var byLevel = Enum.GetValues<Level>().Select(level => Shuffled(
                Of(person, questions, level, block), $"{person.Value:D} {window.Value:D} {level} {block} {shuffle}")).ToList();
            weeks = [.. Enumerable.Range(0, BlockLength).Select(week => byLevel.Where(items => week < items.Length).Select(items => items[week]).ToImmutableArray())];
            if (weeks.All(HasEachDimensionOnce)) break;
        }

        return weeks;
    }

    private static ImmutableArray<Question> Of(PersonId person, IEnumerable<Question> questions, Level level, int block) =>
        [.. Shuffled([.. questions.Where(question => question.Level == level)], $"{person.Value:D} {level}").Skip(block * BlockLength).Take(BlockLength)];

    private static bool HasEachDimensionOnce(ImmutableArray<Question> week) =>
        week.Select(question => question.Dimension).Distinct().Count() == week.Length;

    /// <summary>Fisher–Yates, drawn from HMAC-SHA256 of the seed: the same seed gives the same order on every machine.</summary>
    private static ImmutableArray<Question> Shuffled(ImmutableArray<Question> items, string seed)
    {
        var order = items.ToArray();
        var drawn = new HmacNumbers(seed);
        for (var last = order.Length - 1; last > 0; last--)
        {
            var other = drawn.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return [.. order];
    }

    private sealed class HmacNumbers(string seed)
    {
        private int _count;

        // Unbiased enough: the bounds are at most 12 of 2^32.
        public int Below(int bound)
        {
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(seed), BitConverter.GetBytes(_count++), hash);
            return (int)(BitConverter.ToUInt32(hash) % (uint)bound);
        }
    }
}
