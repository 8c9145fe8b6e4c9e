using System.Globalization;

namespace CultureBot.Chat.Phrases;

/// <summary>
/// A number as CLDR's plural rules see it (Unicode TR 35, part 3, "Plural Operand Meanings"), taken from its digits as
/// they are shown: at most three decimals, without trailing zeros.
/// </summary>
internal readonly record struct PluralOperands(decimal Absolute, decimal Whole, int DecimalCount, decimal Decimals)
{
    public static PluralOperands Of(decimal number)
    {
        var absolute = Math.Abs(PhraseNumber.Shown(number));
        var digits = absolute.ToString("0.###", CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? "" : digits[(point + 1)..];
        return new(
            absolute,
            decimal.Truncate(absolute),
            decimals.Length,
            decimals.Length == 0 ? 0 : decimal.Parse(decimals, CultureInfo.InvariantCulture));
    }

    /// <summary>The operand by its letter. Trailing zeros are never shown, so v = w and f = t; e belongs to compact notation.</summary>
    public decimal this[char operand] => operand switch
    {
        'n' => Absolute,
        'i' => Whole,
        'v' or 'w' => DecimalCount,
        'f' or 't' => Decimals,
        'e' or 'c' => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand, "No such plural operand."),
    };
}
