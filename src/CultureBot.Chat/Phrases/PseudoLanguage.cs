using System.Globalization;

namespace CultureBot.Chat.Phrases;

/// <summary>
/// <c>qps-ploc</c>: English that anyone can read and nobody can overlook, so that text which goes round the phrasebook
/// stands out as the only text without accents and brackets.
/// </summary>
internal static class PseudoLanguage
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Accented = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";

    /// <summary>ICU writes the name as <c>qps-Ploc</c>, other systems as <c>qps-ploc</c>.</summary>
    public static bool Is(CultureInfo culture) => culture.Name.StartsWith("qps-ploc", StringComparison.OrdinalIgnoreCase);

    public static string Translate(string literal) => string.Create(literal.Length + 2, literal, static (to, from) =>
    {
        to[0] = '⟦';
        to[^1] = '⟧';
        for (var i = 0; i < from.Length; i++)
        {
            var letter = Letters.IndexOf(from[i], StringComparison.Ordinal);
            to[i + 1] = letter < 0 ? from[i] : Accented[letter];
        }
    });
}
