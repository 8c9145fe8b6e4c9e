using System.Globalization;
using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Web.Simulator;

/// <summary>The words of the simulator's own pages.</summary>
internal static class SimulatorWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static ResourceManager Resources { get; } = new("CultureBot.Web.Simulator.SimulatorWords", typeof(SimulatorWords).Assembly);

    public static Phrasebook Book { get; } = new(Resources);

    public static ChatText Say(CultureInfo culture, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        Book.Say(culture, key, values);

    /// <summary>
    /// The language of somebody's pages: theirs when there are words in it, otherwise English, so that dates are not in
    /// one language and sentences in another.
    /// </summary>
    public static CultureInfo LanguageFor(string locale)
    {
        if (locale.Length == 0) return English;

        var wanted = CultureInfo.GetCultureInfo(locale);
        for (var culture = wanted; !culture.Equals(CultureInfo.InvariantCulture); culture = culture.Parent)
        {
            if (culture.Name == English.Name || Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null) return wanted;
        }

        return English;
    }
}
