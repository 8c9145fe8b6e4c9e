using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Chat.Phrases;

/// <summary>
/// One category's condition in CLDR's own notation, for example <c>v = 0 and i % 10 = 2..4 and i % 100 != 12..14</c>.
/// </summary>
internal sealed record PluralRule(string Category, ImmutableArray<ImmutableArray<PluralRule.Relation>> AnyOf)
{
    public static PluralRule Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new(
            line[..colon].Trim(),
            [.. line[(colon + 1)..].Split(" or ").Select(all => all.Split(" and ").Select(Relation.Parse).ToImmutableArray())]);
    }

    public bool Holds(PluralOperands number) => AnyOf.Any(all => all.All(relation => relation.Holds(number)));

    /// <summary>An operand, perhaps modulo something, is (or is not) one of some whole numbers.</summary>
    internal sealed record Relation(char Operand, int Modulus, bool Negated, ImmutableArray<(int From, int To)> Ranges)
    {
        public static Relation Parse(string text)
        {
            var negated = text.Contains("!=", StringComparison.Ordinal);
            var sides = text.Split(negated ? "!=" : "=", StringSplitOptions.TrimEntries);
            var left = sides[0].Split('%', StringSplitOptions.TrimEntries);
            return new(left[0][0], left.Length > 1 ? Whole(left[1]) : 0, negated, [.. sides[1].Split(',').Select(Range)]);
        }

        public bool Holds(PluralOperands number)
        {
            var value = number[Operand];
            if (Modulus > 0) value %= Modulus;

            // A range holds whole numbers only: 1.5 is not in 1..2.
            var isIn = decimal.IsInteger(value) && Ranges.Any(range => value >= range.From && value <= range.To);
            return isIn != Negated;
        }

        private static (int From, int To) Range(string text)
        {
            var ends = text.Split("..");
            return (Whole(ends[0]), Whole(ends[^1]));
        }

        private static int Whole(string text) => int.Parse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
