using System.Collections.Concurrent;
using System.Globalization;

namespace CultureBot.Web.Pages;

/// <summary>
/// Picks a language that there are words in, so that a page is not half in one and half in another: numbers, dates and
/// the lang attribute follow the words.
/// </summary>
internal static class PageLanguage
{
    /// <summary>English with every letter accented, made by the phrasebook for tests.</summary>
    private const string Pseudo = "qps-ploc";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly ConcurrentDictionary<string, CultureInfo?> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first of the wanted languages (BCP 47, the best first) that has words; English when none has.</summary>
    public static CultureInfo Pick(IEnumerable<string> wanted) =>
        wanted.Where(tag => tag.Length is > 0 and <= 35).Select(Find).FirstOrDefault(culture => culture is not null) ?? English;

    /// <summary>The tags of an Accept-Language header, the best first.</summary>
    public static IEnumerable<string> Accepted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value ?? "");

    private static CultureInfo? Find(string tag)
    {
        if (Known.TryGetValue(tag, out var known)) return known;
        var found = Read(tag);

        // Tags come from requests: the cache holds a bounded number of them.
        if (Known.Count < 500) Known[tag] = found;
        return found;
    }

    private static CultureInfo? Read(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return culture.TwoLetterISOLanguageName == "en" || tag == Pseudo || HasWords(culture) ? culture : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static bool HasWords(CultureInfo culture)
    {
        for (var c = culture; !c.Equals(CultureInfo.InvariantCulture); c = c.Parent)
        {
            if (WebWords.Resources.GetResourceSet(c, createIfNotExists: true, tryParents: false) is not null) return true;
        }

        return false;
    }
}
