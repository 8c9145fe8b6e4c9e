using System.Globalization;

namespace CultureBot.Chat.Phrases;

/// <summary>Numbers as phrases show them: grouped, at most three decimals, as ICU's default number format does.</summary>
internal static class PhraseNumber
{
    public static bool TryRead(object value, out decimal number)
    {
        number = 0;
        switch (value)
        {
            case int or long or short or byte or uint or decimal:
                number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
                return true;
            case double d when double.IsFinite(d) && Math.Abs(d) < (double)decimal.MaxValue:
                number = (decimal)d;
                return true;
            default:
                return false;
        }
    }

    public static decimal Shown(decimal number) => Math.Round(number, 3, MidpointRounding.ToEven);

    public static string Text(decimal number, CultureInfo culture) => Shown(number).ToString("#,##0.###", culture);
}
